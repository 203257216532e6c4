/** What trials came to, as losses: the smaller, the better. */
export type Losses = readonly number[];

/** -1 where `a` is nowhere worse than `b` and better somewhere, 1 where it is so the other way round, else 0. */
function dominance(a: Losses, b: Losses): -1 | 0 | 1 {
  let isBetter = false;
  let isWorse = false;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    if (x < y) isBetter = true;
    else if (x > y) isWorse = true;
    if (isBetter && isWorse) return 0;
  }
  return isBetter ? -1 : isWorse ? 1 : 0;
}

/**
 * Fronts of points, the best first: each is dominated only by points of those before it (K. Deb and others,
 * A fast and elitist multiobjective genetic algorithm: NSGA-II, 2002).
 *
 * @returns places in `points`
 */
export function frontsOf(points: readonly Losses[]): readonly (readonly number[])[] {
  const worse: number[][] = points.map(() => []);
  const above = points.map(() => 0);
  points.forEach((a, i) => {
    for (let j = i + 1; j < points.length; j++) {
      const order = dominance(a, points[j] as Losses);
      if (order === 0) continue;
      const under = order < 0 ? j : i;
      worse[order < 0 ? i : j]?.push(under);
      above[under] = (above[under] ?? 0) + 1;
    }
  });
  const fronts: number[][] = [];
  let front = points.flatMap((_, i) => (above[i] === 0 ? [i] : []));
  while (front.length > 0) {
    fronts.push(front);
    const next: number[] = [];
    for (const i of front) {
      for (const j of worse[i] ?? []) {
        above[j] = (above[j] ?? 0) - 1;
        if (above[j] === 0) next.push(j);
      }
    }
    front = next.toSorted((a, b) => a - b);
  }
  return fronts;
}

/** How much lies between points and a reference point that is worse than all of them. */
export function hypervolume(points: readonly Losses[], reference: Losses): number {
  const inside = points.filter((point) => point.every((x, i) => x < (reference[i] as number)));
  if (inside.length === 0) return 0;
  const last = reference.length - 1;
  const sorted = inside.toSorted((a, b) => (a[last] as number) - (b[last] as number));
  if (last === 0) return (reference[0] as number) - (sorted[0]?.[0] as number);
  if (last === 1) {
    let [sum, reached] = [0, reference[0] as number];
    sorted.forEach((point, i) => {
      reached = Math.min(reached, point[0] as number);
      const height = ((sorted[i + 1] ?? reference)[1] as number) - (point[1] as number);
      sum += ((reference[0] as number) - reached) * height;
    });
    return sum;
  }
  // Slices along the last objective, each with those points that reach into it.
  return sorted.reduce((sum, point, i) => {
    const from = point[last] as number;
    const to = (sorted[i + 1] ?? reference)[last] as number;
    if (to === from) return sum;
    const flat = sorted.slice(0, i + 1).map((each) => each.slice(0, last));
    return sum + (to - from) * hypervolume(flat, reference.slice(0, last));
  }, 0);
}

/** A point a little worse than all of these, to measure volumes from. */
export function referenceOf(points: readonly Losses[]): Losses {
  const [first = []] = points;
  return first.map((_, i) => {
    const worst = Math.max(...points.map((point) => point[i] as number));
    const reference = Math.max(1.1 * worst, 0.9 * worst);
    return reference === 0 ? Number.EPSILON : reference;
  });
}
