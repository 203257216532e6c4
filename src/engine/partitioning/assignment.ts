import type { ClusterGraph } from './clusters.ts';

/** Moves that are tried to better one assignment, at most: large models take the first one that is good. */
const MOST_TRIES = 100_000;
/** Gains below this share are rounding. */
const EPSILON = 1e-9;

/** Clusters spread over workers, and how busy each of them is with steps and with what it sends or takes. */
export class Assignment {
  readonly #graph: ClusterGraph;
  /** The worker of each cluster. */
  readonly at: Int32Array;
  readonly busy: Float64Array;

  constructor(graph: ClusterGraph, workers: number, at: (cluster: number) => number) {
    this.#graph = graph;
    this.at = Int32Array.from(graph.clusters, (_, cluster) => at(cluster));
    this.busy = new Float64Array(workers);
    graph.clusters.forEach(({ weight }, cluster) => this.#add(this.#worker(cluster), weight));
    graph.costs.forEach((links, cluster) => {
      for (const [other, cost] of links) {
        if (this.at[other] !== this.at[cluster]) this.#add(this.#worker(cluster), cost);
      }
    });
  }

  /** What the busiest worker has to do. */
  get peak(): number {
    return this.busy.reduce((most, one) => Math.max(most, one), 0);
  }

  /** Moves clusters one by one, as long as the busiest worker gets less to do by it. */
  improve(allowed: readonly number[]): void {
    let tries = 0;
    for (let better = true; better && tries < MOST_TRIES;) {
      better = false;
      const { peak } = this;
      const busiest = this.busy.indexOf(peak);
      // Whoever leaves the busiest worker, or comes to it and saves it sending, may help.
      for (const [cluster, { pin }] of this.#graph.clusters.entries()) {
        if (pin !== null || !this.#concerns(cluster, busiest)) continue;
        const targets = this.at[cluster] === busiest ? allowed : [busiest];
        for (const to of targets) {
          tries++;
          better = this.#gains(cluster, to, peak);
          if (better) break;
        }
        if (better || tries > MOST_TRIES) break;
      }
    }
  }

  /** Moves a cluster and leaves it there if the busiest worker has less to do then. */
  #gains(cluster: number, to: number, peak: number): boolean {
    const from = this.#worker(cluster);
    if (from === to) return false;
    this.#move(cluster, to);
    if (this.peak < peak * (1 - EPSILON)) return true;
    this.#move(cluster, from);
    return false;
  }

  #concerns(cluster: number, worker: number): boolean {
    if (this.at[cluster] === worker) return true;
    for (const other of this.#graph.costs[cluster]?.keys() ?? []) {
      if (this.at[other] === worker) return true;
    }
    return false;
  }

  #move(cluster: number, to: number): void {
    const from = this.#worker(cluster);
    const weight = this.#graph.clusters[cluster]?.weight ?? 0;
    this.#add(from, -weight);
    this.#add(to, weight);
    this.at[cluster] = to;
    for (const [other, cost] of this.#graph.costs[cluster] ?? []) {
      const there = this.#worker(other);
      if (there !== from) this.#add(from, -cost);
      if (there !== to) this.#add(to, cost);
      if (there === from) this.#add(from, cost);
      if (there === to) this.#add(to, -cost);
    }
  }

  #worker(cluster: number): number {
    return this.at[cluster] ?? 0;
  }

  #add(worker: number, weight: number): void {
    this.busy[worker] = (this.busy[worker] ?? 0) + weight;
  }
}

/** The heaviest first, each to the worker that has least to do (at most 4/3 of the best, Graham 1969). */
export function heaviestFirst(
  { clusters }: ClusterGraph,
  workers: number,
  allowed: readonly number[],
): Int32Array {
  const at = new Int32Array(clusters.length);
  const busy = new Float64Array(workers);
  const put = (cluster: number, worker: number) => {
    at[cluster] = worker;
    busy[worker] = (busy[worker] ?? 0) + (clusters[cluster]?.weight ?? 0);
  };
  clusters.forEach(({ pin }, cluster) => pin !== null && put(cluster, pin));
  const free = clusters.flatMap(({ pin, weight }, cluster) =>
    pin === null ? [{ cluster, weight }] : [],
  );
  for (const { cluster } of free.toSorted((a, b) => b.weight - a.weight)) {
    let least = allowed[0] ?? 0;
    for (const worker of allowed) if ((busy[worker] ?? 0) < (busy[least] ?? 0)) least = worker;
    put(cluster, least);
  }
  return at;
}

/** Along the flow, cut where about the same work is on each side: few values pass between workers. */
export function alongTheFlow({ clusters }: ClusterGraph, allowed: readonly number[]): Int32Array {
  const free = clusters.reduce((sum, { pin, weight }) => sum + (pin === null ? weight : 0), 0);
  let done = 0;
  return Int32Array.from(clusters, ({ pin, weight }) => {
    if (pin !== null) return pin;
    const middle = free === 0 ? 0 : (done + weight / 2) / free;
    done += weight;
    return allowed[Math.min(allowed.length - 1, Math.floor(middle * allowed.length))] ?? 0;
  });
}
