import { type AttachedFile, moduleLanguage, type Problem } from '../model/index.ts';

/** How Python finds the coding of a file in its first two lines (PEP 263). */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/u;
const UTF8 = /^(?:utf[-_]?8(?:[-_]sig)?|u8)$/iu;
/** Codings in which a text of ASCII alone reads as it does in UTF-8. */
const LIKE_ASCII =
  /^(?:(?:us[-_])?ascii|latin[-_]?1|iso[-_]?8859[-_]?\d+|(?:cp|windows[-_]?)125\d)$/iu;

/** The mark of UTF-8 at the start, as `asciiOf` gives it. */
const MARK = /^\?\?\?(?=[ \t\f]*#)/u;

const [NEW_LINE, RETURN] = [10, 13];

/** The bytes of the first two lines, however lines end. */
function firstLines(bytes: Uint8Array): Uint8Array {
  const isEnd = (byte: number) => byte === NEW_LINE || byte === RETURN;
  const first = bytes.findIndex(isEnd);
  if (first < 0) return bytes;
  const next = bytes[first] === RETURN && bytes[first + 1] === NEW_LINE ? first + 2 : first + 1;
  const second = bytes.subarray(next).findIndex(isEnd);
  return second < 0 ? bytes : bytes.subarray(0, next + second);
}

/** Bytes as characters, with a question mark for what is no ASCII: names of codings are. */
function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : '?';
  return text;
}

/**
 * What is wrong with a file of Python that says it is in another coding: the interpreter would run another
 * text than the one that is read and shown here.
 */
export function codingProblem({ name, bytes }: AttachedFile): Problem | null {
  if (moduleLanguage(name) !== 'python') return null;
  const found = asciiOf(firstLines(bytes))
    .replace(MARK, '')
    .split(/\r\n|\r|\n/u)
    .flatMap((line, at) => ({ at, coding: COOKIE.exec(line)?.[1] ?? '' }))
    .find(({ coding }) => coding !== '' && !isSame(coding, bytes));
  if (found === undefined) return null;
  const line = found.at + 1;
  const message = `${name}, line ${line}: the file says that its coding is ${found.coding.slice(0, 40)}, so that other code would run than is shown. Take that line out, and save the file as UTF-8.`;
  return { code: 'MODULE_CODING', message, path: name, line, column: 1, severity: 'error' };
}

const isSame = (coding: string, bytes: Uint8Array): boolean =>
  UTF8.test(coding) || (LIKE_ASCII.test(coding) && bytes.every((byte) => byte < 128));
