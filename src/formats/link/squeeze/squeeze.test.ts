import { fc, test as property } from '@fast-check/vitest';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import wabt from 'wabt';
import { processorTime } from '../../../testing/processorTime.ts';
import { MOST_SQUEEZED, squeeze, unsqueeze } from './squeeze.ts';
import { WASM } from './wasmBytes.ts';

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

  property.prop(
    [
      fc.oneof(
        fc.uint8Array({ maxLength: 600 }),
        // Long repetitions, of which guesses become as sure as they can be.
        fc
          .tuple(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(80))
          .map(([part, times]) =>
            Uint8Array.from(Array.from({ length: times }, () => [...part]).flat()),
          ),
        fc
          .array(fc.constantFrom('name: ', 'tank_', '12', '\n', 'é'), { maxLength: 300 })
          .map((parts) => new TextEncoder().encode(parts.join(''))),
      ),
      fc.uint8Array({ minLength: 4, maxLength: 3_000 }),
    ],
    { numRuns: 60 },
  )('are read alike with WebAssembly and without, damaged ones too', (bytes, junk) => {
    const squeezed = squeeze(bytes) ?? new Uint8Array();
    const damaged = Uint8Array.from(junk);
    // A length that is allowed, so that it is read at all.
    damaged[0] = 0x1f & (junk[0] ?? 0);
    for (const data of [squeezed, squeezed.subarray(0, -3), damaged])
      expect(unsqueeze(data, 16_000)).toEqual(unsqueeze(data, 16_000, null));
    expect(unsqueeze(squeezed, 16_000)).toEqual({ ok: true, value: bytes });
  });

  test('are read where a policy forbids WebAssembly', () => {
    const Module = class {
      constructor() {
        throw new Error('Refused to compile or instantiate WebAssembly module');
      }
    };
    const engine = { Module, Instance: WebAssembly.Instance as never };
    const squeezed = squeeze(text(6)) ?? new Uint8Array();
    expect(unsqueeze(squeezed, 1_000, engine)).toEqual({ ok: true, value: text(6) });
  });

  test('are read by what its source compiles to', async () => {
    const { parseWat } = await wabt();
    const source = readFileSync(new URL('unsqueeze.wat', import.meta.url), 'utf8');
    const { buffer } = parseWat('unsqueeze.wat', source).toBinary({});
    // Where the source had to change, this is what `wasmBytes.ts` has to say.
    expect(WASM).toBe(Buffer.from(buffer).toString('base64'));
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
