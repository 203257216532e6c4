import { describe, expect, test } from 'vitest';
import { LocalProcess, Connector, type Component } from '../engine/index.ts';
import { Source, Sink } from '../testing/engine/parts.ts';
import { nodeEnvironment } from '../testing/golden/nodeEnvironment.ts';
import { catalogue } from './catalog.ts';
import { componentClass } from './classes.ts';
import { typeOfFolder } from './types.ts';
import { sin } from './elementary.ts';

type Args = Readonly<Record<string, unknown>>;
type Columns = Readonly<Record<string, readonly unknown[]>>;

function make(type: string, args: Args, name = 'c'): Component {
  const Class = componentClass(type);
  if (Class === undefined) throw new Error(`There is no ${type}.`);
  return new Class({ name, ...args } as never);
}

/** Feeds columns of values into a component's inputs and gives the columns of its outputs. */
async function run(
  type: string,
  args: Args,
  inputs: Columns = {},
  parameters: Args = {},
): Promise<{ outputs: Record<string, unknown[]>; process: LocalProcess }> {
  const component = make(type, args);
  const sources = Object.entries(inputs).map(
    ([field, values]) => new Source({ name: `from-${field}`, values }),
  );
  const sinks = component.io.outputs.map((field) => new Sink({ name: `to-${field}` }));
  const wire = (from: [string, string], to: [string, string]) =>
    new Connector({
      source: { entity: from[0], descriptor: from[1] },
      target: { entity: to[0], descriptor: to[1] },
    });
  const process = new LocalProcess({
    components: [...sources, component, ...sinks],
    connectors: [
      ...Object.keys(inputs).map((field) => wire([`from-${field}`, 'y'], ['c', field])),
      ...component.io.outputs.map((field) => wire(['c', field], [`to-${field}`, 'x'])),
    ],
    parameters,
    environment: nodeEnvironment(7),
  });
  await process.init();
  await process.run();
  const outputs = Object.fromEntries(
    component.io.outputs.map((field, i) => [field, sinks[i]?.values ?? []]),
  );
  return { outputs, process };
}

const column = async (type: string, args: Args, x?: readonly unknown[]) =>
  (await run(`patchbay.${type}`, args, x === undefined ? {} : { x })).outputs['y'];

describe('sources', () => {
  test('Range counts from its start, each value worked out by itself', async () => {
    expect(await column('Range', { iters: 3 })).toEqual([0, 1, 2]);
    expect(await column('Range', { iters: 4, start: 1, step: 0.1 })).toEqual([
      1,
      1 + 0.1,
      1 + 2 * 0.1,
      1 + 3 * 0.1,
    ]);
    expect(await column('Range', { iters: 0 })).toEqual([]);
  });

  test('Constant repeats, Sequence lists', async () => {
    expect(await column('Constant', { value: 5, iters: 2 })).toEqual([5, 5]);
    expect(await column('Sequence', { values: [3, 1, 2] })).toEqual([3, 1, 2]);
  });

  test('Sine follows its formula', async () => {
    const args = { iters: 5, amplitude: 2, period: 8, phase: 0.5, offset: 1 };
    const wanted = [0, 1, 2, 3, 4].map((i) => 1 + 2 * sin((2 * Math.PI * i) / 8 + 0.5));
    expect(await column('Sine', args)).toEqual(wanted);
  });

  test('Random repeats itself with the same seed, and follows the run without one', async () => {
    const own = await column('Random', { iters: 4, seed: 3 });
    expect(await column('Random', { iters: 4, seed: 3 })).toEqual(own);
    expect(await column('Random', { iters: 4, seed: 4 })).not.toEqual(own);
    const ofRun = await column('Random', { iters: 4 });
    expect(await column('Random', { iters: 4 })).toEqual(ofRun);
    expect(ofRun).not.toEqual(own);
  });

  test('Random takes the seed of a run from its arguments, and its own seed goes before it', async () => {
    const ofThisRun = await column('Random', { iters: 4 });
    expect(await column('Random', { iters: 4, run_seed: 7 })).toEqual(ofThisRun);
    expect(await column('Random', { iters: 4, run_seed: 8 })).not.toEqual(ofThisRun);
    const own = await column('Random', { iters: 4, seed: 3 });
    expect(await column('Random', { iters: 4, seed: 3, run_seed: 7 })).toEqual(own);
  });

  test.each([
    ['uniform', { low: 2, high: 4 }, 3, (2 * 2) / 12],
    ['normal', { mean: 5, sd: 2 }, 5, 4],
    ['exponential', { rate: 0.5 }, 2, 4],
  ])('Random draws from the %s distribution', async (distribution, args, mean, variance) => {
    const values = (await column('Random', { iters: 20_000, distribution, ...args })) as number[];
    const m = values.reduce((sum, x) => sum + x, 0) / values.length;
    const v = values.reduce((sum, x) => sum + (x - m) ** 2, 0) / values.length;
    expect(Math.abs(m - mean)).toBeLessThan(0.05);
    expect(Math.abs(v - variance) / variance).toBeLessThan(0.06);
  });
});

