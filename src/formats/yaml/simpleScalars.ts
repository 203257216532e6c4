import { hasValue, isRounded, plainKind, type Scalar, valueOf } from './scalars.ts';

/** Letters of languages that have nothing unseen among them. */
const LETTERS = '\\u00b0-\\u024f\\u0370-\\u052f\\u3041-\\u30ff\\u4e00-\\u9fff\\uac00-\\ud7a3';

/** Characters of which a simple text has none: tabs, line ends but LF, what nobody sees. */
export const NOT_SIMPLE = new RegExp(`[^\\n\\x20-\\x7e${LETTERS}]`);

/** A scalar without quotes that begins like this is one in blocks and in braces alike. */
const PLAIN_START = new RegExp(`^(?:[\\w./($+^${LETTERS}]|-[\\w.(])`);

/** No word for true, false or nothing begins with another letter, and no number or date with any. */
const SURELY_TEXT = /^[a-eg-mp-su-xzA-EG-MP-SU-XZ_]/;

/** What a scalar without quotes stands for. */
interface SimpleScalar {
  readonly value: Scalar;
  /** A float whose value is whole, such as `2.0`. */
  readonly isWholeFloat: boolean;
}

/** Null: it begins like something else, or its value is told with a warning or a fault. */
export function simpleScalar(text: string): SimpleScalar | null {
  if (!PLAIN_START.test(text)) return null;
  if (SURELY_TEXT.test(text)) return { value: text, isWholeFloat: false };
  const kind = plainKind(text);
  if (!hasValue(text, kind) || kind === 'timestamp' || (kind === 'int' && isRounded(text)))
    return null;
  const value = valueOf(text, kind);
  return { value, isWholeFloat: kind === 'float' && Number.isInteger(value) };
}
