import type { Series } from '../../stores/api.ts';
import { cellText } from './seriesCsv.ts';
import { entryBefore } from './stepGrid.ts';

const LONGEST = 24;

/** A number as a person reads it beside a plot: six digits. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value) || Number.isSafeInteger(value)) return String(value);
  const size = Math.abs(value);
  return size >= 1e7 || size < 1e-4 ? value.toExponential(4) : String(Number(value.toPrecision(6)));
}

/** The value of a series at a step, or its last one (null), as a person reads it; empty: there is none. */
export function valueText(series: Series | undefined, step: number | null): string {
  if (series === undefined) return '';
  const at = step === null ? series.length - 1 : entryBefore(series, step);
  if (at < 0) return '';
  const value: unknown = series.other === null ? series.values[at] : series.other[at];
  return typeof value === 'number' ? shortNumber(value) : shortened(cellText(series, at));
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
