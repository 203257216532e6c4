import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { PlotSpec } from '../../../model/index.ts';
import type { Series } from '../../../stores/api.ts';
import { bandsOf } from './bands.ts';
import { placeOf } from './drawCursor.ts';
import type { PlotInput } from './plotScene.ts';
import { sceneOf } from './sceneOf.ts';
import { panX, zoomX, zoomY } from './plotZoom.ts';
import { extentOf, pointsOverField, pointsOverSteps } from './points.ts';
import { covers, heldIn, padded, panned, partOf, positionIn, valueIn, zoomed } from './range.ts';
import { logTicksIn, logTickTexts, ticksIn, tickTexts } from './ticks.ts';

function seriesOf(values: readonly unknown[], more: Partial<Series> = {}): Series {
  const number = (value: unknown) => (typeof value === 'boolean' ? Number(value) : Number.NaN);
  const numbers = values.map((value) => (typeof value === 'number' ? value : number(value)));
  const other = values.every((value) => typeof value === 'number') ? null : values;
  const values64 = Float64Array.from(numbers);
  return { field: 'a.y', version: 1, length: values.length, values: values64, other, ...more };
}

const plot = (more: Partial<PlotSpec> = {}): PlotSpec => ({
  ...{ fields: ['a.y'], right: [], steps: [], points: [], log: [], x: null },
  ...more,
});

function scene(series: Readonly<Record<string, Series>>, more: Partial<PlotInput> = {}) {
  return sceneOf({
    plot: plot({ fields: Object.keys(series) }),
    lines: Object.keys(series).map((field, at) => ({ field, colour: at + 1 })),
    runs: [{ series, dash: null }],
    zoom: { x: null, left: null, right: null },
    ...{ width: 500, height: 200 },
    ...more,
  });
}

const whole = fc.integer({ min: -1000, max: 1000 });
const range = fc
  .tuple(
    fc.double({ min: 0.001, max: 1e6, noNaN: true }),
    fc.double({ min: 1.01, max: 1e3, noNaN: true }),
  )
  .map(([min, factor]) => ({ min, max: min * factor }));

describe('the range of an axis', () => {
  property.prop([range, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()])(
    'places values and finds them again, and a zoom keeps what is under the pointer',
    (one, position, log) => {
      const value = valueIn(one, position, log);
      expect(positionIn(one, value, log)).toBeCloseTo(position, 6);
      const closer = zoomed(one, 0.25, position, log);
      expect(positionIn(closer, value, log)).toBeCloseTo(position, 4);
      const back = panned(panned(one, 0.5, log), -0.5, log);
      expect(back.min / one.min).toBeCloseTo(1, 6);
    },
  );

  property.prop([whole, whole, whole, whole])('stays inside of what there is', (a, b, c, d) => {
    const all = { min: Math.min(a, b), max: Math.max(a, b) + 10 };
    const held = heldIn({ min: Math.min(c, d), max: Math.max(c, d) }, all, 2);
    expect(held.min).toBeGreaterThanOrEqual(all.min);
    expect(held.max).toBeLessThanOrEqual(all.max);
    expect(held.max - held.min).toBeGreaterThanOrEqual(2 - 1e-9);
  });

  test('has some air, also around one value and around none', () => {
    expect(padded(0, 100, false)).toEqual({ min: -6, max: 106 });
    expect(padded(5, 5, false)).toEqual({ min: 4.5, max: 5.5 });
    expect(padded(0, 0, false)).toEqual({ min: -1, max: 1 });
    expect(padded(Infinity, -Infinity, true)).toEqual({ min: 1, max: 10 });
    expect(padded(10, 10, true).min).toBeGreaterThan(0);
    expect(partOf({ min: 1, max: 100 }, 1, 0.5, true)).toEqual({ min: 10, max: 100 });
  });

  test.each([1e308, Number.MAX_VALUE])('holds values up to %d on both sides of 0', (size) => {
    const all = padded(-size, size, false);
    expect(positionIn(all, 0)).toBeCloseTo(0.5);
    expect(positionIn(all, size)).toBeGreaterThan(0.9);
    expect(positionIn(all, -size)).toBeLessThan(0.1);
    expect(valueIn(all, 0.5)).toBe(0);
    expect(tickTexts(ticksIn(all, 4))).toEqual(['-1e308', '0', '1e308']);
    const closer = zoomed(all, 0.5, 0.5);
    expect(positionIn(all, heldIn(closer, all, 2).min)).toBeCloseTo(0.25);
    expect(covers(closer, all)).toBe(false);
    expect(heldIn(zoomed(all, 4, 0.5), all, 2)).toEqual(all);
    const wide = padded(1 / size, size, true);
    expect(positionIn(wide, 1, true)).toBeCloseTo(0.5, 1);
    expect(logTicksIn(wide, 4).length).toBeGreaterThan(2);
  });
});

