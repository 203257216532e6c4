import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../base/json.ts';
import { draw, randomState } from '../../base/random.ts';
import { finish } from '../../base/work.ts';
import { bestRow, bestSoFar } from './bestSoFar.ts';
import { distributionOf, histogramOf, quantileOf } from './distribution.ts';
import { importanceOf } from './importance.ts';
import { paretoFront } from './paretoFront.ts';
import { passingRows, sortedRows, textRanks } from './rowOrder.ts';
import { contourOf, surfaceOf } from './surface.ts';
import { trialsCsv } from './trialsCsv.ts';

const allRows = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

/** Points anywhere in the unit cube, each as likely. */
function anywhere(count: number, dimensions: number): readonly Float64Array[] {
  return Array.from({ length: dimensions }, (_, dimension) => {
    const state = randomState(7, String(dimension));
    return Float64Array.from({ length: count }, () => draw(state));
  });
}

describe('trials as CSV', () => {
  test('have full names, texts in quotes where they need them, and nothing where nothing is', () => {
    const rows = [
      [0, 'even', -Infinity, 'completed', 0.5, null],
      [1, { a: [1, 2] }, null, 'failed', 0.5, 'No, "never"'],
    ] as const;
    const columns = [
      { at: 0, role: 'number', name: 'number' },
      { at: 1, role: 'argument', name: 'component.a.arg.x' },
      { at: 2, role: 'objective', name: 'component.a.field.y' },
      { at: 3, role: 'status', name: 'status' },
      { at: 4, role: 'seconds', name: 'seconds' },
      { at: 5, role: 'error', name: 'error' },
    ] as const;
    const value = (row: number, column: number) => (rows[row]?.[column] ?? null) as Json;
    expect(trialsCsv({ columns, value }, allRows(2)).join('')).toBe(
      'number,component.a.arg.x,component.a.field.y,status,error,seconds\n' +
        '0,even,-Infinity,completed,,0.5\n' +
        '1,"{""a"":[1,2]}",,failed,"No, ""never""",0.5\n',
    );
  });
});

describe('the order of rows', () => {
  const number = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constant(-0));
  property.prop([
    fc.array(number, { maxLength: 300 }),
    fc.constantFrom('up' as const, 'down' as const),
  ])('is that of their numbers, equal ones as they were and NaN last', (numbers, direction) => {
    const values = Float64Array.from(numbers);
    const rows = sortedRows(allRows(values.length), values, direction);
    const sign = direction === 'up' ? 1 : -1;
    const expected = [...allRows(values.length)].sort((a, b) => {
      const [x = NaN, y = NaN] = [values[a], values[b]];
      if (Number.isNaN(x) || Number.isNaN(y))
        return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
      return x === y ? a - b : x < y ? -sign : sign;
    });
    expect([...rows]).toEqual(expected);
  });

  test('of texts is that of words, the empty one last; rows pass all tests or are left out', () => {
    expect([...textRanks(['', 'b 10', 'b 9', 'A'])]).toEqual([NaN, 3, 2, 1]);
    expect([...passingRows(6, [(row) => row > 1, (row) => row % 2 === 0])]).toEqual([2, 4]);
  });
});

describe('the best', () => {
  test('so far never gets worse, and what has no value passes by', () => {
    const values = Float64Array.of(NaN, 3, 5, -Infinity, 4, 7);
    expect([...bestSoFar(values, 6, 'max')]).toEqual([NaN, 3, 5, 5, 5, 7]);
    expect([...bestSoFar(values, 5, 'min')]).toEqual([NaN, 3, 3, 3, 3]);
    expect([
      bestRow(values, 6, 'max'),
      bestRow(values, 6, 'min'),
      bestRow(values, 1, 'max'),
    ]).toEqual([5, 1, -1]);
  });
});

