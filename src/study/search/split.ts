import { frontsOf, hypervolume, type Losses, referenceOf } from './fronts.ts';
import { weightsOf } from './parzen.ts';

/** Trials that went well and the others, as places in the list, and how much each of the first counts. */
export interface Split {
  readonly good: readonly number[];
  readonly rest: readonly number[];
  readonly weights: readonly number[];
}

/** How many trials count as good: a tenth of them, 25 at most. */
const goodOf = (count: number) => Math.min(Math.ceil(0.1 * count), 25);

/** Splits trials, in their order, by how well they went. */
export function split(losses: readonly Losses[]): Split {
  const count = goodOf(losses.length);
  const isSingle = (losses[0]?.length ?? 1) === 1;
  const chosen = isSingle ? smallest(losses, count) : bestFronts(losses, count);
  const good = [...chosen].toSorted((a, b) => a - b);
  const rest = losses.flatMap((_, i) => (chosen.has(i) ? [] : [i]));
  const weights = isSingle
    ? weightsOf(good.length)
    : contributions(good.map((i) => losses[i] ?? []));
  return { good, rest, weights };
}

function smallest(losses: readonly Losses[], count: number): ReadonlySet<number> {
  const order = losses
    .map((_, i) => i)
    .toSorted((a, b) => compare(losses[a]?.[0], losses[b]?.[0]) || a - b);
  return new Set(order.slice(0, count));
}

function compare(a = 0, b = 0): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The best fronts, and of that which is too many the points that together cover most (Y. Ozaki and others,
 * Multiobjective tree-structured Parzen estimator, 2022).
 */
function bestFronts(losses: readonly Losses[], count: number): ReadonlySet<number> {
  const chosen = new Set<number>();
  for (const front of frontsOf(losses)) {
    const room = count - chosen.size;
    const taken = front.length <= room ? front : covering(front, losses, room);
    for (const i of taken) chosen.add(i);
    if (chosen.size >= count) break;
  }
  return chosen;
}

/** Chooses points one by one, each the one that adds most to the volume covered. */
function covering(front: readonly number[], losses: readonly Losses[], count: number) {
  const reference = referenceOf(front.map((i) => losses[i] ?? []));
  const chosen: number[] = [];
  const left = new Set(front);
  while (chosen.length < count) {
    const points = chosen.map((i) => losses[i] ?? []);
    let best = -1;
    let most = -Infinity;
    for (const i of left) {
      const volume = hypervolume([...points, losses[i] ?? []], reference);
      if (volume > most) [best, most] = [i, volume];
    }
    if (best < 0) best = [...left][0] ?? 0;
    chosen.push(best);
    left.delete(best);
  }
  return chosen;
}

/** Weights of good trials of several objectives: what volume each adds that no other covers. */
function contributions(points: readonly Losses[]): readonly number[] {
  const reference = referenceOf(points);
  const all = hypervolume(points, reference);
  if (!Number.isFinite(all)) return points.map(() => 1);
  const own = points.map((_, i) => all - hypervolume(points.toSpliced(i, 1), reference));
  const most = Math.max(...own, Number.EPSILON);
  return own.map((one) => Math.max(one / most, Number.EPSILON));
}
