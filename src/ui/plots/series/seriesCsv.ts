import type { Series } from '../../../stores/api.ts';
import { entryAt, stepGrid } from './stepGrid.ts';
import { csvCell } from '../../../base/csv/csvCell.ts';

const ROWS_PER_PART = 20_000;

export interface CsvColumn {
  readonly name: string;
  readonly series: Series;
}

/**
 * All values of some series as CSV: a column `step`, a column for each series, lines
 * ended with `\n`. NaN and the infinities are texts; a series that ended early leaves cells empty.
 * In parts, so that a million rows need no single huge text.
 */
export function seriesCsv(columns: readonly CsvColumn[]): string[] {
  const series = columns.map((column) => column.series);
  const { first, stride, rows } = stepGrid(series);
  const parts = [`${['step', ...columns.map(({ name }) => csvCell(name))].join(',')}\n`];
  for (let start = 0; start < rows; start += ROWS_PER_PART) {
    let part = '';
    for (let row = start; row < Math.min(rows, start + ROWS_PER_PART); row++) {
      const step = first + row * stride;
      part += step;
      for (const one of series) part += `,${csvCell(textAt(one, step))}`;
      part += '\n';
    }
    parts.push(part);
  }
  return parts;
}

/** The value at a step as text; empty where a series has none. */
function textAt(series: Series, step: number): string {
  const at = entryAt(series, step);
  return at < 0 ? '' : cellText(series, at);
}

/** One value as text, exact: numbers in the shortest form that reads back as the same number. */
export function cellText({ values, other }: Series, row: number): string {
  const value = other ? other[row] : values[row];
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
