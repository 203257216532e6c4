import { fail, ok, type Result } from '../base/result.ts';
import type { Problem } from '../model/index.ts';

const CHUNK = 8192;

function damaged(offset: number): Result<never, Problem> {
  const message = `The file is not UTF-8 text (byte ${offset + 1} is none of it).`;
  const place = { path: '', line: null, column: null };
  return fail({ code: 'FILE_NOT_TEXT', message, ...place, severity: 'error' });
}

/** Length and smallest value of the sequence that a first byte begins; null for none. */
function sequence(
  byte: number,
): { readonly more: number; readonly bits: number; readonly least: number } | null {
  if (byte < 0x80) return { more: 0, bits: byte, least: 0 };
  if (byte >= 0xc2 && byte < 0xe0) return { more: 1, bits: byte & 31, least: 0x80 };
  if (byte >= 0xe0 && byte < 0xf0) return { more: 2, bits: byte & 15, least: 0x800 };
  if (byte >= 0xf0 && byte < 0xf5) return { more: 3, bits: byte & 7, least: 0x10000 };
  return null;
}

/**
 * Bytes as text. Unlike a TextDecoder it keeps a byte order mark, so that the file can be written back
 * as it was, and refuses what is no UTF-8 instead of replacing it.
 */
export function decodeUtf8(bytes: Uint8Array): Result<string, Problem> {
  const parts: string[] = [];
  let codes: number[] = [];
  for (let i = 0; i < bytes.length;) {
    const first = sequence(bytes[i] ?? 0);
    if (first === null) return damaged(i);
    let code = first.bits;
    for (let k = 1; k <= first.more; k++) {
      const next = bytes[i + k];
      if (next === undefined || (next & 0xc0) !== 0x80) return damaged(i);
      code = (code << 6) | (next & 63);
    }
    if (code < first.least || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
      return damaged(i);
    codes.push(code);
    i += first.more + 1;
    if (codes.length === CHUNK) {
      parts.push(String.fromCodePoint(...codes));
      codes = [];
    }
  }
  parts.push(String.fromCodePoint(...codes));
  return ok(parts.join(''));
}