describe('how values are spread', () => {
  test('has the percentiles of numpy, the mean and the deviation of a sample', () => {
    const values = Float64Array.of(7, 1, NaN, 4, 2);
    const spread = distributionOf(values, allRows(5));
    // numpy.percentile([1, 2, 4, 7], [0, 5, 25, 50, 95, 100])
    expect([0, 0.05, 0.25, 0.5, 0.95, 1].map((share) => quantileOf(spread.sorted, share))).toEqual([
      1,
      expect.closeTo(1.15, 12),
      1.75,
      3,
      expect.closeTo(6.55, 12),
      7,
    ]);
    expect(spread).toMatchObject({ count: 4, mean: 3.5 });
    expect(spread.deviation).toBeCloseTo(Math.sqrt(7), 12);
    expect(quantileOf(new Float64Array(), 0.5)).toBeNaN();
  });

  property.prop([fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 400 })])(
    'falls into bins that hold each value once',
    (values) => {
      const histogram = histogramOf(
        distributionOf(Float64Array.from(values), allRows(values.length)),
      );
      expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      expect(histogram.counts.length).toBeLessThanOrEqual(80);
      expect(histogram.width).toBeGreaterThan(0);
    },
  );

  test('has bins of the width of Freedman and Diaconis', () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) => i / 1000);
    const { width, counts } = histogramOf(distributionOf(values, allRows(1001)));
    expect(counts.length).toBe(Math.ceil(1 / ((2 * 0.5) / Math.cbrt(1001))));
    expect(width).toBeCloseTo(1 / counts.length, 12);
  });
});

describe('the Pareto front', () => {
  const value = fc.integer({ min: 0, max: 6 });
  property.prop([
    fc
      .integer({ min: 1, max: 4 })
      .chain((goals) =>
        fc
          .array(fc.array(value, { minLength: goals, maxLength: goals }), { maxLength: 60 })
          .map((points) => ({ goals, points })),
      ),
  ])('has exactly the rows that no other beats', ({ goals, points }) => {
    const given = Array.from({ length: goals }, (_, goal) => ({
      numbers: Float64Array.from(points, (point) => point[goal] ?? NaN),
      direction: goal % 2 === 0 ? ('min' as const) : ('max' as const),
    }));
    const front = finish(paretoFront(given, allRows(points.length)));
    const losses = points.map((point) => point.map((x, goal) => (goal % 2 === 0 ? x : -x)));
    const isBeaten = (a: readonly number[]) =>
      losses.some((b) => b.every((x, i) => x <= (a[i] ?? 0)) && b.some((x, i) => x < (a[i] ?? 0)));
    const expected = losses.flatMap((one, row) => (isBeaten(one) ? [] : [row]));
    expect([...front].sort((a, b) => a - b)).toEqual(expected);
  });

  test('of two objectives goes from the best of the first to the best of the second', () => {
    const goal = (values: readonly number[]) => ({
      numbers: Float64Array.from(values),
      direction: 'min' as const,
    });
    const goals = [goal([3, 1, 2, 2, NaN]), goal([0, 5, 3, 4, 0])];
    expect(finish(paretoFront(goals, allRows(5)))).toEqual([1, 2, 0]);
  });
});

describe('the importance of arguments', () => {
  const turn = (u: number) => -Math.PI + 2 * Math.PI * u;

  // sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 (T. Ishigami and T. Homma, 1990), whose indices are known.
  test.each([
    [1_000, 0.06],
    [100_000, 0.01],
  ])('is that of the function of Ishigami, of %d trials', (count, off) => {
    const columns = anywhere(count, 4);
    const [a, b, c] = columns.map((column) => column.map(turn));
    const result = Float64Array.from({ length: count }, (_, i) => {
      const [x, y, z] = [a?.[i] ?? 0, b?.[i] ?? 0, c?.[i] ?? 0];
      return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
    });
    const found = finish(importanceOf(columns, result, allRows(count)));
    const share = (at: number) => found.find((one) => one.at === at)?.share ?? NaN;
    expect(Math.abs(share(0) - 0.3139)).toBeLessThan(off);
    expect(Math.abs(share(1) - 0.4424)).toBeLessThan(off);
    expect(share(2)).toBeLessThan(off);
    expect(share(3)).toBeLessThan(off);
    expect(found.map(({ at }) => at).slice(0, 2)).toEqual([1, 0]);
  });

  test('of a sum is the share of each variance, choices and what is not there included', () => {
    const [x = new Float64Array(), pick = new Float64Array()] = anywhere(20_000, 2);
    const choice = pick.map((u) => Math.floor(u * 3));
    const result = x.map((value, i) => (i % 10 === 0 ? NaN : 1e6 + value + (choice[i] ?? 0)));
    const found = finish(importanceOf([x, choice], result, allRows(20_000)));
    // Variances: 1/12 of a uniform spread, 2/3 of three choices.
    expect(found[0]).toMatchObject({ at: 1, share: expect.closeTo(8 / 9, 2) as number });
    expect(found[1]?.share).toBeCloseTo(1 / 9, 2);
  });

  test('is none where nothing varies or too little is there', () => {
    const same = new Float64Array(50).fill(1);
    const [x = same] = anywhere(50, 1);
    const shares = (column: Float64Array, result: Float64Array, count: number) =>
      finish(importanceOf([column], result, allRows(count)))[0]?.share;
    expect(shares(same, x, 50)).toBe(0);
    expect(shares(x, same, 50)).toBeNaN();
    expect(shares(x, x, 1)).toBeNaN();
  });
});

