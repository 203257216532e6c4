import { describe, expect, test } from 'vitest';
import { PLANS } from '../../model/tune/studySpec.ts';
import { machine } from '../../testing/cli/machine.ts';
import { main } from '../main.ts';

const MODEL = `plugboard:
  process:
    args:
      parameters: { k: 1 }
      components:
        - { type: patchbay.Range, args: { name: src, iters: 3 } }
        - { type: patchbay.Formula, args: { name: f, inputs: [x], expressions: { y: x - (k - 2) ** 2 } } }
      connectors: [{ source: src.y, target: f.x }]
      patchbay: { studies: [{ name: fine, plan: grid, num_samples: 3 }] }
  tune:
    args:
      objective: { object_name: f, field_name: y }
      parameters:
        - { object_type: process, field_type: parameter, field_name: k, lower: 0, upper: 4 }
      num_samples: 30
`;

interface Printed {
  readonly study: unknown;
  readonly trials: readonly { readonly arguments: object; readonly objectives: object }[];
  readonly best: readonly { readonly objectives: Readonly<Record<string, number>> }[];
  readonly stats: { readonly trials: number; readonly workers: number };
}

async function tuned(model: string, ...args: readonly string[]) {
  const m = machine({ 'model.yaml': model });
  const code = await main(['tune', 'model.yaml', ...args], m.env);
  return { ...m, code };
}

const printed = async (...args: readonly string[]) =>
  JSON.parse((await tuned(MODEL, '--json', ...args)).out()) as Printed;

describe('tune', () => {
  test('tells what of the model is rounded, and draws no whole numbers that are none', async () => {
    const large = '9007199254740993';
    const choices = MODEL.replace('lower: 0, upper: 4', `categories: [${large}, 3]`);
    const { code, err } = await tuned(choices, '--num-samples', '2');
    expect([code, err()]).toEqual([
      0,
      expect.stringMatching(/^model\.yaml:14:\d+: warning: 9007199254740993 has more digits/),
    ]);
    const drawn = MODEL.replace(
      'lower: 0, upper: 4',
      `type: ray.tune.randint, lower: 1, upper: ${large}`,
    );
    const refused = await tuned(drawn);
    expect([refused.code, refused.err()]).toEqual([
      2,
      expect.stringMatching(/^model\.yaml:14:\d+: error: Whole numbers are drawn between/),
    ]);
  });

  test('tells every trial under full names, and the best', async () => {
    const report = await printed();
    expect(report).toMatchObject({
      study: { name: 'model', plan: 'search', seed: 1 },
      stats: { trials: 30, workers: 2 },
    });
    expect(Object.keys(report.trials[0]?.arguments ?? {})).toEqual(['process.default.parameter.k']);
    expect(Object.keys(report.trials[0] ?? {})).toEqual([
      ...['number', 'arguments', 'objectives', 'status', 'error', 'seconds'],
    ]);
    expect(report.best).toHaveLength(1);
    expect(report.best[0]?.objectives['component.f.field.y']).toBeGreaterThan(1.9);
  });

  test.each([...PLANS, 'nsga-ii'])(
    'gives the same trials of %s on any number of workers',
    async (plan) => {
      const trials = async (workers: string) =>
        (await printed('--plan', plan, '--workers', workers)).trials.map((one) => [
          ...[one.arguments, one.objectives],
        ]);
      const one = await trials('1');
      expect(one.length).toBeGreaterThan(4);
      expect(await trials('2')).toEqual(one);
      expect(await trials('4')).toEqual(one);
    },
  );

  test('takes a study of the model by its name, and writes a table', async () => {
    const { code, text, out } = await tuned(MODEL, '--plan', 'fine', '--out', 'all.csv');
    expect(code).toBe(0);
    expect(text('all.csv')?.split('\n').slice(0, 2)).toEqual([
      'number,process.default.parameter.k,component.f.field.y,status,error,seconds',
      expect.stringMatching(/^0,0,-2,completed,,/),
    ]);
    expect(out()).toMatch(/^fine: 3 trials \(grid, seed 1\)/);
    expect(out()).toContain('component.f.field.y = 2');
  });

  test.each([
    ['an empty range', MODEL.replace('upper: 4', 'upper: 0'), /TUNE_RANGE.*parameters\.0\.upper/],
    ['a name that is not there', MODEL.replace('field_name: y', 'field_name: q'), /UNKNOWN_FIELD/],
    ['no tune section', MODEL.replace(/ {2}tune:[^]*/, ''), /no section tune/],
  ])('refuses %s', async (_, model, message) => {
    const { code, err } = await tuned(model);
    expect([code, err()]).toEqual([2, expect.stringMatching(message)]);
  });

  test.each([
    [['--plan', 'latin-hypercube', '--num-samples', '1000000000'], /10,000,000 trials at most/],
    [['--num-samples', '1000000000'], /10,000,000 trials at most/],
    [['--plan', 'wide'], /k: a range has 10,000,000 values at most/],
    [['--plan', 'grid', '--num-samples', '1000000000'], /^$/],
  ])('refuses with %j what does not fit into memory', async (args, message) => {
    const k = '{ object_type: process, field_type: parameter, field_name: k, lower: 0, upper: 4';
    const wide = `{ name: wide, plan: grid, parameters: [${k}, count: 1000000000 }] }`;
    const model = MODEL.replace('num_samples: 3 }', `num_samples: 3 }, ${wide}`);
    const given = args.includes('grid')
      ? MODEL.replace(/lower: 0, upper: 4/, 'categories: [1, 2]')
      : model;
    const { code, err } = await tuned(given, ...args);
    expect([code, err()]).toEqual([args.includes('grid') ? 0 : 2, expect.stringMatching(message)]);
  });

  test.each([
    [['--json'], 'TUNE_RANGE'],
    [['--json', '--plan', 'best'], 'COMMAND_USAGE'],
    [['--json', '--workers', '0'], 'COMMAND_USAGE'],
  ])('tells with %j as JSON why it refuses', async (args, problem) => {
    const model = problem === 'TUNE_RANGE' ? MODEL.replace('upper: 4', 'upper: 0') : MODEL;
    const { code, out, err } = await tuned(model, ...args);
    expect([code, err()]).toEqual([2, '']);
    expect(JSON.parse(out())).toMatchObject({
      trials: [],
      best: [],
      problems: [{ code: problem }],
    });
  });

  test('says that no value is finite where none is', async () => {
    const endless = MODEL.replace('y: x - (k - 2) ** 2', 'y: (k + 1) * 1.0e308 * 100');
    const { code, out } = await tuned(endless, '--num-samples', '2');
    expect([code, out()]).toEqual([1, expect.stringContaining('No trial has a finite value.')]);
  });

  test('goes on behind trials that fail, and says why where none has a value', async () => {
    const model = MODEL.replace('field_name: k, lower: 0', 'field_name: j, lower: 0').replace(
      'parameters: { k: 1 }',
      'parameters: { k: 1.0e308 }',
    );
    const { code, out } = await tuned(
      model.replace('- (k - 2) ** 2', '/ 0 * 0'),
      '--num-samples',
      '3',
    );
    expect(code).toBe(1);
    expect(out()).toMatch(/3 failed[^]*No trial has a value: f\.y is NaN/);
  });
});
