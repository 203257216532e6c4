import { expect, test } from 'vitest';
import { draw, murmur3, randomState } from './random.ts';

const bytes = (text: string) => [...text].map((c) => c.charCodeAt(0));

test('the hash gives the published answers of MurmurHash3_x86_32', () => {
  expect(murmur3([], 0)).toBe(0);
  expect(murmur3([], 1)).toBe(0x514e28b7);
  expect(murmur3(bytes('test'), 0)).toBe(0xba6bd213);
  expect(murmur3(bytes('Hello, world!'), 0)).toBe(0xc0363e43);
  expect(murmur3(bytes('The quick brown fox jumps over the lazy dog'), 0x9747b28c)).toBe(
    0x2fa826cd,
  );
});

test('RNG-1 the same seed and name give the same stream, others give others', () => {
  const draws = (seed: number, name: string) => {
    const state = randomState(seed, name);
    return Array.from({ length: 5 }, () => draw(state));
  };
  expect(draws(1, 'a')).toEqual(draws(1, 'a'));
  expect(draws(1, 'a')).not.toEqual(draws(2, 'a'));
  expect(draws(1, 'a')).not.toEqual(draws(1, 'b'));
  expect(draws(1, 'ä')).not.toEqual(draws(1, 'a'));
});

test('RNG-1 numbers are spread evenly over 0 to 1', () => {
  const state = randomState(1, 'spread');
  const bins = new Array<number>(10).fill(0);
  let sum = 0;
  for (let i = 0; i < 100_000; i++) {
    const x = draw(state);
    expect(x >= 0 && x < 1).toBe(true);
    bins[Math.floor(x * 10)]! += 1;
    sum += x;
  }
  expect(Math.abs(sum / 100_000 - 0.5)).toBeLessThan(0.005);
  for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

test('RNG-1 the generator gives the published answers of xoshiro128**', () => {
  const state = Int32Array.of(1, 2, 3, 4);
  const high = 11520 >>> 5;
  expect(Math.floor(draw(state) * 2 ** 27)).toBe(high);
});
