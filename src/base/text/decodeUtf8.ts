import { fail, ok, type Result } from '../result.ts';
import { decodeAs } from './platform.ts';

/** The first byte that is no UTF-8. */
export interface BadByte {
  /** Its place among the bytes, from 0. */
  readonly offset: number;
  readonly value: number;
  /** One-based, in characters. */
  readonly line: number;
  readonly column: number;
}

/** How many bytes follow a first byte, its bits, and the smallest value that needs so many; null for none. */
function sequence(
  byte: number,
): { readonly more: number; readonly bits: number; readonly least: number } | null {
  if (byte < 0x80) return { more: 0, bits: byte, least: 0 };
  if (byte >= 0xc2 && byte < 0xe0) return { more: 1, bits: byte & 31, least: 0x80 };
  if (byte >= 0xe0 && byte < 0xf0) return { more: 2, bits: byte & 15, least: 0x800 };
  if (byte >= 0xf0 && byte < 0xf5) return { more: 3, bits: byte & 7, least: 0x10000 };
  return null;
}

/** How many bytes the character at `at` takes; 0 when there is none. */
export function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const first = sequence(bytes[at] ?? 0);
  if (first === null) return 0;
  let code = first.bits;
  for (let k = 1; k <= first.more; k++) {
    const next = bytes[at + k];
    if (next === undefined || (next & 0xc0) !== 0x80) return 0;
    code = (code << 6) | (next & 63);
  }
  const isCharacter = code >= first.least && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return isCharacter ? first.more + 1 : 0;
}

function firstBad(bytes: Uint8Array): BadByte {
  let [line, column, at] = [1, 1, 0];
  for (let length = 1; at < bytes.length && length > 0;) {
    length = utf8LengthAt(bytes, at);
    if (length === 0) break;
    const isLineEnd = bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10);
    if (isLineEnd) [line, column] = [line + 1, 1];
    else column++;
    at += length;
  }
  return { offset: at, value: bytes[at] ?? 0, line, column };
}

/**
 * Bytes as text, strictly: what is no UTF-8 is refused with its place and never replaced. A byte order mark
 * stays, so that a text can be written back as it was.
 */
export function decodeUtf8(bytes: Uint8Array): Result<string, BadByte> {
  const text = decodeAs(bytes, 'utf-8');
  return text === null ? fail(firstBad(bytes)) : ok(text);
}
