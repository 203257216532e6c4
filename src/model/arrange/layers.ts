/** A wire between two things, by their numbers. */
export type Link = readonly [from: number, to: number];

/** Wires that close a cycle, seen in the order of things: without these nothing runs in a circle. */
function closing(count: number, next: readonly (readonly number[])[]): Set<number> {
  const state = new Uint8Array(count);
  const back = new Set<number>();
  for (let root = 0; root < count; root++) {
    if (state[root] !== 0) continue;
    const stack = [{ at: root, turn: 0 }];
    state[root] = 1;
    while (stack.length > 0) {
      const top = stack[stack.length - 1] as { at: number; turn: number };
      const to = next[top.at]?.[top.turn++];
      if (to === undefined) {
        state[top.at] = 2;
        stack.pop();
      } else if (state[to] === 1) back.add(top.at * count + to);
      else if (state[to] === 0) {
        state[to] = 1;
        stack.push({ at: to, turn: 0 });
      }
    }
  }
  return back;
}

/** Who leads to whom, each once, without loops of one. */
function successors(count: number, links: readonly Link[]): number[][] {
  const next = Array.from({ length: count }, () => new Set<number>());
  for (const [from, to] of links) if (from !== to) next[from]?.add(to);
  return next.map((all) => [...all]);
}

/** Things in columns, and the wires that lead from a column to one further right. */
export interface Layers {
  readonly column: readonly number[];
  readonly forward: readonly Link[];
}

/**
 * The column of each thing: the longest way to it from a source, feedback left out; what nothing leads to
 * stands just before what it leads to.
 */
export function layersOf(count: number, links: readonly Link[]): Layers {
  const next = successors(count, links);
  const back = closing(count, next);
  const forward = next.flatMap((all, from) =>
    all.filter((to) => !back.has(from * count + to)).map((to): Link => [from, to]),
  );
  const ahead: number[][] = Array.from({ length: count }, () => []);
  const waits = new Uint32Array(count);
  for (const [from, to] of forward) {
    ahead[from]?.push(to);
    waits[to] = (waits[to] ?? 0) + 1;
  }
  const column = new Array<number>(count).fill(0);
  const sources = [...waits.keys()].filter((at) => waits[at] === 0);
  const queue = [...sources];
  for (const at of queue) {
    for (const to of ahead[at] ?? []) {
      column[to] = Math.max(column[to] ?? 0, (column[at] ?? 0) + 1);
      waits[to] = (waits[to] ?? 0) - 1;
      if (waits[to] === 0) queue.push(to);
    }
  }
  for (const at of sources) {
    const first = Math.min(...(ahead[at] ?? []).map((to) => column[to] ?? 0));
    if (Number.isFinite(first)) column[at] = Math.max(0, first - 1);
  }
  return { column, forward };
}

/** Layers of which none is taller than so, as far as its things are not: one that is becomes several. */
export function spreadLayers(
  { column, forward }: Layers,
  heightOf: (thing: number) => number,
  most: number,
): Layers {
  const layers: number[][] = [];
  column.forEach((at, thing) => (layers[at] ??= []).push(thing));
  const spread = new Array<number>(column.length).fill(0);
  let next = 0;
  for (const layer of layers) {
    const all = (layer ?? []).reduce((sum, thing) => sum + heightOf(thing), 0);
    const parts = Math.max(1, Math.min(layer?.length ?? 1, Math.ceil(all / most - 1e-9)));
    layer?.forEach((thing, i) => (spread[thing] = next + Math.floor((i * parts) / layer.length)));
    next += parts;
  }
  return { column: spread, forward };
}
