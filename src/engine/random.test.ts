import { expect, test } from 'vitest';
import { murmur3, randomStream } from './random.ts';

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
  const draw = (seed: number, name: string) => Array.from({ length: 5 }, randomStream(seed, name));
  expect(draw(1, 'a')).toEqual(draw(1, 'a'));
  expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
  expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
  expect(draw(1, 'ä')).not.toEqual(draw(1, 'a'));
});

test('RNG-1 numbers are spread evenly over 0 to 1', () => {
  const next = randomStream(1, 'spread');
  const bins = new Array<number>(10).fill(0);
  let sum = 0;
  for (let i = 0; i < 100_000; i++) {
    const x = next();
    expect(x >= 0 && x < 1).toBe(true);
    bins[Math.floor(x * 10)]! += 1;
    sum += x;
  }
  expect(Math.abs(sum / 100_000 - 0.5)).toBeLessThan(0.005);
  for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});
