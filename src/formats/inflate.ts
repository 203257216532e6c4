import { Inflate } from 'fflate';
import { joinedBytes } from '../base/joinedBytes.ts';
import { fail, ok, type Result } from '../base/result.ts';

/** Bytes of packed data that are unpacked at a time: a bomb is noticed after one of these. */
const CHUNK = 8_192;

/**
 * Unpacks deflated data, and stops as soon as it is more than `most` bytes.
 *
 * @param dictionary what it was packed with
 */
export function inflate(
  packed: Uint8Array,
  most: number,
  dictionary?: Uint8Array,
): Result<Uint8Array, 'too large' | 'damaged'> {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  try {
    const stream = new Inflate(dictionary === undefined ? {} : { dictionary }, (part, final) => {
      parts.push(part.slice());
      size += part.length;
      ended ||= final;
    });
    for (let at = 0; at < packed.length; at += CHUNK) {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
      if (size > most) return fail('too large');
    }
  } catch {
    return fail('damaged');
  }
  return ended ? ok(joinedBytes(parts)) : fail('damaged');
}
