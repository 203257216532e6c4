/** A component of a synchronous benchmark model. */
export interface Node {
  readonly name: string;
  /** `range` counts, `sum` adds up, `add` adds two, `half` halves. */
  readonly kind: 'range' | 'sum' | 'add' | 'half';
  /** Names of the components whose values it takes; before an `@` one that comes a round later. */
  readonly from: readonly string[];
}

/** Components in the order in which a person would step them. */
export type Graph = readonly Node[];

const node = (name: string, kind: Node['kind'], ...from: string[]): Node => ({ name, kind, from });

/** A range, and running sums one behind the other. */
export function chain(length: number): Graph {
  return Array.from({ length }, (_, i) =>
    i === 0 ? node('c0', 'range') : node(`c${i}`, 'sum', `c${i - 1}`),
  );
}

/** A range, and running sums side by side. */
export function fanout(width: number): Graph {
  return [
    node('c0', 'range'),
    ...Array.from({ length: width }, (_, i) => node(`c${i + 1}`, 'sum', 'c0')),
  ];
}

/** Two ways from one source that join again. */
export const diamond: Graph = [
  node('c0', 'range'),
  node('c1', 'sum', 'c0'),
  node('c2', 'sum', 'c0'),
  node('c3', 'add', 'c1', 'c2'),
  node('c4', 'sum', 'c3'),
];

/** A loop with an initial value: half of what was comes back. */
export const cycle: Graph = [
  node('c0', 'range'),
  node('c1', 'add', 'c0', '@c2'),
  node('c2', 'half', 'c1'),
];

/** The input fields of a kind, in the order of `from`. */
export function inputsOf(kind: Node['kind']): readonly string[] {
  if (kind === 'range') return [];
  return kind === 'add' ? ['a', 'b'] : ['x'];
}
