import type { Layers } from './layers.ts';

/** What stands in a column: a thing, or a wire that passes by (a number from the count of things on). */
export interface Columns {
  readonly columns: readonly (readonly number[])[];
  /** For each of them: its neighbours in the columns before and behind. */
  readonly before: readonly (readonly number[])[];
  readonly behind: readonly (readonly number[])[];
}

/** More wires than this that pass by are not given a place of their own: it would take too long. */
const MOST_PASSING = 20_000;
/** Sweeps over a graph, and over one of more than so many things. */
const SWEEPS = { few: 8, many: 2, from: 1_500 };

/** Things by columns, with a place for each wire in the columns that it passes, as few crossings as sweeps find. */
export function columnsOf(count: number, { column, forward }: Layers): Columns {
  const length = column.reduce((most, at) => Math.max(most, at + 1), 0);
  const columns: number[][] = Array.from({ length }, () => []);
  column.forEach((at, thing) => columns[at]?.push(thing));
  const before: number[][] = Array.from({ length: count }, () => []);
  const behind: number[][] = Array.from({ length: count }, () => []);
  const join = (from: number, to: number): void => {
    (behind[from] ??= []).push(to);
    (before[to] ??= []).push(from);
  };
  const spans = forward.reduce(
    (sum, [from, to]) => sum + (column[to] ?? 0) - (column[from] ?? 0) - 1,
    0,
  );
  let fresh = count;
  // Wires from one thing pass by together, as far as they go the same way.
  const passing = new Map<string, number>();
  for (const [from, to] of forward) {
    let at = from;
    const end = column[to] ?? 0;
    for (let c = (column[from] ?? 0) + 1; c < end && spans <= MOST_PASSING; c++) {
      const key = `${from} ${c}`;
      const known = passing.get(key);
      const made = known ?? fresh++;
      if (known === undefined) {
        passing.set(key, made);
        columns[c]?.push(made);
        before[made] = [];
        behind[made] = [];
        join(at, made);
      }
      at = made;
    }
    join(at, to);
  }
  return { columns: sorted(columns, before, behind, fresh), before, behind };
}

/** Sorts each column by the middle of its neighbours, to and fro. */
function sorted(
  columns: readonly (readonly number[])[],
  before: readonly (readonly number[])[],
  behind: readonly (readonly number[])[],
  all: number,
): number[][] {
  const place = new Float64Array(all);
  const now = columns.map((column) => [...column]);
  const note = (column: readonly number[]): void =>
    column.forEach((thing, at) => (place[thing] = (at + 0.5) / column.length));
  for (const column of now) note(column);
  let best = now.map((column) => [...column]);
  let least = crossings(now, behind);
  const sweeps = all > SWEEPS.from ? SWEEPS.many : SWEEPS.few;
  for (let sweep = 0; sweep < sweeps && least > 0; sweep++) {
    const isDown = sweep % 2 === 0;
    const side = isDown ? before : behind;
    for (const column of isDown ? now : now.toReversed()) {
      const key = new Map(column.map((thing) => [thing, meanOf(side[thing] ?? [], place, thing)]));
      column.sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
      note(column);
    }
    const found = crossings(now, behind);
    if (found >= least) continue;
    least = found;
    best = now.map((column) => [...column]);
  }
  return best;
}

function meanOf(neighbours: readonly number[], place: Float64Array, own: number): number {
  if (neighbours.length === 0) return place[own] ?? 0;
  return neighbours.reduce((sum, at) => sum + (place[at] ?? 0), 0) / neighbours.length;
}

/** How many pairs of wires between columns cross. */
function crossings(
  columns: readonly (readonly number[])[],
  behind: readonly (readonly number[])[],
): number {
  let sum = 0;
  for (const [at, column] of columns.entries()) {
    const next = columns[at + 1];
    if (next === undefined) break;
    const row = new Map(next.map((thing, i) => [thing, i]));
    // Counts, for each wire from above to below, the wires before it that end further down.
    const tree = new Uint32Array(next.length + 1);
    let total = 0;
    for (const thing of column) {
      const ends = (behind[thing] ?? []).flatMap((to) => row.get(to) ?? []);
      for (const end of ends) {
        let upTo = 0;
        for (let i = end + 1; i > 0; i -= i & -i) upTo += tree[i] ?? 0;
        sum += total - upTo;
      }
      for (const end of ends) {
        for (let i = end + 1; i <= next.length; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
        total++;
      }
    }
  }
  return sum;
}
