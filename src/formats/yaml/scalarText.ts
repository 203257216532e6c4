import { plainKind } from './scalars.ts';

/** Texts that may stand without quotes, if nothing else speaks against it. */
const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`=~][^\p{C}\u2028\u2029]*$/u;
const HYPHENED = /^-[^\s\-:,[\]{}#][^\p{C}\u2028\u2029]*$/u;

function mayBePlain(text: string, inFlow: boolean): boolean {
  if (!PLAIN.test(text) && !HYPHENED.test(text)) return false;
  if (/:(\s|$)|\s#|\s$/.test(text) || plainKind(text) !== 'str') return false;
  return !inFlow || !/[,[\]{}]|:[,[\]{}]/.test(text);
}

/** In double quotes, with everything escaped that a reader might not show or might not read. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u00ad\u2028\u2029\ufeff]/g, (c) => {
    return `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** How a scalar was written; a new value is written the same way where it can. */
export type QuoteStyle = 'plain' | 'single' | 'double';

export function textScalar(text: string, inFlow: boolean, style: QuoteStyle = 'plain'): string {
  const isOneLine = !/[\p{C}\u2028\u2029]/u.test(text);
  if (style === 'single' && isOneLine) return `'${text.replaceAll("'", "''")}'`;
  if (style === 'double') return doubleQuoted(text);
  if (mayBePlain(text, inFlow)) return text;
  return isOneLine && text.includes('"') && !text.includes("'") ? `'${text}'` : doubleQuoted(text);
}

/** A number that PyYAML reads back as the same number. `asFloat`: with a point even if it is whole. */
export function numberScalar(value: number, asFloat = false): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = Object.is(value, -0) ? '-0.0' : String(value);
  if (text.includes('e')) {
    const [mantissa = '', exponent = ''] = text.split('e');
    const sign = /^[-+]/.test(exponent) ? '' : '+';
    return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}e${sign}${exponent}`;
  }
  return asFloat && !text.includes('.') ? `${text}.0` : text;
}

/** Any scalar as YAML. */
export function scalarText(
  value: string | number | boolean | null,
  inFlow: boolean,
  style: QuoteStyle = 'plain',
): string {
  if (typeof value === 'string') return textScalar(value, inFlow, style);
  if (typeof value === 'number') return numberScalar(value);
  return value === null ? 'null' : String(value);
}
