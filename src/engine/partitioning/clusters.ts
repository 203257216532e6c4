import { strongParts } from '../../model/index.ts';
import type { PartitionRequest, Link } from './partitionRequest.ts';

/** Why components are in one cluster. */
type Bond = 'alone' | 'cycle' | 'cheap';

/** Components that go to one worker together. */
interface Cluster {
  readonly members: readonly string[];
  readonly weight: number;
  /** Its worker, where that was chosen by hand. */
  readonly pin: number | null;
  readonly bond: Bond;
}

/** Clusters of components, and what passes between them. */
export interface ClusterGraph {
  /** In an order in which values flow, as far as there is one. */
  readonly clusters: readonly Cluster[];
  /** Cost of the links from a cluster to others, by their places in the list; each way is in both maps. */
  readonly costs: readonly ReadonlyMap<number, number>[];
}

/** A cluster leaves room for so many in each worker, so that there is something to share out. */
const PORTIONS = 4;

interface Growing {
  readonly members: string[];
  weight: number;
  /** Of its heaviest member; what is beyond it was taken along. */
  core: number;
  readonly pin: number | null;
  bond: Bond;
}

/**
 * What a plan need not take apart: components of one cycle, since each waits for the others anyway, and
 * those whose steps cost less than their connector would cost between workers. A long row of cheap
 * components becomes several clusters. Those that were given a worker by hand take nobody along.
 */
export function clustersOf({
  loads,
  links,
  workers,
  pins,
}: Required<PartitionRequest>): ClusterGraph {
  const of = new Map<string, Growing>(
    loads.map(({ name, weight }) => {
      const pin = pins.get(name) ?? null;
      return [name, { members: [name], weight, core: weight, pin, bond: 'alone' as const }];
    }),
  );
  const join = (one: string, other: string, bond: Bond) => {
    const [a, b] = [of.get(one), of.get(other)];
    if (a === undefined || b === undefined || a === b || a.pin !== null || b.pin !== null) return;
    const [large, small] = a.members.length < b.members.length ? [b, a] : [a, b];
    for (const name of small.members) of.set(name, large);
    large.members.push(...small.members);
    large.weight += small.weight;
    large.core = bond === 'cycle' ? large.weight : Math.max(large.core, small.core);
    if (bond === 'cycle' || large.bond === 'alone') large.bond = bond;
  };
  for (const cycle of cyclesIn(links, of)) {
    const [first = '', ...others] = cycle.filter((name) => !pins.has(name));
    for (const other of others) join(first, other, 'cycle');
  }
  const portion = loads.reduce((sum, { weight }) => sum + weight, 0) / (PORTIONS * workers);
  for (const { from, to, cost } of links.toSorted((a, b) => b.cost - a.cost)) {
    const [a, b] = [of.get(from), of.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    if (Math.min(a.weight, b.weight) > cost) continue;
    const taken = a.weight + b.weight - Math.max(a.core, b.core);
    if (taken <= Math.max(portion, 2 * cost)) join(from, to, 'cheap');
  }
  return graphOf([...new Set(of.values())], of, links);
}

function cyclesIn(links: readonly Link[], known: ReadonlyMap<string, unknown>): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of links) {
    if (!known.has(from) || !known.has(to)) continue;
    const targets = next.get(from) ?? new Set();
    next.set(from, targets.add(to));
  }
  return strongParts(next);
}

/** The clusters in an order of flow (Kahn's; where they go round, as the model has them), and their links. */
function graphOf(
  clusters: readonly Growing[],
  of: ReadonlyMap<string, Growing>,
  links: readonly Link[],
): ClusterGraph {
  const next = new Map<Growing, Map<Growing, number>>(clusters.map((one) => [one, new Map()]));
  const waits = new Map<Growing, number>(clusters.map((one) => [one, 0]));
  for (const { from, to, cost } of links) {
    const [a, b] = [of.get(from), of.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    const targets = next.get(a);
    if (targets?.has(b) === false) waits.set(b, (waits.get(b) ?? 0) + 1);
    targets?.set(b, (targets.get(b) ?? 0) + cost);
  }
  const order = new Set(clusters.filter((one) => waits.get(one) === 0));
  for (const one of order) {
    for (const to of next.get(one)?.keys() ?? []) {
      const left = (waits.get(to) ?? 0) - 1;
      waits.set(to, left);
      if (left === 0) order.add(to);
    }
  }
  for (const one of clusters) order.add(one);
  const place = new Map([...order].map((one, at) => [one, at]));
  const costs = [...order].map(() => new Map<number, number>());
  for (const [from, targets] of next) {
    for (const [to, cost] of targets) {
      const [a, b] = [place.get(from) ?? 0, place.get(to) ?? 0];
      costs[a]?.set(b, (costs[a]?.get(b) ?? 0) + cost);
      costs[b]?.set(a, (costs[b]?.get(a) ?? 0) + cost);
    }
  }
  return { clusters: [...order], costs };
}
