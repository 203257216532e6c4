import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Collect } from './collect/Collect.ts';
import { delayType } from './delay/descriptor.ts';
import { movingAverageType } from './moving-average/descriptor.ts';
import { MOST_KEPT } from './ring.ts';
import { FileWriter } from './file-writer/FileWriter.ts';
import { Delay } from './delay/Delay.ts';
import { MovingAverage } from './moving-average/MovingAverage.ts';
import { Statistics } from './statistics/Statistics.ts';

/** What a component gives on `field` for these inputs, whose arguments may change on the way. */
function fed<T extends Delay | MovingAverage | Statistics>(
  component: T,
  xs: readonly number[],
  field: keyof T,
  before?: (component: T, step: number) => void,
): unknown[] {
  return xs.map((x, i) => {
    before?.(component, i);
    component.x = x;
    component.step();
    return component[field];
  });
}

const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
/** Small whole numbers: their sums are exact in any order. */
const numbers = fc.array(fc.integer({ min: -99, max: 99 }), { maxLength: 40 });
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 40, maxLength: 40 });

describe('a size that changes in the midst of a run', () => {
  test('MovingAverage: the mean of the newest values that it still had and the new window takes', () => {
    fc.assert(
      fc.property(numbers, sizes, (xs, windows) => {
        const setWindow = (c: MovingAverage, i: number) =>
          void (c.args = { window: windows[i] ?? 1 });
        const means = fed(new MovingAverage({ name: 'c', window: 1 }), xs, 'y', setWindow);

        let kept: number[] = [];
        const wanted = xs.map((x, i) => mean((kept = [...kept, x].slice(-(windows[i] ?? 1)))));
        expect(means).toEqual(wanted);
      }),
    );
  });

  test('Delay: the value of so many steps ago while it has it, else the initial one', () => {
    fc.assert(
      fc.property(numbers, sizes, (xs, delays) => {
        const steps = delays.map((size) => size - 1);
        const setSteps = (c: Delay, i: number) =>
          void (c.args = { steps: steps[i] ?? 0, initial: 'none' });
        const ys = fed(new Delay({ name: 'c' }), xs, 'y', setSteps);

        let kept: unknown[] = [];
        const wanted = xs.map((x, i) => {
          const delay = steps[i] ?? 0;
          kept = delay === 0 ? [] : kept.slice(-delay);
          if (delay === 0) return x;
          const y = kept.length < delay ? 'none' : kept[0];
          kept = [...kept, x].slice(-delay);
          return y;
        });
        expect(ys).toEqual(wanted);
      }),
    );
  });
});

describe('values that are not finite', () => {
  test('MovingAverage is free of one when it has left the window', () => {
    for (const odd of [NaN, Infinity, -Infinity]) {
      const ys = fed(new MovingAverage({ name: 'c', window: 2 }), [1, odd, 3, 5], 'y');
      expect(ys).toEqual([1, odd, odd, 4]);
    }
  });

  test('Statistics has an infinite mean, least and greatest, as the sum of all has', () => {
    const few = fc.array(fc.constantFrom(1, -2, 30, Infinity, -Infinity, NaN), { minLength: 1 });
    fc.assert(
      fc.property(few, (xs) => {
        const summary = new Statistics({ name: 'c' });
        const means = fed(summary, xs, 'mean');
        const wanted = xs.map((_, i) => mean(xs.slice(0, i + 1)));
        means.forEach((value, i) => {
          const sum = wanted[i] ?? NaN;
          if (Number.isFinite(sum)) expect(value).toBeCloseTo(sum, 9);
          else expect(value).toBe(sum);
        });
        expect(summary.min).toBe(Math.min(...xs));
        expect(summary.max).toBe(Math.max(...xs));
        if (xs.length > 1 && !xs.every(Number.isFinite)) expect(summary.sd).toBeNaN();
      }),
    );
  });
});

describe('memory has a ceiling', () => {
  test('Collect says which argument to set before there is no memory left', () => {
    const kept = new Collect({ name: 'c' });
    for (let i = 0; i < MOST_KEPT; i++) {
      kept.x = i;
      kept.step();
    }
    expect(() => kept.step()).toThrow(/set limit/);
  }, 60_000);

  test.each([[null], [1e12]])(
    'FileWriter says so, too, with chunks of %s rows',
    (chunk_size) => {
      const args = { name: 'w', path: 'out.csv', field_names: ['v', 'w'], chunk_size };
      const writer = Object.assign(new FileWriter(args), { v: 1, w: 2 });
      for (let i = 0; i < MOST_KEPT / 2; i++) void writer.step();
      expect(() => writer.step()).toThrow(/set chunk_size/);

      const long = Object.assign(new FileWriter(args), { v: 'x'.repeat(1_000_000), w: 2 });
      for (let i = 0; i < 200; i++) void long.step();
      expect(() => long.step()).toThrow(/set chunk_size/);
    },
    60_000,
  );

  test.each([
    ['steps', delayType],
    ['window', movingAverageType],
  ])('%s is refused above it', (name, type) => {
    expect(type.readArgs({ name: 'c', [name]: MOST_KEPT }).ok).toBe(true);
    const read = type.readArgs({ name: 'c', [name]: 1e9 });
    expect(read.ok ? [] : read.error).toMatchObject([{ code: 'ARGUMENT_VALUE', path: name }]);
  });
});
