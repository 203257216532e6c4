import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { componentClass } from '../../library/classes.ts';
import { readConfig, type TuneField } from '../../model/index.ts';
import type { TrialArguments, TrialRequest } from '../../model/run/index.ts';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';
import { type TrialModel, TrialRunner } from './trialRunner.ts';

const field = (name: string, type: TuneField['field_type'], of: string): [string, TuneField] => [
  `component.${name}.${type}.${of}`,
  { object_type: 'component', object_name: name, field_type: type, field_name: of },
];

/** A source, a loop with a value that waits, and a formula whose fields follow from its arguments. */
function model(): TrialModel {
  const components = [
    { type: 'patchbay.Constant', args: { name: 'k', value: 1, iters: 20 } },
    {
      type: 'patchbay.Formula',
      args: {
        ...{ name: 'loop', inputs: ['x', 'back'], expressions: { y: 'x + 0.5 * back' } },
        initial_values: { back: [1] },
      },
    },
    {
      type: 'patchbay.Formula',
      args: { name: 'end', inputs: ['x'], expressions: { y: 'x * 2' } },
    },
  ];
  const connectors = [
    { source: 'k.y', target: 'loop.x' },
    { source: 'loop.y', target: 'loop.back' },
    { source: 'loop.y', target: 'end.x' },
  ];
  const read = readConfig({ plugboard: { process: { args: { components, connectors } } } });
  if (!read.ok) throw new Error(read.error[0]?.message);
  return {
    config: read.value,
    fields: new Map([
      field('k', 'arg', 'value'),
      field('k', 'arg', 'iters'),
      field('loop', 'initial_value', 'back'),
      field('end', 'arg', 'inputs'),
      field('end', 'arg', 'expressions'),
    ]),
    objectives: [{ component: 'end', field: 'y', direction: 'max' }],
  };
}

const runner = (): TrialRunner =>
  new TrialRunner(model(), { ...nodeEnvironment(), componentClass });

const told = async (by: TrialRunner, given: Record<string, unknown>, number: number) => {
  const request: TrialRequest = { number, arguments: given as TrialArguments, seed: null };
  const { seconds, ...result } = await by.run(request);
  expect(seconds).toBeGreaterThanOrEqual(0);
  return result;
};

const oneOf = (...values: readonly unknown[]) => fc.constantFrom(...values);
const changes = fc.record(
  {
    'component.k.arg.value': fc.integer({ min: -9, max: 9 }),
    'component.k.arg.iters': fc.integer({ min: 0, max: 40 }),
    'component.loop.initial_value.back': oneOf(1, 2.5, [1, 2], [1, 2, 3], []),
    'component.end.arg.inputs': oneOf(['x'], ['x', 'open'], ['other']),
    'component.end.arg.expressions': oneOf(
      { y: 'x - 1' },
      { y: 'x * x' },
      { z: 'x' },
      { y: '1 /' },
    ),
  },
  { requiredKeys: [] },
);

test.prop([fc.array(changes, { minLength: 2, maxLength: 12 })], { numRuns: 60 })(
  'a trial is what it would be alone, whatever the trials before it have changed',
  async (trials) => {
    const shared = runner();
    for (const [number, given] of trials.entries())
      expect(await told(shared, given, number)).toEqual(await told(runner(), given, number));
  },
);

test('wiring that a trial makes wrong is told, and is right again with the next', async () => {
  const shared = runner();
  const wrong = { 'component.end.arg.inputs': ['x', 'open'] };
  expect(await told(shared, {}, 0)).toMatchObject({ status: 'completed' });
  expect(await told(shared, wrong, 1)).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('open'),
  });
  expect(await told(shared, {}, 2)).toMatchObject({ status: 'completed' });
});

test('what is no number is told by a word for its kind', async () => {
  const config = {
    components: [
      { type: 'patchbay.Constant', args: { name: 'k', value: 1, iters: 2 } },
      {
        type: 'patchbay.Formula',
        args: { name: 'end', inputs: ['x'], expressions: { y: 'x + 1' } },
      },
    ],
    connectors: [{ source: 'k.y', target: 'end.x' }],
  };
  const read = readConfig({ plugboard: { process: { args: config } } });
  if (!read.ok) throw new Error(read.error[0]?.message);
  const fields = new Map([field('k', 'arg', 'value')]);
  const messageOf = async (objective: string, value: unknown) => {
    const objectives = [{ component: objective, field: 'y', direction: 'max' }] as const;
    const environment = { ...nodeEnvironment(), componentClass };
    const by = new TrialRunner({ config: read.value, fields, objectives }, environment);
    return (await told(by, { 'component.k.arg.value': value }, 0)).error;
  };
  expect(await messageOf('end', { a: 1 })).toContain('got an object');
  expect(await messageOf('end', [1])).toContain('got a list');
});
