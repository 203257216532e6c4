import { expect, test } from 'vitest';
import { stepsOfRecord } from './runRecord.ts';

const value = (steps: number) => ({
  ...{ type: 'a.B', status: 'completed' as const, steps },
  ...{ input: {}, output: {}, exports: {} },
});

test('a run that was kept by an earlier version tells the steps of its model as well', () => {
  expect(stepsOfRecord({ steps: 7, values: { a: value(4), b: value(3) } })).toBe(4);
  expect(stepsOfRecord({ steps: 7, values: {} })).toBe(7);
});
