import type { Json } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';

/** What one control of a form holds. */
export type ValueKind = 'number' | 'integer' | 'boolean' | 'text' | 'any';

export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['infinity', Infinity],
  ['-inf', -Infinity],
  ['-infinity', -Infinity],
  ['nan', NaN],
]);

/** A value as a person types it. */
export function valueText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

function readNumber(text: string, whole: boolean, { min, max }: Range): Result<Json, string> {
  const trimmed = text.trim().replace(/^\+/, '');
  const special = SPECIAL.get(trimmed.toLowerCase().replace(/^\./, ''));
  const number =
    special ?? (trimmed === '' ? NaN : Number(trimmed.replace(/^(-?\d+),(\d+)$/, '$1.$2')));
  if (special === undefined && Number.isNaN(number)) {
    return fail(whole ? 'A whole number is needed here.' : 'A number is needed here.');
  }
  if (whole && !Number.isSafeInteger(number)) return fail('A whole number is needed here.');
  if (min !== undefined && number < min) return fail(`The smallest value is ${min}.`);
  if (max !== undefined && number > max) return fail(`The largest value is ${max}.`);
  return ok(number);
}

/** A text as a value of any kind: numbers, true, false and null as such, JSON lists and maps, else text. */
function readAny(text: string): Json {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  if (trimmed === 'null') return null;
  if (trimmed !== '' && !Number.isNaN(Number(trimmed))) return Number(trimmed);
  if (/^[[{"]/.test(trimmed)) {
    try {
      return JSON.parse(trimmed) as Json;
    } catch {
      return text;
    }
  }
  return text;
}

/** What was typed as a value of its kind, or what is wrong with it. */
export function readValue(text: string, kind: ValueKind, range: Range = {}): Result<Json, string> {
  switch (kind) {
    case 'number':
      return readNumber(text, false, range);
    case 'integer':
      return readNumber(text, true, range);
    case 'boolean':
      return /^(true|false)$/i.test(text.trim())
        ? ok(text.trim().toLowerCase() === 'true')
        : fail('true or false is needed here.');
    case 'text':
      return ok(text);
    case 'any':
      return ok(readAny(text));
  }
}

/** The next number up or down, by one in the place of the last digit that is written. */
export function stepped(
  text: string,
  by: 1 | -1,
  whole: boolean,
  range: Range = {},
): string | null {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return null;
  const decimals = whole ? 0 : (/\.(\d+)$/.exec(text.trim())?.[1]?.length ?? 0);
  const next = Number((number + by * 10 ** -decimals).toFixed(decimals));
  if (range.min !== undefined && next < range.min) return null;
  if (range.max !== undefined && next > range.max) return null;
  return next.toFixed(decimals);
}
