import { frontsOf, hypervolume, type Losses, referenceOf } from './fronts.ts';
import { weightsOf } from './parzen.ts';

/** Trials that count as good: their numbers, rising, and how much each counts. */
export interface Good {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

/** Which trials went well, while they come in one by one. */
export interface Ranking {
  /** How many it was told of. */
  readonly count: number;
  readonly good: Good;
  add(losses: Losses): void;
}

const MOST_GOOD = 25;
/** Trials of several objectives that are compared with a new one: the best, between so many and so many. */
const KEPT = 80;

/** How many trials count as good. */
const goodOf = (count: number, part: number) => Math.min(Math.ceil(part * count), MOST_GOOD);

interface Ranked {
  readonly place: number;
  readonly losses: Losses;
}

/** @param part of the trials that counts as good, of which there are 25 at most */
export const rankingOf = (objectives: number, part: number): Ranking =>
  objectives === 1 ? singleRanking(part) : frontRanking(part);

/** By one loss: no more than the best can ever count. */
function singleRanking(part: number): Ranking {
  const best: Ranked[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    get good() {
      const chosen = best.slice(0, goodOf(count, part)).map(({ place }) => place);
      return { places: chosen.toSorted((a, b) => a - b), weights: weightsOf(chosen.length) };
    },
    add(losses) {
      const loss = losses[0] ?? Infinity;
      let at = best.length;
      while (at > 0 && loss < (best[at - 1]?.losses[0] ?? Infinity)) at--;
      best.splice(at, 0, { place: count++, losses });
      best.length = Math.min(best.length, MOST_GOOD);
    },
  };
}

/** By several losses: what is far from the best fronts is forgotten, so that each trial costs the same. */
function frontRanking(part: number): Ranking {
  let kept: readonly Ranked[] = [];
  let count = 0;
  let known: Good | null = null;
  return {
    get count() {
      return count;
    },
    get good() {
      if (known !== null) return known;
      const chosen = bestOf(kept, goodOf(count, part)).toSorted((a, b) => a.place - b.place);
      known = { places: chosen.map(({ place }) => place), weights: contributions(chosen) };
      return known;
    },
    add(losses) {
      known = null;
      kept = [...kept, { place: count++, losses }];
      if (kept.length > 2 * KEPT) kept = bestOf(kept, KEPT);
    },
  };
}

/**
 * The best fronts, and of that which is too many the points that together cover most (Y. Ozaki and others,
 * Multiobjective tree-structured Parzen estimator, 2022).
 */
function bestOf(all: readonly Ranked[], count: number): readonly Ranked[] {
  const chosen: Ranked[] = [];
  for (const front of frontsOf(all.map(({ losses }) => losses))) {
    const members = front.map((i) => all[i] as Ranked);
    const room = count - chosen.length;
    chosen.push(...(members.length <= room ? members : covering(members, room)));
    if (chosen.length >= count) break;
  }
  return chosen;
}

const isFinite = ({ losses }: Ranked) => losses.every(Number.isFinite);

/**
 * Chooses points one by one, each the one that adds most to the volume covered. What a point adds only
 * shrinks while others are chosen, so only the first in line is measured anew.
 */
function covering(front: readonly Ranked[], count: number): readonly Ranked[] {
  const finite = front.filter(isFinite);
  const reference = referenceOf(finite.map(({ losses }) => losses));
  const chosen: Ranked[] = [];
  let covered = 0;
  const volumeWith = ({ losses }: Ranked) =>
    hypervolume([...chosen.map((one) => one.losses), losses], reference);
  const line = finite.map((point) => ({ point, adds: volumeWith(point), since: 0 }));
  line.sort((a, b) => b.adds - a.adds || a.point.place - b.point.place);
  while (chosen.length < count) {
    const [first] = line;
    if (first === undefined) break;
    if (first.since === chosen.length) {
      chosen.push(first.point);
      covered += first.adds;
      line.shift();
      continue;
    }
    first.adds = volumeWith(first.point) - covered;
    first.since = chosen.length;
    let at = 0;
    for (; at + 1 < line.length; at++) {
      const next = line[at + 1] as typeof first;
      if (next.adds < first.adds) break;
      if (next.adds === first.adds && next.point.place > first.point.place) break;
      line[at] = next;
    }
    line[at] = first;
  }
  const others = front.filter((point) => !isFinite(point));
  return [...chosen, ...others.slice(0, count - chosen.length)];
}

/** Weights of good trials of several objectives: what volume each adds that no other covers. */
function contributions(ranked: readonly Ranked[]): readonly number[] {
  const points = ranked.map(({ losses }) => losses);
  const reference = referenceOf(points);
  const all = hypervolume(points, reference);
  if (!Number.isFinite(all)) return points.map(() => 1);
  const own = points.map((_, i) => all - hypervolume(points.toSpliced(i, 1), reference));
  const most = Math.max(...own, Number.EPSILON);
  return own.map((one) => Math.max(one / most, Number.EPSILON));
}