describe('components with one input', () => {
  test('Delay gives the values of so many steps ago', async () => {
    expect(await column('Delay', {}, [1, 2, 3])).toEqual([0, 1, 2]);
    expect(await column('Delay', { steps: 2, initial: 9 }, [1, 2, 3, 4])).toEqual([9, 9, 1, 2]);
    expect(await column('Delay', { steps: 0 }, [1, 2])).toEqual([1, 2]);
  });

  test('Accumulate counts this value in, Integrator does not', async () => {
    expect(await column('Accumulate', { initial: 10 }, [1, 2, true])).toEqual([11, 13, 14]);
    expect(await column('Integrator', { initial: 1, dt: 0.5 }, [2, 4, 6])).toEqual([1, 2, 4]);
  });

  test('Hysteresis is true below, false above, and stays between', async () => {
    const x = [5, 1, 5, 9, 5];
    expect(await column('Hysteresis', { low: 2, high: 8 }, x)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(await column('Hysteresis', { low: 2, high: 8, initial: true }, [5])).toEqual([true]);
  });

  test('Clamp limits on the sides that are given', async () => {
    expect(await column('Clamp', { low: 0, high: 1 }, [-1, 0.5, 2])).toEqual([0, 0.5, 1]);
    expect(await column('Clamp', { high: 1 }, [-1, 2])).toEqual([-1, 1]);
    expect(await column('Clamp', {}, [-1, 2])).toEqual([-1, 2]);
  });

  test('MovingAverage has fewer values at first', async () => {
    expect(await column('MovingAverage', { window: 2 }, [2, 4, 8])).toEqual([2, 3, 6]);
  });

  test('MovingAverage sums from the oldest, so that rounding is the same everywhere', async () => {
    const x = [0.1, 0.2, 0.3, 1e16, -1e16];
    const wanted = [0.1, 0.1 + 0.2, 0.1 + 0.2 + 0.3, 0.2 + 0.3 + 1e16, 0.3 + 1e16 - 1e16];
    const lengths = [1, 2, 3, 3, 3];
    expect(await column('MovingAverage', { window: 3 }, x)).toEqual(
      wanted.map((sum, i) => sum / (lengths[i] ?? 1)),
    );
  });

  test('Statistics are those of all values so far', async () => {
    const { outputs } = await run('patchbay.Statistics', {}, { x: [2, 4, 9] });
    expect(outputs['mean']).toEqual([2, 3, 5]);
    expect(outputs['sd']).toEqual([0, Math.SQRT2, Math.sqrt(13)]);
    expect([outputs['min'], outputs['max'], outputs['count']]).toEqual([
      [2, 2, 2],
      [2, 4, 9],
      [1, 2, 3],
    ]);
  });

  test('Collect keeps the last values in its export', async () => {
    const { process } = await run('patchbay.Collect', { limit: 2 }, { x: ['a', null, [1]] });
    expect(process.valuesOf('c')?.exports).toEqual({ values: [null, [1]] });
  });
});

describe('PID', () => {
  test('adds proportional, integral and derivative parts', async () => {
    const args = { kp: 2, ki: 0.5, kd: 1, setpoint: 10, dt: 0.5 };
    const { outputs } = await run('patchbay.PID', args, { x: [8, 9] });
    expect(outputs['error']).toEqual([2, 1]);
    expect(outputs['y']).toEqual([2 * 2 + 0.5 * 1, 2 * 1 + 0.5 * 1.5 + (1 * (1 - 2)) / 0.5]);
  });

  test('does not count the error while its output is limited', async () => {
    const args = { kp: 0, ki: 1, setpoint: 1, high: 2 };
    const { outputs } = await run('patchbay.PID', args, { x: [0, 0, 0, 0, 2] });
    expect(outputs['y']).toEqual([1, 2, 2, 2, 1]);
  });
});

describe('Select', () => {
  const inputs = { x1: [1, 2, 3], x2: [10, 20, 30], index: [0, 1.9, true] };

  test('takes the input that the index names, truncated', async () => {
    expect((await run('patchbay.Select', { count: 2 }, inputs)).outputs['y']).toEqual([1, 20, 30]);
  });

  test('fails outside', async () => {
    const out = { x1: [1], x2: [2], index: [2] };
    await expect(run('patchbay.Select', { count: 2 }, out)).rejects.toThrow(/index/);
  });
});

describe('Formula', () => {
  const formula = async (text: string, inputs: Columns, parameters: Args = {}) =>
    (
      await run(
        'patchbay.Formula',
        { inputs: Object.keys(inputs), expressions: { y: text } },
        inputs,
        parameters,
      )
    ).outputs['y'];

  test('computes with inputs, parameters and constants; an input hides a parameter', async () => {
    expect(await formula('a * k + pi * 0', { a: [1, 2] }, { k: 3, a: 100 })).toEqual([3, 6]);
    expect(await formula('if(a > 1, a, -2**2)', { a: [1, 2] })).toEqual([-4, 2]);
    expect(await formula('not a == b', { a: [1], b: [2] })).toEqual([true]);
  });

  test('gives infinities and NaN, never an error', async () => {
    expect(await formula('a / b', { a: [1, -1, 0], b: [0, 0, 0] })).toEqual([
      Infinity,
      -Infinity,
      NaN,
    ]);
    expect(await formula('sqrt(a) + log(a)', { a: [-1] })).toEqual([NaN]);
    expect(await formula('log(a)', { a: [0] })).toEqual([-Infinity]);
    expect(await formula('exp(a)', { a: [1e4] })).toEqual([Infinity]);
  });

  test('% takes the sign of the divisor, round goes half to even', async () => {
    expect(await formula('a % b', { a: [-7, 7], b: [3, -3] })).toEqual([2, -2]);
    expect(await formula('round(a)', { a: [0.5, 1.5, 2.5] })).toEqual([0, 2, 2]);
  });

  test('an expression that cannot be read is refused when it is made', () => {
    const args = { inputs: ['a'], expressions: { y: 'a +' } };
    expect(() => make('patchbay.Formula', args)).toThrow();
    expect(catalogue.find('patchbay.Formula')?.checkArgs(args)[0]?.code).toBe('EXPRESSION');
  });
});

describe('what components refuse', () => {
  test.each(['Accumulate', 'Integrator', 'Clamp', 'Delay', 'MovingAverage', 'Statistics', 'PID'])(
    '%s takes numbers and true or false only',
    async (type) => {
      const args = type === 'MovingAverage' ? { window: 2 } : {};
      for (const x of ['1', null, [1]]) {
        const failed = run(`patchbay.${type}`, args, { x: [x] });
        await expect(failed).rejects.toMatchObject({
          failure: { code: 'NOT_A_NUMBER', component: 'c' },
        });
        await expect(failed).rejects.toThrow('c.x');
      }
    },
  );

  test.each([
    ['Range', {}, 'ARGUMENT_MISSING'],
    ['Range', { iters: 'many' }, 'ARGUMENT_TYPE'],
    ['Range', { iters: -1 }, 'ARGUMENT_VALUE'],
    ['Range', { iters: 1, color: 1 }, 'ARGUMENT_UNKNOWN'],
    ['Hysteresis', { low: 2, high: 1 }, 'ARGUMENT_VALUE'],
    ['MovingAverage', { window: 0 }, 'ARGUMENT_VALUE'],
    ['Formula', { inputs: [], expressions: { y: '1' } }, 'ARGUMENT_VALUE'],
    ['Formula', { inputs: ['name'], expressions: { y: '1' } }, 'FIELD_NAME_RESERVED'],
    ['Formula', { inputs: ['a'], expressions: { a: '1' } }, 'ARGUMENT_VALUE'],
    ['Formula', { inputs: ['a'], expressions: { step: '1' } }, 'FIELD_NAME_RESERVED'],
    ['Formula', { inputs: ['_status'], expressions: { y: '1' } }, 'FIELD_NAME_RESERVED'],
    ['Formula', { inputs: ['a'], expressions: { cancel: '1' } }, 'FIELD_NAME_RESERVED'],
  ])('%s with %j: %s', (type, args, code) => {
    const found = catalogue.find(`patchbay.${type}`)?.checkArgs(args) ?? [];
    expect(found.map((problem) => problem.code)).toContain(code);
    expect(() => make(`patchbay.${type}`, args)).toThrow();
  });
});

test('every type of the catalogue has its class, under its aliases too, with the same fields', () => {
  for (const type of catalogue.types) {
    for (const text of [type.type, ...type.aliases]) {
      expect(componentClass(text), text).toBeDefined();
      expect(catalogue.find(text)).toBe(type);
    }
    expect(type.summary).not.toBe('');
    expect(type.description).not.toBe('');
  }
});

test('every type has its Python twin, and scripts of other programs can import its class', async () => {
  const [{ pythonSources }, scripts] = await Promise.all([
    import('./python/sources.ts'),
    import('../cli/api/index.ts'),
  ]);
  const named = catalogue.types.map(({ label }) => label);

  expect([...pythonSources.components.keys()].toSorted()).toEqual(
    [...named, 'Recorder'].map((name) => `patchbay.${name}`).toSorted(),
  );
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
});

test('every folder has one type, a class of its name, and docs where people are offered it', async () => {
  for (const [folder, type] of typeOfFolder) {
    expect(componentClass(type.type)?.name, folder).toBe(type.label);
    const isOffered = catalogue.types.includes(type);
    expect((await catalogue.docs?.(type.type)) !== null, folder).toBe(isOffered);
  }
  const modules = import.meta.glob<object>('./*/{descriptor,docs}.ts', { eager: true });
  for (const [path, module] of Object.entries(modules)) {
    expect(
      Object.keys(module).filter((name) => /(?:Type|Docs)$/.test(name)),
      path,
    ).toHaveLength(1);
  }
});

test('sources come first in the palette, what keeps and writes comes last', () => {
  const labels = catalogue.types.map(({ label }) => label);
  const some = ['Range', 'Sine', 'Formula', 'Clamp', 'PID', 'Statistics', 'Collect', 'FileWriter'];

  expect(labels.filter((label) => some.includes(label))).toEqual(some);
});

test('files: a FileReader sends rows and a FileWriter writes them as pandas does', async () => {
  const files = new Map([['in.csv', new TextEncoder().encode('a,b\n1,x\n2.5,"y,z"\n')]]);
  const { memoryFiles } = await import('../testing/golden/nodeEnvironment.ts');
  const args = { field_names: ['a', 'b'] };
  const process = new LocalProcess({
    components: [
      make('plugboard.library.FileReader', { path: 'in.csv', ...args }, 'r'),
      make('plugboard.library.file_io.FileWriter', { path: 'out.csv', ...args }, 'w'),
    ],
    connectors: ['a', 'b'].map(
      (field) =>
        new Connector({
          source: { entity: 'r', descriptor: field },
          target: { entity: 'w', descriptor: field },
        }),
    ),
    environment: nodeEnvironment(1, memoryFiles(files)),
  });
  await process.init();
  await process.run();
  expect(new TextDecoder().decode(files.get('out.csv'))).toBe('a,b\n1.0,x\n2.5,"y,z"\n');
});
