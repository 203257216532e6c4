import { type AbstractNode, defineNode, Editor, NodeInterface } from '@baklavajs/core';
import { DependencyEngine } from '@baklavajs/engine';
import { keep } from './kept.ts';
import { timed, type Contender } from './measure.ts';

function counterNode(): AbstractNode {
  let next = 0;
  const Counter = defineNode({
    type: 'counter',
    outputs: { y: () => new NodeInterface('y', 0) },
    calculate: () => ({ y: next++ }),
  });
  return new Counter();
}

function sumNode(onValue: (y: number) => void): AbstractNode {
  let total = 0;
  const Sum = defineNode({
    type: 'sum',
    inputs: { x: () => new NodeInterface('x', 0) },
    outputs: { y: () => new NodeInterface('y', 0) },
    calculate: ({ x }) => {
      total += x;
      onValue(total);
      return { y: total };
    },
  });
  return new Sum();
}

/** A chain in Baklava's dependency engine, one run of the graph for each item. */
export function baklavaChain(length: number): Contender {
  return {
    who: 'baklava',
    stepsPerItem: length,
    run: async (items) => {
      const editor = new Editor();
      const engine = new DependencyEngine(editor);
      let y = 0;
      const nodes = Array.from({ length }, (_, i) =>
        i === 0
          ? counterNode()
          : sumNode((value) => {
              if (i === length - 1) y = value;
            }),
      );
      for (const node of nodes) editor.graph.addNode(node);
      nodes.slice(1).forEach((node, i) => {
        const [from, to] = [nodes[i]?.outputs['y'], node.inputs['x']];
        if (from !== undefined && to !== undefined) editor.graph.addConnection(from, to);
      });
      const seconds = await timed(async () => {
        for (let i = 0; i < items; i++) await engine.runOnce(null);
      });
      keep(y);
      return seconds;
    },
  };
}