describe('a result over two arguments', () => {
  const axis = (numbers: Float64Array, cells: number) => ({ numbers, min: 0, max: 1, cells });
  const [x = new Float64Array(), y = new Float64Array()] = anywhere(40, 2);

  test('lies between what trials came to, and is that where they are', () => {
    const result = x.map((value, i) => value + 2 * (y[i] ?? 0));
    const surface = finish(surfaceOf(axis(x, 20), axis(y, 12), result, allRows(40)));
    expect(surface.counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(surface.min).toBeGreaterThanOrEqual(Math.min(...result));
    expect(surface.max).toBeLessThanOrEqual(Math.max(...result));
    for (let i = 0; i < 40; i++) {
      const at = Math.floor((y[i] ?? 0) * 12) * 20 + Math.floor((x[i] ?? 0) * 20);
      if (surface.counts[at] === 1) expect(surface.values[at]).toBe(result[i]);
    }
    // A plane: the estimate of the middle of each cell is near it.
    const off = surface.values.map((value, at) =>
      Math.abs(value - (((at % 20) + 0.5) / 20 + (2 * (Math.floor(at / 20) + 0.5)) / 12)),
    );
    expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(0.15);
  });

  test('is the same everywhere where all trials came to the same, and nothing without any', () => {
    const same = new Float64Array(40).fill(3);
    const surface = finish(surfaceOf(axis(x, 9), axis(y, 9), same, allRows(40)));
    expect(new Set([...surface.values].map((value) => value.toFixed(9)))).toEqual(
      new Set(['3.000000000']),
    );
    expect(
      finish(surfaceOf(axis(x, 9), axis(y, 9), same, allRows(0))).values.every(Number.isNaN),
    ).toBe(true);
  });

  test('has lines of one height: of a cone a circle', () => {
    const cells = 41;
    const values = Float64Array.from({ length: cells * cells }, (_, at) =>
      Math.hypot((at % cells) - 20, Math.floor(at / cells) - 20),
    );
    const surface = {
      columns: cells,
      rows: cells,
      values,
      counts: new Uint32Array(),
      min: 0,
      max: 30,
    };
    const pieces = contourOf(surface, 15);
    expect(pieces.length).toBeGreaterThan(80);
    for (const [x1, y1] of pieces) expect(Math.hypot(x1 - 20, y1 - 20)).toBeCloseTo(15, 1);
    const length = pieces.reduce((sum, [x1, y1, x2, y2]) => sum + Math.hypot(x2 - x1, y2 - y1), 0);
    expect(length / (2 * Math.PI * 15)).toBeCloseTo(1, 2);
  });

  test('keeps the two hills of a saddle together only where their pass is above', () => {
    const saddle = (high: number) => ({
      ...{ columns: 2, rows: 2, counts: new Uint32Array(), min: 0, max: high },
      values: Float64Array.of(high, 0, 0, high),
    });
    const ends = (high: number) =>
      contourOf(saddle(high), 1).map(([x1, y1, x2, y2]) => [x1 + x2, y1 + y2]);
    // Above the pass each line runs around a low corner, below it around a hill.
    expect(ends(4)).toEqual([
      [expect.closeTo(1.75, 9), expect.closeTo(0.25, 9)],
      expect.anything(),
    ]);
    expect(ends(1.5)[0]?.[0]).toBeLessThan(1);
  });
});
