/** A plain value that a scalar stands for. */
export type Scalar = string | number | boolean | null;

/** What PyYAML's SafeLoader takes a plain scalar for. */
export type ScalarKind =
  'str' | 'int' | 'float' | 'bool' | 'null' | 'timestamp' | 'merge' | 'value';

const BOOL = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const TRUE = /^(?:yes|true|on)$/i;
const FLOAT =
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const INT =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const TIMESTAMP =
  /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/;

/** The kind of a plain scalar by YAML 1.1 as PyYAML reads it (`y` and `1e3` are texts, `on` is true). */
export function plainKind(text: string): ScalarKind {
  if (BOOL.test(text)) return 'bool';
  if (FLOAT.test(text)) return 'float';
  if (INT.test(text)) return 'int';
  if (text === '<<') return 'merge';
  if (NULL.test(text)) return 'null';
  if (TIMESTAMP.test(text)) return 'timestamp';
  return text === '=' ? 'value' : 'str';
}

const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt \t]+(\d{1,2}):(\d{2}):(\d{2})(?:\.\d*)?[ \t]*(?:Z|[-+](\d{1,2})(?::(\d{2}))?)?)?$/;

function isDate(text: string): boolean {
  const found = DATE.exec(text);
  if (found === null) return false;
  const [year = 0, month = 0, day = 0, ...time] = found.slice(1).map((part) => Number(part ?? 0));
  const [hour = 0, minute = 0, second = 0, zoneHours = 0, zoneMinutes = 0] = time;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const isDay = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days;
  return isDay && hour < 24 && minute < 60 && second < 60 && zoneHours * 60 + zoneMinutes < 1440;
}

/** Python takes no whole number of more digits; what counts in them takes the square of their number. */
const LONGEST_INT = 4_300;

/**
 * Whether a text that looks like a kind also has a value: PyYAML fails at `0x_`, at 30 February, and at
 * `=` and `<<` where no key is.
 */
export function hasValue(text: string, kind: ScalarKind): boolean {
  if (kind === 'timestamp') return isDate(text);
  if (kind === 'int') return text.length <= LONGEST_INT && !/^[-+]?0[bx]_+$/.test(text);
  return kind !== 'merge' && kind !== 'value';
}

function sexagesimal(digits: string): number {
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function readInt(text: string): number {
  const digits = text.replaceAll('_', '');
  const sign = digits.startsWith('-') ? -1 : 1;
  const size = digits.replace(/^[-+]/, '');
  if (size === '0') return 0;
  if (/^0[bx]/.test(size)) return sign * Number(size);
  if (size.startsWith('0')) return sign * Number(`0o${size.slice(1) || '0'}`);
  return sign * (size.includes(':') ? sexagesimal(size) : Number(size));
}

/** A whole number with all of its digits; those of sixty to the place are not among them. */
export function exactInt(text: string): bigint {
  const digits = text.replaceAll('_', '').replace(/^\+/, '');
  const size = digits.replace(/^-/, '');
  const exact = BigInt(/^0[0-7]+$/.test(size) ? `0o${size.slice(1)}` : size);
  return digits.startsWith('-') ? -exact : exact;
}

/** Whether a whole number loses digits as a double; those of sixty to the place are never so long. */
export function isRounded(text: string): boolean {
  const digits = text.replaceAll('_', '').replace(/^\+/, '');
  if (digits.length < 14 || digits.includes(':')) return false;
  const exact = exactInt(digits);
  const near = Number(exact);
  return !Number.isFinite(near) || BigInt(near) !== exact;
}

function readFloat(text: string): number {
  const digits = text.replaceAll('_', '').toLowerCase();
  const sign = digits.startsWith('-') ? -1 : 1;
  const size = digits.replace(/^[-+]/, '');
  if (size === '.inf') return sign * Infinity;
  if (size === '.nan') return NaN;
  return sign * (size.includes(':') ? sexagesimal(size) : Number(size));
}

/**
 * The value of a text taken as a kind. Dates stay the text they are written with: nothing in a model
 * counts with them, and a text can be sent and stored anywhere.
 */
export function valueOf(text: string, kind: ScalarKind): Scalar {
  switch (kind) {
    case 'bool':
      return TRUE.test(text);
    case 'int':
      return readInt(text);
    case 'float':
      return readFloat(text);
    case 'null':
      return null;
    default:
      return text;
  }
}
