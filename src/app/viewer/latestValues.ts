import { ownValue } from '../../base/json.ts';
import type { RunState } from '../../stores/index.ts';

/** Characters of a text that are told. */
const LONGEST_TEXT = 1_000;

/** A value as other pages get it: numbers, truth and short texts; null for all else. */
function plain(value: unknown): number | boolean | string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : null;
}

/** The newest value of an output; undefined when the run has none. */
function latest(run: RunState, field: string): unknown {
  const at = field.lastIndexOf('.');
  const [component, output] = [field.slice(0, at), field.slice(at + 1)];
  const series = ownValue(run.series, field);
  return (
    ownValue(ownValue(run.outputs, component) ?? {}, output) ??
    ownValue(ownValue(run.values, component)?.output ?? {}, output) ??
    (series && series.length > 0
      ? (series.other?.[series.length - 1] ?? series.values[series.length - 1])
      : undefined)
  );
}

/** The newest values of these outputs, by `component.field`; those without one are left out. */
export function latestValues(
  run: RunState,
  fields: readonly string[],
): Readonly<Record<string, number | boolean | string | null>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = latest(run, field);
      return value === undefined ? [] : [[field, plain(value)]];
    }),
  );
}
