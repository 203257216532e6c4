import { numberText } from '../../../base/numberText.ts';
import { distributionOf } from '../../../study/view/distribution.ts';
import { cellOf, type ViewColumn } from '../columns.ts';
import type { AxisChoice } from './plotChoice.ts';
import type { Findings, PlotKind, TrialsView } from './picture.ts';
import { fanWords } from './fan.ts';
import { spreadWords } from './spread.ts';

/** A row in words: its trial, arguments and results. */
export function rowWords(columns: readonly ViewColumn[], row: number): string {
  const values = columns
    .filter(({ role }) => role === 'argument' || role === 'objective')
    .map((column) => `${column.title} ${cellOf(column, row) || 'none'}`);
  return [`Trial ${cellOf(columns[0] as ViewColumn, row)}`, ...values].join(', ');
}

/** What a plot shows, for who cannot see it. */
export function plotWords(
  kind: PlotKind,
  choices: readonly AxisChoice[],
  view: TrialsView,
  found: Findings,
): readonly string[] {
  const { columns, rows, length, best } = view;
  const count = rows.length === length ? `${length} trials` : `${rows.length} of ${length} trials`;
  const named = choices.map(({ label, column }) => `${label}: ${column.title}`).join(', ');
  const lines = [named === '' ? count : `${count}. ${named}`];
  const [row] = best;
  if (best.length === 1 && row !== undefined) lines.push(`Best: ${rowWords(columns, row)}`);
  if (kind === 'importance') {
    const given = columns.filter((column) => column.role === 'argument');
    for (const { at, share } of found.importance ?? []) {
      const part = Number.isFinite(share) ? `${numberText(share * 100, 2)} %` : 'not known';
      lines.push(`${given[at]?.title ?? ''}: ${part} of the variance`);
    }
  } else if (kind === 'front') {
    lines.push(`${found.front?.length ?? 0} trials that no other beats`);
    for (const one of found.front?.slice(0, 5) ?? []) lines.push(rowWords(columns, one));
  } else if (kind === 'heat' && found.surface !== undefined) {
    const { min, max } = found.surface;
    lines.push(`From ${numberText(min, 4)} to ${numberText(max, 4)}`);
  } else if (kind === 'fan') {
    const field = choices[0]?.column.name;
    const one = view.fans?.find((each) => each.field === field);
    if (one !== undefined) lines.push(...fanWords(one.fan));
  } else {
    for (const { column } of choices) {
      if (column.categories !== null) continue;
      lines.push(`${column.title}: ${spreadWords(distributionOf(column.numbers, rows))}`);
    }
  }
  return lines;
}
