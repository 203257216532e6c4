import type { Series } from '../../../stores/api.ts';
import type { Range } from './range.ts';

/** A stretch of steps over which a field keeps a text; null: it changes faster than can be shown. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly text: string | null;
}

/** Looks at each pixel this often when there are more entries than that. */
const LOOKS = 3;
/** Stretches narrower than this are drawn as one that changes. */
const NARROWEST = 3;

function textAt({ values, other }: Series, at: number): string {
  const value = other === null ? values[at] : other[at];
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The texts of a field between two steps, stretches of the same text together; empty ones are left out. */
export function bandsOf(series: Series, { min, max }: Range, pixels: number): readonly Band[] {
  const { length, first = 0, stride = 1 } = series;
  const from = Math.max(0, Math.floor((min - first) / stride));
  const to = Math.min(length - 1, Math.ceil((max - first) / stride));
  const every = Math.max(1, Math.floor((to - from + 1) / (pixels * LOOKS)));
  const narrowest = ((max - min) / pixels) * NARROWEST;
  const bands: Band[] = [];
  const add = (start: number, end: number, text: string): void => {
    const band = { from: first + start * stride, to: first + end * stride, text };
    const last = bands.at(-1);
    if (band.to - band.from >= narrowest) {
      if (text !== '') bands.push(band);
    } else if (last?.text === null && last.to >= band.from) {
      bands[bands.length - 1] = { ...last, to: band.to };
    } else bands.push({ ...band, text: null });
  };
  let start = from;
  for (let at = from + every; at <= to; at += every) {
    if (textAt(series, at) === textAt(series, start)) continue;
    add(start, at, textAt(series, start));
    start = at;
  }
  if (start <= to) add(start, to + 1, textAt(series, start));
  return bands;
}
