import type { Series } from '../../../stores/api.ts';
import type { PlotRun } from '../draw/plotScene.ts';

/** Of each series the last difference that was asked for: pictures are drawn again and again. */
const known = new WeakMap<Series, { readonly from: Series; readonly difference: Series }>();

/** Whether two series have a value for each step, and all of them are numbers. */
export function haveDifference(a: Series | undefined, b: Series | undefined): boolean {
  return [a, b].every((one) => one !== undefined && one.other === null && (one.stride ?? 1) === 1);
}

/**
 * What a series has more than another at each step that both have. Null where values are no numbers, or
 * where one was thinned: its values stand for stretches of steps.
 */
export function differenceOf(series: Series, from: Series): Series | null {
  if (!haveDifference(series, from)) return null;
  const last = known.get(series);
  if (last?.from === from) return last.difference;
  const [a, b] = [series.first ?? 0, from.first ?? 0];
  const first = Math.max(a, b);
  const length = Math.max(0, Math.min(a + series.length, b + from.length) - first);
  const values = Float64Array.from(
    { length },
    (_, at) =>
      (series.values[first - a + at] ?? Number.NaN) - (from.values[first - b + at] ?? Number.NaN),
  );
  const version = series.version + from.version;
  const difference = { ...{ field: series.field, version, length, values, other: null, first } };
  known.set(series, { from, difference });
  return difference;
}

/**
 * The compared runs as what they have more than the one that shows, which is the first; of that itself
 * nothing is drawn.
 *
 * @param x the field that plots are drawn over; null: steps
 */
export function differencesOf(runs: readonly PlotRun[], x: string | null): readonly PlotRun[] {
  const [shown, ...others] = runs;
  if (shown === undefined) return [];
  const over = x === null ? {} : { [x]: shown.series[x] };
  const differences = others.map((run): PlotRun => {
    const entries = Object.entries(run.series).flatMap(([field, series]) => {
      const from = Object.hasOwn(shown.series, field) ? shown.series[field] : undefined;
      const difference = from === undefined ? null : differenceOf(series, from);
      return difference === null ? [] : [[field, difference] as const];
    });
    return { ...run, series: { ...Object.fromEntries(entries), ...over } as PlotRun['series'] };
  });
  return [{ ...shown, series: {} }, ...differences];
}
