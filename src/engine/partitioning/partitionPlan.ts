import type { PlacementReason } from '../../model/run/index.ts';
import { type ClusterGraph, clustersOf } from './clusters.ts';
import { alongTheFlow, heaviestFirst, Assignment } from './assignment.ts';
import type { Load, PartitionRequest } from './partitionRequest.ts';

/** The worker, from 0, of each component. */
export type Placement = ReadonlyMap<string, number>;

export interface PartitionPlan {
  readonly placement: Placement;
  readonly reasons: ReadonlyMap<string, PlacementReason>;
  /** What the busiest worker has to do, with what it sends and takes. */
  readonly peak: number;
}

/** One worker more must make the busiest one's work less by this share, else fewer are taken. */
const WORTH = 0.03;

/**
 * Splits components over workers, so that the busiest one has as little to do as possible. What belongs
 * together stays together (`clustersOf`); the rest is spread heaviest first, and along the flow of
 * values, for each number of workers; both are bettered by moving single clusters, and the best is
 * taken. Equal models get equal plans.
 */
export function planPartitions({
  loads,
  links,
  workers,
  pins = new Map(),
}: PartitionRequest): PartitionPlan {
  const graph = clustersOf({ loads, links, workers, pins });
  const pinned = [...new Set(pins.values())].toSorted((a, b) => a - b);
  const others = Array.from({ length: workers }, (_, at) => at).filter(
    (at) => !pinned.includes(at),
  );
  const all = [...pinned, ...others].slice(0, Math.max(workers, pinned.length));
  const count = Math.max(workers, ...pinned.map((at) => at + 1));
  let best: Assignment | null = null;
  for (const used of counts(Math.min(all.length, graph.clusters.length))) {
    if (used < pinned.length) continue;
    const allowed = all.slice(0, used);
    for (const start of [alongTheFlow(graph, allowed), heaviestFirst(graph, count, allowed)]) {
      const assignment = new Assignment(graph, count, (cluster) => start[cluster] ?? 0);
      assignment.improve(allowed);
      if (best === null || assignment.peak < best.peak * (1 - WORTH)) best = assignment;
    }
  }
  return best === null ? NOTHING : asPlan(graph, best, loads, pinned);
}

/** What the busiest worker has to do under a placement. */
export function peakOf(
  placement: Placement,
  { loads, links }: Pick<PartitionRequest, 'loads' | 'links'>,
): number {
  const busy = new Map<number, number>();
  const at = (name: string) => placement.get(name) ?? 0;
  const add = (worker: number, weight: number) =>
    busy.set(worker, (busy.get(worker) ?? 0) + weight);
  for (const { name, weight } of loads) add(at(name), weight);
  for (const { from, to, cost } of links) {
    if (at(from) === at(to)) continue;
    add(at(from), cost);
    add(at(to), cost);
  }
  return Math.max(0, ...busy.values());
}

/** The workers that a plan uses, in order. */
export function numbersOf({ placement }: PartitionPlan): readonly number[] {
  return [...new Set(placement.values())].toSorted((a, b) => a - b);
}

const NOTHING: PartitionPlan = { placement: new Map(), reasons: new Map(), peak: 0 };

/** Numbers of workers that are tried: each of a few, then fewer and fewer of many. */
function counts(most: number): readonly number[] {
  const tried: number[] = [];
  for (let count = 1; count < most; count += Math.max(1, count >> 2)) tried.push(count);
  return most > 0 ? [...tried, most] : [];
}

/** Workers get their numbers in the order of the model; those chosen by hand keep theirs. */
function asPlan(
  { clusters }: ClusterGraph,
  assignment: Assignment,
  loads: readonly Load[],
  pinned: readonly number[],
): PartitionPlan {
  const of = new Map(
    clusters.flatMap((cluster, at) =>
      cluster.members.map((name) => [name, { cluster, at }] as const),
    ),
  );
  const numbers = new Map<number, number>(pinned.map((at) => [at, at]));
  const isTaken = new Set(pinned);
  let next = 0;
  const placement = new Map<string, number>();
  for (const { name } of loads) {
    const worker = assignment.at[of.get(name)?.at ?? 0] ?? 0;
    if (!numbers.has(worker)) {
      while (isTaken.has(next)) next++;
      numbers.set(worker, next);
      isTaken.add(next);
    }
    placement.set(name, numbers.get(worker) ?? 0);
  }
  const isOne = numbers.size === 1;
  const reasons = new Map(
    loads.map(({ name }) => {
      const { pin = null, bond = 'alone' } = of.get(name)?.cluster ?? {};
      return [name, reasonFor(pin !== null, bond, isOne)] as const;
    }),
  );
  return { placement, reasons, peak: assignment.peak };
}

function reasonFor(isPinned: boolean, bond: string, isOne: boolean): PlacementReason {
  if (isPinned) return 'pinned';
  if (isOne) return 'together';
  return bond === 'cycle' || bond === 'cheap' ? bond : 'balance';
}