describe('ticks', () => {
  property.prop([
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
  ])('are round, few, inside and in order', (min, width) => {
    fc.pre(min + width > min && width > Math.abs(min) * 1e-9);
    const ticks = ticksIn({ min, max: min + width }, 6);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks).toEqual([...new Set(ticks)].toSorted((a, b) => a - b));
    for (const tick of ticks) {
      expect(tick).toBeGreaterThanOrEqual(min - width * 1e-6);
      expect(tick).toBeLessThanOrEqual(min + width * (1 + 1e-6));
    }
  });

  test.each([
    [{ min: 0, max: 1 }, 5, ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']],
    [{ min: -30, max: 30 }, 4, ['-20', '0', '20']],
    [{ min: 0, max: 3e6 }, 3, ['0', '1e6', '2e6', '3e6']],
    [{ min: 0, max: 2.5e-5 }, 3, ['0', '1e-5', '2e-5']],
  ])('of %j have as many digits as they need', (one, most, texts) => {
    expect(tickTexts(ticksIn(one, most))).toEqual(texts);
  });

  test('of steps are whole', () => {
    expect(ticksIn({ min: 0, max: 2 }, 10, true)).toEqual([0, 1, 2]);
  });

  test('of a logarithmic axis are powers of ten, with more between them where there is room', () => {
    const texts = (min: number, max: number, most: number) =>
      logTickTexts(logTicksIn({ min, max }, most));
    expect(texts(1, 1e4, 5)).toEqual(['1', '10', '100', '1000', '10000']);
    expect(texts(1, 100, 8)).toEqual(['1', '2', '5', '10', '20', '50', '100']);
    expect(texts(1e-9, 1e9, 4)).toEqual(['1e-5', '1', '100000']);
    expect(texts(2, 5, 4)).toEqual(['2', '3', '4', '5']);
  });
});

