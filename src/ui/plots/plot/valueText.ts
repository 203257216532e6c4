import { numberText } from '../../../base/numberText.ts';
import type { Series } from '../../../stores/api.ts';
import { cellText } from '../series/seriesCsv.ts';
import { entryBefore } from '../series/stepGrid.ts';

const LONGEST = 24;

/** The value of a series at a step, or its last one (null), as a person reads it; empty: there is none. */
export function valueText(series: Series | undefined, step: number | null): string {
  if (series === undefined) return '';
  const at = step === null ? series.length - 1 : entryBefore(series, step);
  if (at < 0) return '';
  const value: unknown = series.other === null ? series.values[at] : series.other[at];
  return typeof value === 'number' ? numberText(value) : shortened(cellText(series, at));
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
