import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../../testing/processorTime.ts';
import { MOST_SQUEEZED, squeeze, unsqueeze } from './squeeze.ts';

const text = (count: number) =>
  new TextEncoder().encode(
    Array.from({ length: count }, (_, i) => `{"name":"tank_${i}","level":${i * 37}}`).join(),
  );

describe('squeezed bytes', () => {
  property.prop(
    [
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.string().map((s) => new TextEncoder().encode(s)),
      ),
    ],
    { numRuns: 40 },
  )('come back, whatever follows them', (bytes) => {
    const squeezed = squeeze(bytes) ?? new Uint8Array();
    for (const behind of [[], [0, 0, 0, 0, 0], [255, 255, 255, 255, 255], [128, 1]])
      expect(unsqueeze(Uint8Array.from([...squeezed, ...behind]), 1_000)).toEqual({
        ok: true,
        value: bytes,
      });
  });

  test('are as they were made by the first version', () => {
    expect(Buffer.from(squeeze(text(6)) ?? []).toString('hex')).toBe(
      '00afde104ccd0d9d7fbb7330149c211ea997edef3fd6517e9e1e6ee28bb05ce71d547c1cb84f7b856c7d6eb4882d485ec4',
    );
  });

  test('take a time that is bounded, read or refused', () => {
    const most = text(1_000).subarray(0, MOST_SQUEEZED);
    const squeezed = squeeze(most) ?? new Uint8Array();
    expect(unsqueeze(squeezed, 100_000)).toEqual({ ok: true, value: most });
    expect(squeeze(text(2_000))).toBeNull();
    const junk = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 251);
    junk.set([MOST_SQUEEZED >> 8, MOST_SQUEEZED & 255]);
    expect(processorTime(() => unsqueeze(junk, 100_000))).toBeLessThan(400);
  });

  test.each([
    ['nothing', () => new Uint8Array()],
    ['a length that is more than may be', () => Uint8Array.from([255, 255, 0, 0, 1, 2, 3])],
    ['an end that is missing', () => (squeeze(text(20)) ?? new Uint8Array()).subarray(0, 60)],
    ['another letter', () => (squeeze(text(20)) ?? new Uint8Array()).with(30, 7)],
  ])('%s is refused', (_what, make) => {
    expect(unsqueeze(make(), 100_000).ok).toBe(false);
  });
});
