import { nearest } from './nearest.ts';

/** Signs that tables are cut at instead of commas, and what people call them. */
const DELIMITERS: readonly (readonly [sign: string, name: string])[] = [
  [';', '`;`'],
  ['\t', 'the tab'],
  ['|', '`|`'],
];
/** Columns that are named in a message. */
const NAMED = 12;

/** Another delimiter than the comma, where the header has one column and looks like several; else null. */
function otherDelimiter(columns: readonly string[]): readonly [string, string] | null {
  const [only = '', ...more] = columns;
  if (more.length > 0 && !more.every((name) => name.startsWith('Unnamed: '))) return null;
  return DELIMITERS.find(([sign]) => only.includes(sign)) ?? null;
}

/** Why a table lacks a column: the delimiter, a slip of the pen, or what it has instead. */
export function missingColumn(wanted: string, columns: readonly string[]): string {
  const delimiter = otherDelimiter(columns);
  if (delimiter !== null) {
    const name = (columns[0] ?? '').slice(0, 80).replaceAll('\t', '\\t');
    return `The file has one column named \`${name}\`: is ${delimiter[1]} the delimiter? plugboard and Patchbay cut at commas only; save it with commas.`;
  }
  const near = nearest(wanted, columns) ?? columns.find((name) => name.trim() === wanted.trim());
  const meant = near === undefined || near === null ? '' : ` Is "${near}" meant?`;
  const more = columns.length > NAMED ? ` and ${columns.length - NAMED} more` : '';
  const list = columns.slice(0, NAMED).map((name) => `"${name}"`);
  return `The file has no column "${wanted}"; it has ${list.join(', ')}${more}.${meant}`;
}
