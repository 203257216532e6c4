import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usualRange } from './readPinned.ts';

const field = (kind: 'number' | 'integer', limits: object = {}) =>
  ({ name: 'a', label: 'A', help: '', kind, required: true, nullable: false, ...limits }) as const;

test('a slider goes to about twice the value, or as far as the field says', () => {
  expect(usualRange(field('number'), 9)).toEqual({ min: 0, max: 20, step: 0.2 });
  expect(usualRange(field('number'), 0.03)).toMatchObject({ min: 0, max: 0.1, step: 0.001 });
  expect(usualRange(field('number'), -4)).toEqual({ min: -10, max: 0, step: 0.1 });
  expect(usualRange(field('number'), 0)).toEqual({ min: 0, max: 1, step: 0.01 });
  expect(usualRange(field('integer'), 3)).toEqual({ min: 0, max: 10, step: 1 });
  expect(usualRange(field('number', { min: 2, max: 6 }), 3)).toMatchObject({ min: 2, max: 6 });
});

test('whatever the value, it lies in a range that a slider can have', () => {
  fc.assert(
    fc.property(fc.double(), fc.constantFrom('number', 'integer'), (value, kind) => {
      const { min, max, step } = usualRange(field(kind), value);
      expect(min).toBeLessThan(max);
      expect(step).toBeGreaterThan(0);
      expect([min, max, step].every(Number.isFinite)).toBe(true);
    }),
  );
});