describe('points of a line', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
    fc.constantFrom(NaN, Infinity),
  );

  property.prop([
    fc.array(value, { minLength: 1, maxLength: 3000 }),
    fc.integer({ min: 2, max: 40 }),
    fc.boolean(),
  ])(
    'keep every peak, at its own step, however long the series is',
    (values, pixels, positiveOnly) => {
      const series = seriesOf(values, { first: 3, stride: 2 });
      const all = { min: 3, max: 3 + 2 * (values.length - 1) };
      const { xs, ys, steps } = pointsOverSteps(series, all, pixels, positiveOnly);
      const good = values.filter((one) => Number.isFinite(one) && (!positiveOnly || one > 0));
      const drawn = [...ys].filter((y) => !Number.isNaN(y));
      expect(drawn.length === 0).toBe(good.length === 0);
      expect(Math.max(...drawn)).toBe(Math.max(...good));
      expect(Math.min(...drawn)).toBe(Math.min(...good));
      expect(ys.length).toBeLessThanOrEqual(Math.max(pixels * 4, pixels * 2) + 2);
      expect([...xs]).toEqual([...xs].toSorted((a, b) => a - b));
      expect([...steps]).toEqual([...xs]);
      for (let at = 0; at < ys.length; at++) {
        if (!Number.isNaN(ys[at])) expect(values[((xs[at] ?? 0) - 3) / 2]).toBe(ys[at]);
      }
    },
  );

  test('go one beyond the edges, which do not count for the range of values', () => {
    const series = seriesOf([100, 1, 2, 3, 100]);
    const points = pointsOverSteps(series, { min: 1, max: 3 }, 100, false);
    expect([...points.ys]).toEqual([100, 1, 2, 3, 100]);
    expect(extentOf([points], { min: 1, max: 3 })).toEqual([1, 3]);
    expect(extentOf([points], { min: 1.2, max: 1.8 })).toEqual([1, 100]);
  });

  test('grow with a column, and begin anew with another one', () => {
    const source = {};
    const values = new Float64Array(1000).fill(1);
    const part = (length: number, more: Partial<Series> = {}) =>
      ({ ...seriesOf([]), values, length, source, ...more }) as Series;
    const highest = (series: Series) =>
      Math.max(...pointsOverSteps(series, { min: 0, max: 999 }, 3, false).ys);
    expect(highest(part(300))).toBe(1);
    values[700] = 9;
    expect(highest(part(800))).toBe(9);
    expect(highest(part(800, { source: {}, values: new Float64Array(1000).fill(2) }))).toBe(2);
  });

  test('over another field lie at its values of the same steps', () => {
    const x = seriesOf([10, 20, 30, 40], { first: 2 });
    const y = seriesOf([5, 6, 7], { first: 3 });
    const points = pointsOverField(y, x, null, 100, false);
    expect([[...points.xs], [...points.ys], [...points.steps]]).toEqual([
      [20, 30, 40],
      [5, 6, 7],
      [3, 4, 5],
    ]);
  });

  test('over a clock leave out what does not show; over anything else they do not', () => {
    const count = 100_000;
    const y = seriesOf(Array.from({ length: count }, (_, at) => at % 7));
    const clock = seriesOf(Array.from({ length: count }, (_, at) => at / 10));
    const wave = seriesOf(Array.from({ length: count }, (_, at) => Math.sin(at)));
    const near = pointsOverField(y, clock, { min: 500, max: 501 }, 1000, false);
    expect([near.xs[0], near.xs.at(-1)]).toEqual([499.9, 501]);
    const around = pointsOverField(y, wave, { min: 0, max: 0.1 }, 1000, false);
    expect(around.xs.length).toBeGreaterThan(900);
    expect(around.xs.length).toBeLessThanOrEqual(1002);
  });

  test.each([100, 10_000])(
    'over another field leave a hole where there is one, of %i points at most',
    (most) => {
      const count = 5_000;
      const isHole = (at: number) => at >= 2_000 && at < 3_000;
      const y = seriesOf(Array.from({ length: count }, (_, at) => (isHole(at) ? NaN : 1)));
      const x = seriesOf(Array.from({ length: count }, (_, at) => at));
      const { xs, ys } = pointsOverField(y, x, null, most, false);
      const isBroken = [...ys].some((value, i) => Number.isNaN(value) && isHole(xs[i] ?? 0));
      expect(isBroken).toBe(true);
    },
  );

  test('are found by their step', () => {
    const steps = Float64Array.of(0, 2, 4);
    expect([-1, 0, 1, 3, 4, 5].map((step) => placeOf({ steps }, step))).toEqual([
      -1, 0, 0, 1, 2, -1,
    ]);
  });
});

describe('strips of texts', () => {
  test('join what stays the same, and say where it changes too fast', () => {
    const texts = [...Array(50).fill('idle'), ...Array(40).fill('busy'), 'a', 'b', 'c', 'd'];
    const bands = bandsOf(seriesOf(texts), { min: 0, max: 93 }, 100);
    expect(bands).toEqual([
      { from: 0, to: 50, text: 'idle' },
      { from: 50, to: 90, text: 'busy' },
      { from: 90, to: 94, text: null },
    ]);
    expect(bandsOf(seriesOf(['', '', 'on']), { min: 0, max: 3 }, 100)).toEqual([
      { from: 2, to: 3, text: 'on' },
    ]);
  });
});

