import { crc32 } from '../../base/crc32.ts';
import { encodeUtf8 } from '../../base/text/platform.ts';
import { joinedBytes } from '../../base/joinedBytes.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, kind and check of a chunk. */
const AROUND = 12;
/** What an `iTXt` chunk of ours begins with: its keyword, not packed, in no language. */
const HEAD = 'patchbay-model\0\0\0\0\0';

interface Chunk {
  readonly kind: string;
  readonly at: number;
  readonly data: Uint8Array;
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** The chunks of a PNG picture as far as they are whole. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = SIGNATURE.length; at + AROUND <= bytes.length;) {
    const length = view.getUint32(at);
    if (length > bytes.length - at - AROUND) return;
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield { kind, at, data: bytes.subarray(at + 8, at + 8 + length) };
    at += AROUND + length;
  }
}

/** A PNG picture with the fragment of a link in a text chunk, which every other program passes over. */
export function withModelInPng(png: Uint8Array, fragment: string): Uint8Array {
  const end = [...chunksOf(png)].find(({ kind }) => kind === 'IEND')?.at ?? png.length;
  const body = encodeUtf8(`iTXt${HEAD}${fragment}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  return joinedBytes([png.subarray(0, end), chunk, png.subarray(end)]);
}

/** The link in a PNG picture; null where it has none. */
export function modelInPng(png: Uint8Array): string | null {
  if (!isPng(png)) return null;
  for (const { kind, data } of chunksOf(png)) {
    if (kind !== 'iTXt' || data.length <= HEAD.length) continue;
    if (![...HEAD].every((sign, at) => data[at] === sign.charCodeAt(0))) continue;
    let text = '';
    for (const byte of data.subarray(HEAD.length)) text += String.fromCharCode(byte);
    return /^#[\w.-]+$/.test(text) ? text : null;
  }
  return null;
}
