import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { SeriesColumn } from './seriesColumn.ts';

const LIMIT = 4096;

function part(start: number, values: readonly number[] | Float64Array, count = values.length) {
  return { start, count, values: Float64Array.from(values) };
}

function shown(column: SeriesColumn): readonly number[] {
  const { values, length } = column.view();
  return [...values.subarray(0, length)];
}

describe('a series that streams in', () => {
  test.prop([fc.array(fc.double(), { maxLength: 200 }), fc.integer({ min: 1, max: 20 })])(
    'is the same in parts of any size, in any order',
    (values, size) => {
      const parts = [];
      for (let at = 0; at < values.length; at += size)
        parts.push(part(at, values.slice(at, at + size)));
      const [head, ...others] = parts;
      const column = new SeriesColumn('a.x');
      if (head !== undefined) column.add(head, LIMIT);
      for (const other of others.slice(0, 30).reverse()) column.add(other, LIMIT);
      for (const other of others.slice(30)) column.add(other, LIMIT);
      column.finish(LIMIT);

      expect(shown(column)).toEqual(values);
      expect(column.view()).toMatchObject({ first: 0, stride: 1 });
    },
  );

  it('takes a part twice only once', () => {
    const column = new SeriesColumn('a.x');
    column.add(part(0, [1, 2]), LIMIT);

    expect(column.add(part(0, [1, 2]), LIMIT)).toBe(false);
    expect(column.add(part(1, [2, 3]), LIMIT)).toBe(true);
    expect(shown(column)).toEqual([1, 2, 3]);
  });

  it('keeps the peaks of a series that grew beyond its limit', () => {
    const column = new SeriesColumn('a.x');
    const values = Float64Array.from({ length: 100_000 }, (_, at) => (at === 77_777 ? 50 : at % 7));
    for (let at = 0; at < values.length; at += 1000)
      column.add(part(at, values.subarray(at, at + 1000)), LIMIT);
    column.finish(LIMIT);

    const { length, stride = 1 } = column.view();
    expect(length).toBeLessThanOrEqual(LIMIT);
    expect(Math.abs(shown(column).indexOf(50) * stride - 77_777)).toBeLessThanOrEqual(2 * stride);
    expect(Math.abs(length * stride - values.length)).toBeLessThanOrEqual(2 * stride);
  });

  it('puts what the worker had thinned at its place between values that it had not', () => {
    const column = new SeriesColumn('a.x');
    column.add(part(0, new Float64Array(1001).fill(1)), LIMIT);
    // 20 pairs of extremes that stand for 20,480 values, with a peak three quarters in.
    const pairs = Array.from({ length: 40 }, (_, at) => (at === 31 ? 9 : 2));
    column.add(part(1001, pairs, 20_480), LIMIT);
    column.add(part(21_481, new Float64Array(8_519).fill(3)), LIMIT);
    column.finish(LIMIT);

    const { length, stride = 1 } = column.view();
    const values = shown(column);
    const near = (at: number, step: number) =>
      expect(Math.abs(at * stride - step)).toBeLessThanOrEqual(2 * stride);
    expect(stride).toBe(512);
    near(length, 30_000);
    near(values.indexOf(2), 1001);
    near(values.indexOf(9), 1001 + (20_480 * 3) / 4);
    near(values.indexOf(3), 21_481);
  });
});

test('a series of lists and texts is bounded by their size, and still stands for the whole run', () => {
  const column = new SeriesColumn('a.y');
  const list = Array.from({ length: 2_000 }, (_, i) => i);
  const values = Array.from({ length: 500 }, (_, i) => (i % 2 === 0 ? list : 'x'.repeat(2_000)));
  for (let i = 0; i < 40; i++) column.add({ start: i * 500, count: 500, values }, LIMIT);
  const { length, stride = 1, other } = column.view();
  // Some 10 kB each: all of them are 200 MB.
  expect(length).toBeLessThan(40);
  expect(length * stride).toBeGreaterThan(15_000);
  expect(other).not.toBeNull();
  expect(other?.every((value, i) => i >= length || value !== undefined)).toBe(true);
});

describe('a column that goes on from where another was', () => {
  test.prop([
    fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.boolean()), { maxLength: 12 }),
    fc.nat({ max: 11 }),
  ])('is what the other would have become, thinned or not', (parts, cutAt) => {
    const whole = new SeriesColumn('a.x');
    let other = new SeriesColumn('a.x');
    let start = 0;
    for (const [at, [count, isText]] of parts.entries()) {
      const values = Array.from({ length: count }, (_, i) => Math.sin(start + i) * 100);
      const part = {
        ...{ start, count },
        values: isText ? values.map(String) : Float64Array.from(values),
      };
      whole.add(part, 4_096);
      other.add(part, 4_096);
      start += count;
      const place = at === cutAt ? other.place() : null;
      if (place !== null) other = SeriesColumn.from(structuredClone(other.view()), place);
    }
    whole.finish(4_096);
    other.finish(4_096);
    expect(shown(other)).toEqual(shown(whole));
    expect(other.view().other?.slice(0, other.view().length)).toEqual(
      whole.view().other?.slice(0, whole.view().length),
    );
  });
});
