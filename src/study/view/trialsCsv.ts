import { type Json, toJsonText } from '../../base/json.ts';
import type { TrialColumn } from './trialColumns.ts';
import { csvCell } from '../../base/csv/csvCell.ts';

/** Trials by columns, as far as a table of them needs it. */
interface Trials {
  readonly columns: readonly Pick<TrialColumn, 'at' | 'name' | 'role'>[];
  value(row: number, column: number): Json;
}

const ROWS_PER_PART = 10_000;

/**
 * Trials as CSV, as `tune --out` writes them: a line each, with full names over the columns. In parts, so
 * that many need no single huge text.
 */
export function trialsCsv(trials: Trials, rows: Uint32Array): string[] {
  const all = trials.columns;
  // The command has the error before the seconds.
  const written = [
    ...all.filter(({ role }) => role !== 'seconds' && role !== 'error'),
    ...all.filter(({ role }) => role === 'error'),
    ...all.filter(({ role }) => role === 'seconds'),
  ];
  const parts = [`${written.map(({ name }) => csvCell(name)).join(',')}\n`];
  for (let start = 0; start < rows.length; start += ROWS_PER_PART) {
    let part = '';
    for (const row of rows.subarray(start, start + ROWS_PER_PART)) {
      const cells = written.map(({ at }) => {
        const value = trials.value(row, at);
        if (value === null) return '';
        return csvCell(typeof value === 'object' ? toJsonText(value) : String(value));
      });
      part += `${cells.join(',')}\n`;
    }
    parts.push(part);
  }
  return parts;
}
