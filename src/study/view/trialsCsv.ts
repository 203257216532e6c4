import { toJsonText } from '../../base/json.ts';
import type { TrialColumns } from './trialColumns.ts';

const ROWS_PER_PART = 10_000;

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Trials as CSV, as `tune --out` writes them: a line each, with full names over the columns. In parts, so
 * that many need no single huge text.
 */
export function trialsCsv(trials: TrialColumns, rows: Uint32Array): string[] {
  const columns = trials.all.filter(({ role }) => role !== 'seconds' && role !== 'error');
  // The command has the error before the seconds.
  const last = (['error', 'seconds'] as const).flatMap((role) =>
    trials.all.filter((column) => column.role === role),
  );
  const written = [...columns, ...last];
  const parts = [`${written.map(({ name }) => quoted(name)).join(',')}\n`];
  for (let start = 0; start < rows.length; start += ROWS_PER_PART) {
    let part = '';
    for (const row of rows.subarray(start, start + ROWS_PER_PART)) {
      const cells = written.map((column) => {
        const value = trials.valueAt(column, row);
        if (value === null) return '';
        return typeof value === 'object' ? quoted(toJsonText(value)) : quoted(String(value));
      });
      part += `${cells.join(',')}\n`;
    }
    parts.push(part);
  }
  return parts;
}
