import { floatText, isWhole, pythonText } from '../pythonText.ts';
import { csvCell } from '../../base/csv/csvCell.ts';

/** The header line of a table. */
export function headerLine(names: readonly string[]): string {
  return line(names);
}

/**
 * The lines of some rows, as pandas writes them. A column whose values are all whole is written as
 * whole numbers; one other number, a null or a NaN among them makes all of them floats (`2.0`). Since
 * 2 and 2.0 are one number here, a chunk of a float column that happens to hold only whole numbers
 * comes out as whole numbers.
 */
export function tableLines(columns: readonly (readonly unknown[])[]): string {
  const texts = columns.map(columnTexts);
  const length = texts[0]?.length ?? 0;
  let lines = '';
  for (let row = 0; row < length; row++) lines += line(texts.map((column) => column[row] ?? ''));
  return lines;
}

function columnTexts(values: readonly unknown[]): string[] {
  const numeric = values.every(
    (value) => typeof value === 'number' || is64(value) || isMissing(value),
  );
  const whole = values.every(isWhole);
  return values.map((value) => {
    if (isMissing(value)) return '';
    return numeric && !whole ? floatText(Number(value)) : pythonText(value);
  });
}

/** A whole number for which 64 bits are enough: pandas makes no floats of columns with longer ones. */
function is64(value: unknown): boolean {
  return typeof value === 'bigint' && value >= -(2n ** 63n) && value < 2n ** 64n;
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

function line(cells: readonly string[]): string {
  // A line of one empty cell would be read as no line.
  if (cells.length === 1 && cells[0] === '') return '""\n';
  return `${cells.map(csvCell).join(',')}\n`;
}
