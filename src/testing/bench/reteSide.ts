import { ClassicPreset, type GetSchemes, NodeEditor } from 'rete';
import { DataflowEngine } from 'rete-engine';
import { keep } from './kept.ts';
import { timed, type Contender } from './measure.ts';

/** A node as rete's own types know it; what it works out is in `data`. */
type Node = ClassicPreset.Node & { data(inputs: Inputs): { y: number } };
type Inputs = { x?: number[] };
type Schemes = GetSchemes<Node, ClassicPreset.Connection<Node, Node>>;

class Counter extends ClassicPreset.Node {
  private next = 0;

  constructor(socket: ClassicPreset.Socket) {
    super('counter');
    this.addOutput('y', new ClassicPreset.Output(socket));
  }

  data(): { y: number } {
    return { y: this.next++ };
  }
}

class Sum extends ClassicPreset.Node {
  private total = 0;

  constructor(socket: ClassicPreset.Socket) {
    super('sum');
    this.addInput('x', new ClassicPreset.Input(socket));
    this.addOutput('y', new ClassicPreset.Output(socket));
  }

  data({ x }: Inputs): { y: number } {
    this.total += x?.[0] ?? 0;
    return { y: this.total };
  }
}

/** A chain in rete's dataflow engine: for each item it forgets what it had, and fetches the last node. */
export function reteChain(length: number): Contender {
  return {
    who: 'rete',
    stepsPerItem: length,
    run: async (items) => {
      const editor = new NodeEditor<Schemes>();
      const engine = new DataflowEngine<never>();
      editor.use(engine as never);
      const socket = new ClassicPreset.Socket('number');
      let last: Node = new Counter(socket);
      await editor.addNode(last);
      for (let i = 1; i < length; i++) {
        const next: Node = new Sum(socket);
        await editor.addNode(next);
        await editor.addConnection(new ClassicPreset.Connection(last, 'y', next, 'x' as never));
        last = next;
      }
      return timed(async () => {
        let y = 0;
        for (let i = 0; i < items; i++) {
          engine.reset();
          y = Number(((await engine.fetch(last.id as never)) as { y: number }).y);
        }
        keep(y);
      });
    },
  };
}
