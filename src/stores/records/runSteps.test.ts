import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { RunRecord } from './runRecord.ts';
import { stepSpan, valuesAtStep } from './runSteps.ts';

const series = (field: string, list: readonly unknown[], more: object = {}) => ({
  [field]: {
    ...{ field, version: 1, length: list.length },
    values: Float64Array.from(list, (value) => (typeof value === 'number' ? value : Number.NaN)),
    other: list.every((value) => typeof value === 'number') ? null : list,
    ...more,
  },
});

const ENDS: RunRecord['values'] = {
  tank: {
    ...{ type: 'patchbay.Formula', status: 'completed', steps: 3, exports: {} },
    input: { inflow: 9 },
    output: { level: 99, name: 'last' },
  },
};

test('a step has what was recorded of each field, and nothing of the others', () => {
  const recorded = {
    ...series('tank.inflow', [1, 2, 3]),
    ...series('tank.level', [5, 6], { first: 1 }),
    ...series('sink.list', [[1], 'a', null]),
  };
  expect(stepSpan(recorded)).toEqual({ first: 0, last: 2, stride: 1 });
  const start = valuesAtStep(ENDS, recorded, 0);
  expect(start.values['tank']).toMatchObject({ steps: 3, input: { inflow: 1 }, output: {} });
  expect(start.outputs).toEqual({ tank: { inflow: 1, level: null }, sink: { list: [1] } });
  const end = valuesAtStep(ENDS, recorded, 2);
  expect(end.values['tank']?.output).toEqual({ level: 6 });
  expect(end.outputs).toEqual({ tank: { inflow: 3, level: 6 }, sink: { list: null } });
});

test('without anything recorded there are no steps', () => {
  expect(stepSpan({})).toBeNull();
  expect(stepSpan(series('tank.level', []))).toBeNull();
  expect(valuesAtStep(ENDS, {}, 0).outputs).toEqual({});
});

property.prop([
  fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 30 }),
  fc.nat(9),
  fc.constantFrom(1, 2, 8),
])(
  'each value of a thinned series is found from its step up to the next',
  (list, first, stride) => {
    const recorded = series('a.y', list, { first, stride });
    const span = stepSpan(recorded);
    expect(span).toEqual({ first, last: first + (list.length - 1) * stride, stride });
    for (let step = first; step < first + list.length * stride; step++) {
      const { outputs } = valuesAtStep({}, recorded, step);
      expect(outputs['a']?.['y']).toBe(list[Math.floor((step - first) / stride)]);
    }
  },
);
