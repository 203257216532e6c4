import { expect, test } from 'vitest';
import type { FinishedTrial } from '../../model/run/index.ts';
import type { Study } from '../../study/index.ts';
import { GatheredTrials } from './trialTable.ts';

const field = { object_type: 'component', object_name: 'a', field_type: 'arg' } as const;
const study: Pick<Study, 'dimensions' | 'objectives'> = {
  dimensions: [
    {
      ...{ name: 'component.a.arg.x', field: { ...field, field_name: 'x' } },
      ...{ range: { kind: 'float', lower: 0, upper: 1 }, count: null, current: 0 },
    },
    {
      ...{ name: 'component.a.arg.c', field: { ...field, field_name: 'c' } },
      ...{ range: { kind: 'choice', choices: ['far', null, 3] }, count: null, current: 3 },
    },
  ],
  objectives: [{ name: 'component.a.field.y', component: 'a', field: 'y', direction: 'min' }],
};

const trial = (number: number, more: Partial<FinishedTrial> = {}): FinishedTrial => ({
  ...{ number, status: 'completed', objectives: [number / 3], error: null, seconds: 0.25 },
  arguments: { 'component.a.arg.x': number / 7, 'component.a.arg.c': 'far' },
  ...more,
});

const TRIALS = [
  trial(1),
  trial(0, { arguments: { 'component.a.arg.x': 1, 'component.a.arg.c': null } }),
  trial(2, { status: 'failed', objectives: [], error: 'It broke.' }),
  trial(3, { status: 'constrained', objectives: [Infinity], error: 'Too hot.' }),
  ...Array.from({ length: 200 }, (_, i) => trial(4 + i)),
  // A value that is none of the numbers that the range has.
  trial(204, { arguments: { 'component.a.arg.x': 'auto', 'component.a.arg.c': 3 } }),
];

function tableOf(trials: readonly FinishedTrial[]): GatheredTrials {
  const table = new GatheredTrials(study);
  for (const one of trials) table.add(one);
  return table;
}

const rows = (table: GatheredTrials) => {
  const view = table.view();
  return Array.from({ length: view.length }, (_, row) => view.trial(row));
};

test('a table of trials gives them back as they came', () => {
  expect(rows(tableOf(TRIALS))).toEqual(TRIALS);
});

test('a view stays as it was when trials come in', () => {
  const table = tableOf(TRIALS.slice(0, 60));
  const before = table.view();
  for (const one of TRIALS.slice(60)) table.add(one);

  expect(before.length).toBe(60);
  expect(before.trial(59)).toEqual(TRIALS[59]);
  expect(before.columns[1]?.categories).toBeNull();
  expect(before.value(60, 0)).toBeNull();
});

test('columns of numbers are there for plots, with labels where they are none', () => {
  const view = tableOf(TRIALS.slice(0, 4)).view();

  expect(view.columns.map(({ role }) => role)).toEqual([
    'number',
    'argument',
    'argument',
    'objective',
    'status',
    'seconds',
    'error',
  ]);
  expect([...(view.columns[3]?.numbers.subarray(0, 4) ?? [])]).toEqual([1 / 3, 0, NaN, Infinity]);
  expect([...(view.columns[2]?.numbers.subarray(0, 4) ?? [])]).toEqual([0, 1, 0, 0]);
  expect(view.columns[2]?.categories).toEqual(['far', null, 3]);
  expect([0, 1, 2, 3].map((row) => view.value(row, 4))).toEqual([
    'completed',
    'completed',
    'failed',
    'constrained',
  ]);
  expect(view.value(2, 6)).toBe('It broke.');
  expect(view.value(9, 0)).toBeNull();
});

test('stretches put together are the whole, and what does not fit is refused', () => {
  const table = tableOf(TRIALS);
  const again = new GatheredTrials(study);
  for (let from = 0; from < table.length; from += 50)
    expect(again.addStretch(table.stretch(from, Math.min(table.length, from + 50)))).toBe(true);

  expect(rows(again)).toEqual(TRIALS);
  const { length, numbers, labels } = table.stretch(0, 3);
  expect(again.addStretch({ length: 4, numbers, labels })).toBe(false);
  expect(again.addStretch({ length, numbers: numbers.slice(1), labels })).toBe(false);
});

test('words of a thousand errors are kept, not those of a hundred thousand', () => {
  const table = new GatheredTrials(study);
  for (let number = 0; number < 3000; number++)
    table.add(trial(number, { status: 'failed', objectives: [], error: `No. ${number}` }));

  expect(table.view().columns[6]?.categories?.length).toBeLessThanOrEqual(1001);
  expect(table.view().value(5, 6)).toBe('No. 5');
  expect(table.view().value(2999, 6)).toBe('It failed in yet another way.');
});
