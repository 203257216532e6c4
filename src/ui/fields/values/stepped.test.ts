import { expect, test } from 'vitest';
import { moved, scrubStep, stepped } from './stepped.ts';
import { onStep, sliderRange } from './sliderRange.ts';

test('arrows step by the last digit that is written, ten times or a tenth of it, and stop at the limits', () => {
  expect(stepped('1.25', 1, false)).toBe('1.26');
  expect(stepped('1.25', 10, false)).toBe('1.35');
  expect(stepped('1.2', 0.1, false)).toBe('1.21');
  expect(stepped('3', -1, true)).toBe('2');
  expect(stepped('3', 0.1, true)).toBe('4');
  expect(stepped('95', 10, true, { max: 100 })).toBe('100');
  expect(stepped('95', 10, true, { max: 99 })).toBe('99');
  expect(stepped('1', -1, true, { min: 1 })).toBeNull();
  expect(stepped('', 1, false)).toBeNull();
  expect(stepped('word', 1, false)).toBeNull();
});

test('a drag moves by about a hundredth of the number for each step, without stray digits', () => {
  expect(moved(1, 3, scrubStep(1, false))).toBe(1.03);
  expect(moved(250, -2, scrubStep(250, false))).toBe(248);
  expect(moved(0, 7, scrubStep(0, false))).toBe(0.7);
  expect(moved(0.1, 2, scrubStep(0.1, false))).toBe(0.102);
  expect(moved(5, 9, scrubStep(5, true), { max: 10 })).toBe(10);
});

test('a slider covers the usual range, or the limits, and every number that there is', () => {
  const number = { kind: 'number' } as const;
  expect(sliderRange({ ...number, usual: [0, 10] }, 3)).toEqual({ min: 0, max: 10, step: 0.1 });
  expect(sliderRange({ ...number, usual: [0, 10] }, -2)).toMatchObject({ min: -2, max: 10 });
  expect(sliderRange({ kind: 'integer', min: 1, max: 8 }, 3)).toEqual({ min: 1, max: 8, step: 1 });
  expect(sliderRange({ ...number, min: 0 }, 3)).toBeNull();
  expect(sliderRange({ ...number, usual: [0, 1] }, NaN)).toBeNull();
});

test('a slider begins and stands at numbers without digits that only rounding makes', () => {
  const number = { kind: 'number' } as const;
  const phase = sliderRange({ ...number, usual: [-3.1416, 3.1416] }, 0);
  expect(phase).toEqual({ min: -3.15, max: 3.1416, step: 0.05 });
  expect(sliderRange({ ...number, usual: [-0.3, 9.7] }, 0)?.min).toBe(-0.3);
  expect(onStep(0.0999999999999996, 0.05)).toBe(0.1);
  expect(onStep(-4e-16, 0.05)).toBe(0);
  expect(onStep(0.3 + 3 * 0.001, 0.001)).toBe(0.303);
  expect(onStep(1400, 200)).toBe(1400);
});
