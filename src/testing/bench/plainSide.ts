import { makeFunction } from '../../cli/makeFunction.ts';
import { type Graph, inputsOf, type Node } from './graph.ts';
import { keep } from './kept.ts';
import { timed, type Contender } from './measure.ts';

/*
 * What a person would write by hand for a graph. The loops are written out as text, one statement for
 * each step and each value, and compiled as any function is: nothing is looked up while they run.
 */

/** The step methods of the library, on plain objects. */
class HandRange {
  y = 0;
  i = 0;
  readonly args: { readonly iters: number; readonly start: number; readonly step: number };
  constructor(iters: number) {
    this.args = { iters, start: 0, step: 1 };
  }
  /** False when there is no more. */
  step(): boolean {
    if (this.i >= this.args.iters) return false;
    this.y = this.args.start + this.i * this.args.step;
    this.i += 1;
    return true;
  }
}

class HandSum {
  x = 0;
  y = 0;
  total = 0;
  step(): void {
    this.total += this.x;
    this.y = this.total;
  }
}

class HandAdd {
  a = 0;
  b = 0;
  y = 0;
  step(): void {
    this.y = this.a + this.b;
  }
}

class HandHalf {
  x = 0;
  y = 0;
  step(): void {
    this.y = this.x / 2;
  }
}

function objectOf({ kind }: Node, items: number): { y: number } {
  switch (kind) {
    case 'range':
      return new HandRange(items);
    case 'sum':
      return new HandSum();
    case 'add':
      return new HandAdd();
    case 'half':
      return new HandHalf();
  }
}

const source = (from: string | undefined) => (from ?? '').replace('@', '');

/** `while (c0.step()) { c1.x = c0.y; c1.step(); ... }` over the objects of a graph. */
function handText(graph: Graph): string {
  const [first, ...others] = graph;
  const lines = others.flatMap(({ name, kind, from }) => [
    ...inputsOf(kind).map((field, i) => `${name}.${field} = ${source(from[i])}.y;`),
    `${name}.step();`,
  ]);
  return [`while (${first?.name ?? ''}.step()) {`, ...lines, '}'].join('\n');
}

/** The same with a number for each component, and nothing else. */
function localsText(graph: Graph): string {
  const others = graph.slice(1).map(({ name, kind, from }) => {
    const [a, b] = from.map(source);
    if (kind === 'sum') return `${name} += ${a};`;
    return kind === 'add' ? `${name} = ${a} + ${b};` : `${name} = ${a} / 2;`;
  });
  const names = graph.map(({ name }) => `${name} = 0`).join(', ');
  const last = graph.at(-1)?.name ?? '';
  return [
    `let ${names};`,
    `for (let i = 0; i < items; i++) { c0 = 0 + i * 1;`,
    ...others,
    `}`,
    `return ${last};`,
  ].join('\n');
}

type Loop = (...given: unknown[]) => number | undefined;

/** The loops of a graph by hand: over objects, and over locals. */
export function plainSides(graph: Graph): readonly Contender[] {
  const names = graph.map(({ name }) => name);
  const hand = makeFunction(names, handText(graph)) as Promise<Loop>;
  const locals = makeFunction(['items'], localsText(graph)) as Promise<Loop>;
  const stepsPerItem = graph.length;
  return [
    {
      who: 'hand',
      stepsPerItem,
      run: async (items) => {
        const loop = await hand;
        const objects = graph.map((node) => objectOf(node, items));
        const seconds = await timed(() => loop(...objects));
        keep(objects.at(-1)?.y ?? 0);
        return seconds;
      },
    },
    {
      who: 'locals',
      stepsPerItem,
      run: async (items) => {
        const loop = await locals;
        return timed(() => keep(loop(items) ?? 0));
      },
    },
  ];
}
