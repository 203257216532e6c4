/** The four words of a stream; drawing changes them. Plain data, so that a run can be saved. */
export type RandomState = Int32Array;

const rotate = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits));

/** UTF-8 without a TextEncoder, which the engine does not have. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}

/** MurmurHash3_x86_32 (Austin Appleby, public domain) of bytes. */
export function murmur3(bytes: readonly number[], seed: number): number {
  const mix = (k: number) => Math.imul(rotate(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593);
  const at = (i: number) => bytes[i] ?? 0;
  const whole = bytes.length & ~3;
  let hash = seed;
  for (let i = 0; i < whole; i += 4) {
    hash ^= mix(at(i) | (at(i + 1) << 8) | (at(i + 2) << 16) | (at(i + 3) << 24));
    hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
  }
  if (whole < bytes.length) hash ^= mix(at(whole) | (at(whole + 1) << 8) | (at(whole + 2) << 16));
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A component's stream of random numbers: xoshiro128** (Blackman and Vigna, 2018) over four words, word
 * k being MurmurHash3_x86_32 with seed k of the UTF-8 text `SEED:NAME`. Two draws of 32 bits a and b make
 * one number, `((a >> 5) * 2^26 + (b >> 6)) / 2^53`. Python does the same with plain integers.
 *
 * @param seed a whole number: the run's, or the component's own
 * @param name the component's name, or empty for a stream of its own seed
 */
export function randomState(seed: number, name: string): RandomState {
  const key = utf8(`${seed}:${name}`);
  const state = Int32Array.from([0, 1, 2, 3], (k) => murmur3(key, k));
  if (state.every((word) => word === 0)) state[0] = 1;
  return state;
}

function next32(state: RandomState): number {
  const s0 = state[0] as number;
  const s1 = state[1] as number;
  const s2 = state[2] as number;
  const s3 = state[3] as number;
  const third = s2 ^ s0;
  const fourth = s3 ^ s1;
  state[0] = s0 ^ fourth;
  state[1] = s1 ^ third;
  state[2] = third ^ (s1 << 9);
  state[3] = rotate(fourth, 11);
  return Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
}

/** The next number of a stream, at least 0 and below 1, with 53 random bits. */
export function draw(state: RandomState): number {
  const high = next32(state) >>> 5;
  const low = next32(state) >>> 6;
  return (high * 67_108_864 + low) / 9_007_199_254_740_992;
}
