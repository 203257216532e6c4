import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../base/json.ts';
import { catalogue } from '../../../library/index.ts';
import { sharedFields } from './sharedFields.ts';

const member = (type: string, args: JsonObject) => ({
  form: catalogue.find(`patchbay.${type}`)?.form ?? [],
  args,
});
const names = (...members: Parameters<typeof sharedFields>[0]) =>
  sharedFields(members).map(({ field }) => field.name);

describe('what several components have in common', () => {
  test('is every argument, for components of one type', () => {
    const shared = sharedFields([
      member('Range', { iters: 5, start: 1 }),
      member('Range', { iters: 9 }),
    ]);
    expect(shared.map(({ field, value, mixed }) => [field.name, value, mixed])).toEqual([
      ['iters', undefined, true],
      ['start', undefined, true],
      ['step', undefined, false],
    ]);
  });

  test('is an argument of one name and kind, for components of different types', () => {
    expect(names(member('Range', { iters: 5 }), member('Sine', { iters: 5 }))).toEqual(['iters']);
    expect(names(member('PID', {}), member('Clamp', {}))).toEqual(['low', 'high']);
    expect(names(member('Accumulate', {}), member('Delay', {}))).toEqual([]);
    expect(names(member('Range', { iters: 5 }), member('Collect', {}))).toEqual([]);
  });

  test('a default counts like the same value given, but is not given', () => {
    const [start] = sharedFields([member('Integrator', { initial: 0 }), member('Integrator', {})]);
    expect(start).toMatchObject({ value: undefined, mixed: false, field: { default: 0 } });
  });

  test('limits are those of all of them', () => {
    const field = (min: number | undefined, max: number | undefined) => ({
      form: [
        {
          ...{ name: 'n', label: 'N', help: '', kind: 'number' as const },
          ...{ required: true, nullable: false },
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
        },
      ],
      args: {},
    });
    const [shared] = sharedFields([field(0, 10), field(2, undefined), field(undefined, 8)]);
    expect(shared?.field).toMatchObject({ min: 2, max: 8 });
  });
});
