import { typedNumber, unclearWords } from '../../base/typedNumber.ts';

/** True for a value that a column's filter lets through. */
export type CellFilter = (value: unknown) => boolean;

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
};
const COMPARISON = /^(>=|<=|>|<)\s*(\S.*)$/;
const RANGE = /^(\S.*?)\s*\.\.\s*(\S.*)$/;

/** The number that a text plainly is, else NaN. */
function numberIn(text: string): number {
  const typed = typedNumber(text);
  return typed.kind === 'number' ? typed.value : Number.NaN;
}

function equals(wanted: string): CellFilter {
  const number = numberIn(wanted);
  const text = wanted.toLowerCase();
  return (value) =>
    typeof value === 'number'
      ? value === number || String(value).toLowerCase() === text
      : String(value).toLowerCase() === text;
}

function contains(wanted: string): CellFilter {
  const text = wanted.toLowerCase();
  return (value) => textOf(value).toLowerCase().includes(text);
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Why a word is no number to compare with. */
function notANumber(word: string): string {
  const typed = typedNumber(word);
  return typed.kind === 'unclear' ? unclearWords(word, typed.offers) : `${word} is no number.`;
}

/**
 * What a person types over a column: `> 20`, `<= 3`, `10 .. 20`, `= on`, `!= 0`, a number, or part of
 * a text. Null for nothing; words for what is no filter.
 */
export function cellFilter(typed: string): CellFilter | null | string {
  const text = typed.trim();
  if (text === '') return null;
  const compared = COMPARISON.exec(text);
  if (compared !== null) {
    const [, sign = '', word = ''] = compared;
    const [compare, limit] = [COMPARISONS[sign], numberIn(word)];
    if (Number.isNaN(limit)) return notANumber(word);
    return (value) => {
      const number = typeof value === 'boolean' ? Number(value) : value;
      return typeof number === 'number' && (compare?.(number, limit) ?? false);
    };
  }
  if (/^[<>]=?$/.test(text)) return 'A number is missing.';
  const range = RANGE.exec(text);
  if (range !== null) {
    const [from, to] = [numberIn(range[1] ?? ''), numberIn(range[2] ?? '')];
    if (Number.isNaN(from) || Number.isNaN(to))
      return notANumber((Number.isNaN(from) ? range[1] : range[2]) ?? '');
    return (value) => typeof value === 'number' && value >= from && value <= to;
  }
  if (text.startsWith('!=')) {
    const same = equals(text.slice(2).trim());
    return (value) => !same(value);
  }
  if (text.startsWith('=')) return equals(text.replace(/^==?\s*/, ''));
  return Number.isNaN(numberIn(text)) ? contains(text) : equals(text);
}
