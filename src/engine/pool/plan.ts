/** A component as the plan sees it. */
export interface Load {
  readonly name: string;
  /** What it costs to have, in any unit: its share of a processor, or the time that its steps took. */
  readonly weight: number;
}

/** A connector as the plan sees it. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** What it costs, in the unit of the weights, when its ends are in different workers. */
  readonly cost: number;
}

export interface PlanRequest {
  /** In the order of the model. */
  readonly loads: readonly Load[];
  readonly ways: readonly Way[];
  readonly workers: number;
  /** Components whose worker was chosen by hand. */
  readonly pins?: ReadonlyMap<string, number>;
}

/** The worker, from 0, of each component. */
export type Placement = ReadonlyMap<string, number>;

interface Cluster {
  readonly members: string[];
  weight: number;
  pin: number | null;
}

/**
 * Splits components over workers. Components of one cycle stay together, since each waits for the others
 * anyway; so do those that cost less than what their connector would cost between workers. What is left
 * goes, heaviest first, to the worker that has least to do (longest processing time first: at most 4/3 of
 * the best there is, Graham 1969). Numbers are given in the order of the model, so that equal models get
 * equal plans.
 */
export function planParts({ loads, ways, workers, pins = new Map() }: PlanRequest): Placement {
  const clusters = new Clusters(loads, pins);
  for (const cycle of cyclesOf(loads, ways)) clusters.joinAll(cycle);
  for (const { from, to, cost } of ways.toSorted((a, b) => b.cost - a.cost)) {
    const lighter = Math.min(clusters.of(from).weight, clusters.of(to).weight);
    if (lighter <= cost) clusters.join(from, to);
  }
  const busy = new Array<number>(Math.max(1, workers)).fill(0);
  const placed = new Map<string, number>();
  const put = ({ members, weight }: Cluster, worker: number) => {
    for (const name of members) placed.set(name, worker);
    busy[worker] = (busy[worker] ?? 0) + weight;
  };
  const all = clusters.all();
  for (const cluster of all) if (cluster.pin !== null) put(cluster, cluster.pin);
  const free = all.filter(({ pin }) => pin === null).toSorted((a, b) => b.weight - a.weight);
  for (const cluster of free) put(cluster, busy.indexOf(Math.min(...busy)));
  return placed;
}

/** What the busiest worker has to do. */
export function peakOf(placement: Placement, loads: readonly Load[]): number {
  const busy = new Map<number, number>();
  for (const { name, weight } of loads) {
    const worker = placement.get(name) ?? 0;
    busy.set(worker, (busy.get(worker) ?? 0) + weight);
  }
  return Math.max(0, ...busy.values());
}

class Clusters {
  readonly #of = new Map<string, Cluster>();

  constructor(loads: readonly Load[], pins: ReadonlyMap<string, number>) {
    for (const { name, weight } of loads) {
      this.#of.set(name, { members: [name], weight, pin: pins.get(name) ?? null });
    }
  }

  of(name: string): Cluster {
    return this.#of.get(name) ?? { members: [], weight: 0, pin: null };
  }

  all(): readonly Cluster[] {
    return [...new Set(this.#of.values())];
  }

  joinAll([first, ...others]: readonly string[]): void {
    for (const other of others) if (first !== undefined) this.join(first, other);
  }

  /** What was chosen by hand is kept: two clusters with different workers stay apart. */
  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a === b || (a.pin !== null && b.pin !== null && a.pin !== b.pin)) return;
    // A component that was given a worker by hand does not take others along.
    if ((a.pin === null) !== (b.pin === null)) return;
    a.members.push(...b.members);
    a.weight += b.weight;
    for (const name of b.members) this.#of.set(name, a);
  }
}

/** Sets of components that each lead to every other of the set (Tarjan's algorithm, without recursion). */
function cyclesOf(loads: readonly Load[], ways: readonly Way[]): string[][] {
  const next = new Map<string, string[]>(loads.map(({ name }) => [name, []]));
  for (const { from, to } of ways) next.get(from)?.push(to);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const { name } of loads) {
    if (index.has(name)) continue;
    const path: { readonly at: string; i: number }[] = [];
    const enter = (at: string) => {
      index.set(at, index.size);
      low.set(at, index.get(at) ?? 0);
      open.push(at);
      isOpen.add(at);
      path.push({ at, i: 0 });
    };
    enter(name);
    while (path.length > 0) {
      const top = path[path.length - 1] as { readonly at: string; i: number };
      const to = next.get(top.at)?.[top.i++];
      const lowest = low.get(top.at) ?? 0;
      if (to !== undefined) {
        if (!index.has(to)) enter(to);
        else if (isOpen.has(to)) low.set(top.at, Math.min(lowest, index.get(to) ?? 0));
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) low.set(parent.at, Math.min(low.get(parent.at) ?? 0, lowest));
      if (lowest !== index.get(top.at)) continue;
      const members = open.splice(open.indexOf(top.at));
      for (const member of members) isOpen.delete(member);
      if (members.length > 1) found.push(members);
    }
  }
  return found;
}
