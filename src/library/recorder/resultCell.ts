import { isObject } from '../../base/json.ts';
import { floatText, isWhole } from '../pythonText.ts';
import { csvCell } from '../../base/csv/csvCell.ts';

/** Text that begins like this, and is none of these words, could be nothing but text. */
const PLAIN = /^\p{L}/u;
const WORDS: ReadonlySet<string> = new Set(['True', 'False', 'nan', 'inf']);

/**
 * A value as a cell of a recorder's file, so that it can be read back: numbers as Python writes them,
 * lists and maps as JSON. Text stands as it is where nobody could take it for anything else; any other
 * text is JSON too.
 */
export function resultCell(value: unknown): string {
  return csvCell(cellText(value));
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return numberText(value);
  if (typeof value === 'string' && PLAIN.test(value) && !WORDS.has(value)) return value;
  return pythonJson(value);
}

function numberText(value: number | bigint): string {
  return isWhole(value) ? String(value) : floatText(value);
}

/** As Python's `json.dumps` writes it: blanks after signs, ASCII alone, NaN and infinities as names. */
function pythonJson(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') {
    return Number.isFinite(value) ? numberText(value) : String(value);
  }
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, v]) => `${ascii(key)}: ${pythonJson(v)}`);
    return `{${entries.join(', ')}}`;
  }
  if (typeof value === 'string') return ascii(value);
  return JSON.stringify(value) ?? 'null';
}

function ascii(text: string): string {
  return JSON.stringify(text).replace(/[\u007F-\uFFFF]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