describe('a scene', () => {
  test('shows numbers as lines, truths as steps, texts as strips, and says what it cannot show', () => {
    const shown = scene({
      'a.y': seriesOf([1, 2, 3]),
      'b.y': seriesOf([true, false, true]),
      'c.y': seriesOf(['x', 'x', 'y']),
      'd.y': seriesOf([[1], [2], null]),
    });
    expect(shown.traces.map(({ field, drawing }) => [field, drawing])).toEqual([
      ['a.y', 'line'],
      ['b.y', 'steps'],
    ]);
    expect(shown.lanes.map(({ bands }) => bands.map(({ text }) => text))).toEqual([['x', 'y']]);
    expect(shown.undrawn).toEqual(['d.y']);
    expect(shown.x.range).toEqual({ min: 0, max: 2 });
  });

  test('measures each side for itself, truths as such', () => {
    const series = { 'a.y': seriesOf([0, 1000]), 'b.y': seriesOf([true, false]) };
    const shown = scene(series, { plot: plot({ fields: ['a.y', 'b.y'], right: ['b.y'] }) });
    expect(shown.left.range).toEqual({ min: -60, max: 1060 });
    expect(shown.right).toMatchObject({ isBoolean: true, range: { min: -0.06, max: 1.06 } });
    expect(scene(series).right).toBeNull();
  });

  test('leaves out of a logarithmic axis what has no place there, and says so', () => {
    const series = { 'a.y': seriesOf([0, 10, -5, 1000]) };
    const shown = scene(series, { plot: plot({ log: ['left'] }) });
    expect([...(shown.traces[0]?.ys ?? [])]).toEqual([NaN, 10, NaN, 1000]);
    expect(shown.leftOut).toEqual(['a.y']);
    expect(shown.left.range.min).toBeGreaterThan(1);
    expect(scene(series).leftOut).toEqual([]);
  });

  test('draws compared runs under the one that shows, over the steps of all', () => {
    const runs = [
      { series: { 'a.y': seriesOf([1, 2]) }, dash: null },
      { series: { 'a.y': seriesOf([5, 5, 5, 9]) }, dash: 0 },
    ];
    const shown = scene({ 'a.y': seriesOf([]) }, { runs });
    expect(shown.traces.map(({ dash }) => dash)).toEqual([0, null]);
    expect(shown.x.range).toEqual({ min: 0, max: 3 });
    expect(shown.left.range.max).toBeGreaterThan(9);
  });

  test('over a field has its values for an axis', () => {
    const series = { 'a.y': seriesOf([1, 2, 3]), 'b.y': seriesOf([0, 10, 5]) };
    const lines = [{ field: 'a.y', colour: 1 }];
    const shown = scene(series, { plot: plot({ x: 'b.y' }), lines });
    expect([...(shown.traces[0]?.xs ?? [])]).toEqual([0, 10, 5]);
    expect(shown.x).toMatchObject({ field: 'b.y', whole: { min: -0.6, max: 10.6 } });
  });

  test('zooms and moves within its steps, and back to all of them', () => {
    const shown = scene({ 'a.y': seriesOf(Array.from({ length: 101 }, (_, at) => at)) });
    expect(zoomX(shown, 0.5, 0.5)).toEqual({ x: { min: 25, max: 75 } });
    expect(panX(shown, 0.5)).toEqual({ x: null });
    expect(zoomX(shown, 2, 0.3)).toEqual({ x: null });
    expect(zoomX(shown, 1e-9, 0)).toEqual({ x: { min: 0, max: 2 } });
    expect(zoomY(shown, 0.5, 0)).toEqual({ left: { min: -6, max: 50 } });
  });
});
