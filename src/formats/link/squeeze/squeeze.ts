import { fail, ok, type Result } from '../../../base/result.ts';
import { DICTIONARY } from '../compact/dictionary.ts';
import { Guesser } from './Guesser.ts';
import { type Engine, inWasm } from './unsqueezeWasm.ts';

/**
 * Bytes that are squeezed at most: each takes two or three microseconds to read where there is no WebAssembly, and no
 * link may take a tenth of a second.
 */
export const MOST_SQUEEZED = 16_000;
/** Length and check sum of what was squeezed, two bytes each. */
const HEAD = 4;
const NOTHING = new Uint8Array();
const TOP = 0xffff_ffff;

/**
 * Bytes in about two thirds of what deflate makes of them: an arithmetic coder whose guesser has read the
 * dictionary first. Its end is found without what stands behind it.
 *
 * @returns null where they are too many
 */
export function squeeze(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (bytes.length > MOST_SQUEEZED) return null;
  const guesser = readDictionary(bytes.length);
  const sum = checkSum(bytes);
  const out = [bytes.length >> 8, bytes.length & 255, sum >> 8, sum & 255];
  let [low, high] = [0, TOP];
  for (const byte of bytes)
    for (let at = 7; at >= 0; at--) {
      const bit = (byte >> at) & 1;
      const middle = between(low, high, guesser.guess());
      if (bit === 1) high = middle;
      else low = middle + 1;
      guesser.learn(bit);
      while ((low ^ high) >>> 24 === 0) {
        out.push(high >>> 24);
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
      }
    }
  // As few bytes as keep it within the last bounds, whatever follows.
  for (let shift = 24; shift >= 0; shift -= 8) {
    const rest = 2 ** shift - 1;
    const last = ((high - rest) >>> shift) * 2 ** shift;
    if (last < low || high < rest) continue;
    for (let at = 24; at >= shift; at -= 8) out.push((last >>> at) & 255);
    break;
  }
  return Uint8Array.from(out);
}

/**
 * @param most bytes that are wanted at most
 * @param engine what it is done with where there is one: in a third of the time
 */
export function unsqueeze(
  data: Uint8Array,
  most: number,
  engine: Engine | null = (globalThis as { WebAssembly?: Engine }).WebAssembly ?? null,
): Result<Uint8Array, 'too large' | 'damaged'> {
  if (data.length < HEAD) return fail('damaged');
  const [size, sum] = [0, 2].map((at) => ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0));
  if (size === undefined || size > Math.min(most, MOST_SQUEEZED)) return fail('too large');
  const bytes = (engine && inWasm(data, size, engine)) ?? inScript(data, size);
  return bytes.length === size && checkSum(bytes) === sum ? ok(bytes) : fail('damaged');
}

/** So many bytes out of data, or none where it does not have them. */
function inScript(data: Uint8Array, size: number): Uint8Array {
  const guesser = readDictionary(size);
  const bytes = new Uint8Array(size);
  let at = HEAD;
  let code = 0;
  const next = () => ((code << 8) | (data[at++] ?? 0)) >>> 0;
  for (let i = 0; i < 4; i++) code = next();
  let [low, high] = [0, TOP];
  for (let i = 0; i < size; i++) {
    for (let left = 8; left > 0; left--) {
      const middle = between(low, high, guesser.guess());
      const bit = code <= middle ? 1 : 0;
      if (bit === 1) high = middle;
      else low = middle + 1;
      guesser.learn(bit);
      bytes[i] = ((bytes[i] ?? 0) << 1) | bit;
      while ((low ^ high) >>> 24 === 0) {
        code = next();
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
      }
    }
    // Far behind the end there is nothing to be read.
    if (at > data.length + HEAD) return NOTHING;
  }
  return bytes;
}

const between = (low: number, high: number, chance: number): number =>
  low + Math.floor(((high - low) * chance) / 4096);

function readDictionary(room: number): Guesser {
  const guesser = new Guesser(DICTIONARY.length + room);
  for (const byte of DICTIONARY)
    for (let at = 7; at >= 0; at--) {
      guesser.guess();
      guesser.learn((byte >> at) & 1);
    }
  return guesser;
}

/** Fletcher's sum of 16 bits. */
function checkSum(bytes: Uint8Array): number {
  let [a, b] = [0, 0];
  for (const byte of bytes) {
    a = (a + byte) % 255;
    b = (b + a) % 255;
  }
  return (b << 8) | a;
}
