/** A component of a benchmark graph: two inputs `a` and `b`, one output `y`. */
interface BigNode {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface BigWire {
  readonly source: string;
  readonly target: string;
  readonly input: 'a' | 'b';
}

/** A graph as large as somebody may draw one; both sides of the comparison show the same. */
export interface BigGraph {
  readonly name: string;
  readonly nodes: readonly BigNode[];
  readonly wires: readonly BigWire[];
}

/** Places in canvas units, on the editor's grid of 16. */
const COLUMN = 256;
const ROW = 160;
/** Share of wires that run back, as loops do. */
const BACK = 0.03;

/** Numbers in [0, 1), the same in every run. */
function chances(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Components in columns, each wire to one or two columns further right and a few rows up or down, as
 * people draw; a few wires run back. No input has two wires.
 */
function bigGraph(name: string, nodeCount: number, wireCount: number): BigGraph {
  const chance = chances();
  const rows = Math.round(Math.sqrt(nodeCount / 2));
  const columns = Math.ceil(nodeCount / rows);
  const nodes = Array.from({ length: nodeCount }, (_, i) => ({
    name: `c${i}`,
    x: Math.floor(i / rows) * COLUMN,
    y: (i % rows) * ROW,
  }));
  const taken = new Set<string>();
  const wires: BigWire[] = [];
  while (wires.length < wireCount) {
    const from = Math.floor(chance() * nodeCount);
    const step = chance() < BACK ? -2 : 1 + Math.floor(chance() * 2);
    const column = Math.floor(from / rows) + step;
    const row = (from % rows) + Math.floor(chance() * 5) - 2;
    const input = chance() < 0.5 ? 'a' : 'b';
    const to = column * rows + row;
    const isInside = column >= 0 && column < columns && row >= 0 && row < rows && to < nodeCount;
    const end = `c${to}.${input}`;
    if (!isInside || taken.has(end)) continue;
    taken.add(end);
    wires.push({ source: `c${from}`, target: `c${to}`, input });
  }
  return { name, nodes, wires };
}

export const GRAPHS: readonly BigGraph[] = [
  bigGraph('g200', 200, 300),
  bigGraph('g1000', 1_000, 1_600),
  bigGraph('g5000', 5_000, 8_000),
];

/** The graph as a model, with its places. */
export function modelText({ name, nodes, wires }: BigGraph): string {
  return [
    'plugboard:',
    '  process:',
    '    type: plugboard.process.LocalProcess',
    '    args:',
    `      name: ${name}`,
    '      components:',
    ...nodes.map(
      (node) =>
        `      - {type: patchbay.Formula, args: {name: ${node.name}, inputs: [a, b], expressions: {y: a + b}}}`,
    ),
    '      connectors:',
    ...wires.map(
      ({ source, target, input }) => `      - {source: ${source}.y, target: ${target}.${input}}`,
    ),
    '      patchbay:',
    '        version: 1',
    '        positions:',
    ...nodes.map(({ name: at, x, y }) => `          ${at}: [${x}, ${y}]`),
    '',
  ].join('\n');
}
