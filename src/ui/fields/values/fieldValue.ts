import type { Json } from '../../../base/json.ts';
import { exactNumber } from '../../../base/numberText.ts';
import { fail, ok, type Result } from '../../../base/result.ts';
import { typedNumber, unclearWords } from '../../../base/typedNumber.ts';
import { readResource } from '../../../model/resources.ts';

/** What a line of a form holds. */
export type ValueKind = 'number' | 'integer' | 'boolean' | 'text' | 'resource' | 'any';

export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** May be typed behind the number. */
  readonly unit?: string | undefined;
}

/** A value as a person reads it. */
export function valueText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return exactNumber(value);
  if (typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

/**
 * A value as it is typed into a line of a kind. Where any kind goes, a text that looks like another kind is in
 * quotes, and so is one of several lines, whose breaks a line would lose.
 */
export function typedText(value: Json | undefined, kind: ValueKind): string {
  if (kind !== 'any') return valueText(value);
  if (value === null) return 'null';
  if (typeof value !== 'string') return valueText(value);
  const read = readValue(value, kind);
  const isSame = read.ok && read.value === value && !/[\n\r]/.test(value);
  return isSame ? value : JSON.stringify(value);
}

/** The number that a text plainly is; undefined for any other text. */
export function numberIn(text: string): number | undefined {
  const typed = typedNumber(text);
  return typed.kind === 'number' ? typed.value : undefined;
}

const TOO_LARGE = 'This number is too large.';

/** True for digits that are more than a number can be (`1e400`), not for the word `inf`. */
function isTooLarge(text: string, value: Json): boolean {
  const isInfinite = value === Infinity || value === -Infinity;
  return isInfinite && /\d/.test(text) && !/inf/i.test(text);
}

/** Why a number that a text stands for does not do; null when it does. */
export function numberFault(
  text: string,
  number: number,
  whole: boolean,
  { min, max }: Range,
): string | null {
  if (isTooLarge(text, number)) return TOO_LARGE;
  if (whole && !Number.isInteger(number)) return 'A whole number is needed here.';
  if (whole && !Number.isSafeInteger(number)) return 'This whole number is too large.';
  if (min !== undefined && number < min) return `The smallest value is ${min}.`;
  return max !== undefined && number > max ? `The largest value is ${max}.` : null;
}

function readNumber(text: string, whole: boolean, range: Range): Result<Json, string> {
  const typed = typedNumber(text, range.unit);
  if (typed.kind === 'unclear') return fail(unclearWords(text, typed.offers));
  if (typed.kind === 'none') {
    return fail(whole ? 'A whole number is needed here.' : 'A number is needed here.');
  }
  const fault = numberFault(text, typed.value, whole, range);
  return fault === null ? ok(typed.value) : fail(fault);
}

/** The number at the beginning of a text that goes on with something else, such as another unit. */
function leadingNumber(text: string): number | undefined {
  const [begin = ''] = /^[^\p{L}°%]*/u.exec(text.trim()) ?? [];
  return begin === '' ? undefined : numberIn(begin);
}

/**
 * What a text that was refused may have meant, as texts that are taken: `1200` and `1.2` for `1,200`, the
 * number alone where its unit is another one.
 */
export function offersFor(text: string, kind: ValueKind, range: Range = {}): readonly string[] {
  if (kind === 'text' || kind === 'boolean') return [];
  const typed = typedNumber(text, range.unit);
  const alone = typed.kind === 'none' && kind !== 'any' ? leadingNumber(text) : undefined;
  const numbers = typed.kind === 'unclear' ? typed.offers : alone === undefined ? [] : [alone];
  const offers = numbers.map(String);
  if (kind === 'resource') {
    const [suffix = ''] = /[a-zA-Z]+$/.exec(text.trim()) ?? [];
    offers.unshift(...numbers.map((number) => `${number}${suffix}`));
  }
  if (kind === 'any' && offers.length > 0) offers.push(JSON.stringify(text.trim()));
  return [...new Set(offers)].filter((offer) => readValue(offer, kind, range).ok);
}

/** What a text is where any kind of value goes: numbers, true, false and null as such, JSON lists and maps, else text. */
function readAny(text: string): Json {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  if (trimmed === 'null') return null;
  const number = numberIn(trimmed);
  if (number !== undefined) return number;
  if (/^[[{"]/.test(trimmed)) {
    try {
      return JSON.parse(trimmed) as Json;
    } catch {
      return text;
    }
  }
  return text;
}

/** An amount of a resource: a number, or a text with a suffix (`250m`, `1Gi`), kept as it is written. */
function readAmount(text: string): Result<Json, string> {
  const typed = typedNumber(text);
  if (typed.kind === 'unclear') return fail(unclearWords(text, typed.offers));
  const number = typed.kind === 'number' ? typed.value : Number.NaN;
  if (!Number.isNaN(number)) {
    if (number < 0) return fail('A resource cannot be below 0.');
    return isTooLarge(text, number) ? fail(TOO_LARGE) : ok(number);
  }
  const read = readResource(text);
  return read.ok
    ? ok(text.trim())
    : fail(`${read.error.replace(/\.$/, '')}. Write 0.5, 250m or 1Gi.`);
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
    case 'resource':
      return readAmount(text);
    case 'any': {
      const typed = typedNumber(text);
      if (typed.kind === 'unclear') return fail(unclearWords(text, typed.offers));
      const value = readAny(text);
      return isTooLarge(text, value) ? fail(TOO_LARGE) : ok(value);
    }
  }
}

/** A sum in the signs of formulas: `2×60`, `3−1` and `10÷4` as `2*60`, `3-1` and `10/4`. */
export function plainSum(text: string): string {
  return text
    .replace(/[\u2212\u2013\uFF0D]/g, '-')
    .replace(/[×·⋅\uFF0A]/g, '*')
    .replace(/[÷\u2215\uFF0F]/g, '/');
}

/** Whether a text that is no number may come to one: `2*60`, `sqrt(2)`. */
export function looksLikeArithmetic(text: string): boolean {
  return /\d|\bpi\b/.test(text) && /[-+*/^%(]|\bpi\b/.test(text) && text.length < 200;
}
