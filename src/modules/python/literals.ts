/** The value of a number as Python writes it; null for a complex one. */
export function numberOf(text: string): number | null {
  const plain = text.replaceAll('_', '');
  if (/[jJ]$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isNaN(value) ? null : value;
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['\n', ''],
]);

const ESCAPE = /\\(?:([0-7]{1,3})|x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(\r\n|[^]))/giu;

/** A text without its backslashes. */
export function unescaped(text: string): string {
  return text.replace(
    ESCAPE,
    (all, octal?: string, x?: string, u?: string, U?: string, sign = '') => {
      const code = octal === undefined ? parseInt(x ?? u ?? U ?? '', 16) : parseInt(octal, 8);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      if (sign === '\r\n') return '';
      const known = ESCAPES.get(sign);
      return known ?? (sign === '\\' || sign === "'" || sign === '"' ? sign : all);
    },
  );
}

/** What comes before a text's quotes, the quotes themselves, and what lies between them. */
export interface Quoted {
  readonly prefix: string;
  readonly quotes: string;
  readonly inner: string;
}

export function quotedOf(text: string): Quoted | null {
  const found = /^([a-z]*)("""|'''|"|')/i.exec(text);
  if (found === null) return null;
  const [head, prefix = '', quotes = ''] = found;
  const isClosed = text.endsWith(quotes) && text.length >= head.length + quotes.length;
  const end = isClosed ? text.length - quotes.length : text.length;
  return { prefix: prefix.toLowerCase(), quotes, inner: text.slice(head.length, end) };
}

/** The value of a text as Python writes it; null for bytes. */
export function stringOf(text: string): string | null {
  const quoted = quotedOf(text);
  if (quoted === null || quoted.prefix.includes('b')) return null;
  return quoted.prefix.includes('r') ? quoted.inner : unescaped(quoted.inner);
}
