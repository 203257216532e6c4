import { plainDigits } from './plainDigits.ts';

/** What a text that was typed as a number comes to. */
export type TypedNumber =
  | { readonly kind: 'number'; readonly value: number }
  /** It can be several numbers, and nothing says which. */
  | { readonly kind: 'unclear'; readonly offers: readonly number[] }
  | { readonly kind: 'none' };

const NONE: TypedNumber = { kind: 'none' };

const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['infinity', Infinity],
  ['∞', Infinity],
  ['nan', Number.NaN],
]);

/** Spaces that part groups of digits: the plain one, no-break, figure, thin and narrow ones. */
const SPACES = /[ \u00A0\u2007\u2008\u2009\u202F]/g;
/** Marks without width, which come along from web pages and mail. */
const UNSEEN = /\u200B|\u200C|\u200D|[\u200E\u200F\u2060\u061C\uFEFF]/g;
const MINUS = /[\u2212\u2012\u2013\uFE63\uFF0D]/g;
/** Apostrophes of Swiss groups, and the underscores of Python's. */
const MARKS = /['\u2019\u02BC\u2032_]/g;

/** The text in our digits and signs. Groups are parted by a space or `'`, decimals by `.` or `,`. */
function inOurSigns(text: string): string {
  return plainDigits(text.trim().replace(UNSEEN, ''))
    .replace(MINUS, '-')
    .replace(/\uFF0B/g, '+')
    .replace(/\uFF0E/g, '.')
    .replace(/\uFF0C/g, ',')
    .replace(/\uFF05|\u066A/g, '%')
    .replace(/\u066B/g, '.')
    .replace(SPACES, ' ')
    .replace(MARKS, "'")
    .replace(/\u066C/g, "'");
}

/** Digits in groups of three, or, with commas, as in India in twos before the last three. */
function isGrouped(whole: string, mark: string): boolean {
  const parts = whole.split(mark);
  const [first = '', ...rest] = parts;
  if (!/^\d+$/.test(first) || rest.length === 0) return false;
  const last = rest.at(-1) ?? '';
  const inThrees = first.length <= 3 && rest.every((part) => /^\d{3}$/.test(part));
  const inTwos =
    mark === ',' &&
    rest.length > 1 &&
    first.length <= 2 &&
    /^\d{3}$/.test(last) &&
    rest.slice(0, -1).every((part) => /^\d{2}$/.test(part));
  return inThrees || inTwos;
}

/** Digits with at most one decimal mark, and groups before it, as texts that `Number` reads. */
function readingsOf(digits: string): readonly string[] {
  const mark = [' ', "'"].find((each) => digits.includes(each));
  if (mark !== undefined) {
    const [whole = '', decimals, ...more] = digits.split(/[.,]/);
    if (more.length > 0 || !isGrouped(whole, mark) || decimals?.includes(mark)) return [];
    return [`${whole.replaceAll(mark, '')}.${decimals ?? ''}0`];
  }
  const points = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (points > 0 && commas > 0) {
    const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    const group = decimal === '.' ? ',' : '.';
    const [whole = '', decimals = '', ...more] = digits.split(decimal);
    if (more.length > 0 || !isGrouped(whole, group)) return [];
    return [`${whole.replaceAll(group, '')}.${decimals}0`];
  }
  if (points > 1) return isGrouped(digits, '.') ? [digits.replaceAll('.', '')] : [];
  if (commas > 1) return isGrouped(digits, ',') ? [digits.replaceAll(',', '')] : [];
  const decimal = digits.replace(',', '.');
  // A thousand in one language and a number between one and two in another.
  if (/^[1-9]\d{0,2},\d{3}$/.test(digits)) return [digits.replace(',', ''), decimal];
  return [decimal];
}

/** `½` and its kind, alone or behind a whole number. */
function readFraction(text: string): number | null {
  const [, sign = '', whole = '', part = ''] =
    /^([+-]?)(\d*) ?([\u00BC-\u00BE\u2150-\u215E])$/.exec(text) ?? [];
  if (part === '') return null;
  const [over = Number.NaN, under = Number.NaN] = part
    .normalize('NFKD')
    .split('\u2044')
    .map(Number);
  const value = Number(whole) + over / under;
  return sign === '-' ? -value : value;
}

function asNumber(values: readonly number[]): TypedNumber {
  const [value] = values;
  if (value === undefined) return NONE;
  return values.length > 1 ? { kind: 'unclear', offers: values } : { kind: 'number', value };
}

/**
 * Reads a number as people write it in their language: with groups (`1 200`, `1’200`, `1.200.000`), a decimal
 * comma, an exponent, digits of any script, a typographic minus, `½`. A single point is a decimal one, as
 * numbers are shown here. What can be two numbers (`1,200`, `50%`) is told to be so, never guessed.
 *
 * @param unit may stand behind the number (`20 °C`), and then means nothing more
 */
export function typedNumber(text: string, unit = ''): TypedNumber {
  let rest = inOurSigns(text);
  const suffix = inOurSigns(unit);
  const hasUnit = suffix !== '' && rest.endsWith(suffix) && /\d|[\u00BC-\u00BE]/.test(rest);
  if (hasUnit) rest = rest.slice(0, -suffix.length).trim();
  const [, sign = '', word = ''] = /^([+-]?) ?\.?([a-z∞]+)$/i.exec(rest) ?? [];
  const special = SPECIAL.get(word.toLowerCase());
  if (special !== undefined) return asNumber([sign === '-' ? -special : special]);
  const fraction = readFraction(rest);
  if (fraction !== null) return asNumber([fraction]);
  const match = /^([+-]?) ?([\d.,' ]*?)(?:e([+-]?\d+)|[×·*x] ?10\^([+-]?\d+))?( ?%)?$/i.exec(rest);
  const [, minus = '', digits = '', power, longPower, percent] = match ?? [];
  if (!/\d/.test(digits)) return NONE;
  const values = readingsOf(digits.trim()).map((each) =>
    Number(`${minus}${each}e${power ?? longPower ?? '0'}`),
  );
  if (values.some((value) => Number.isNaN(value))) return NONE;
  if (percent === undefined) return asNumber(values);
  return { kind: 'unclear', offers: values.flatMap((value) => [value / 100, value]) };
}

/** A text that can be several numbers, in words: `“1,200” can be 1200 or 1.2.` */
export function unclearWords(text: string, offers: readonly number[]): string {
  return `“${text.trim()}” can be ${offers.map(String).join(' or ')}.`;
}
