import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { machine } from '../testing/cli/machine.ts';
import { CHAIN, type Report, runModel } from '../testing/cli/runModel.ts';
import { main } from './main.ts';

const EXAMPLES = join(import.meta.dirname, '../../public/examples');

describe('run', () => {
  test('prints one object with everything about the run', async () => {
    const { code, report } = await runModel(CHAIN, '--record', 'scale.y', '--record', 'out.x');
    expect(code).toBe(0);
    expect(report.process).toMatchObject({
      id: 'chain',
      name: 'chain',
      type: 'plugboard.process.LocalProcess',
      status: 'completed',
    });
    expect(report.job_id).toMatch(/^Job_[a-zA-Z0-9]{16}$/);
    expect(report.components['count']).toMatchObject({
      type: 'patchbay.Range',
      status: 'completed',
      steps: 4,
      output: { y: 2 },
    });
    expect(report.components['out']).toMatchObject({ steps: 3, exports: { values: [0, 10, 20] } });
    expect(report.series).toEqual({ 'scale.y': [0, 10, 20], 'out.x': [0, 10, 20] });
    expect(report).toMatchObject({ error: null, problems: [], stats: { steps: 10 } });
    expect(report.stats.seconds).toBeGreaterThan(0);
  });

  test('spreads a process over threads, as the model and the command put its components', async () => {
    const pinned = CHAIN.replace(
      'name: chain\n',
      'name: chain\n      patchbay: {pool: {pins: {scale: 2, gone: 1}}}\n',
    );
    const local = await runModel(pinned, '--record-all');
    const pool = ['--process-type', 'pool', '--profile', '--record-all'];
    const { code, report } = await runModel(pinned, ...pool, '--pin', 'out=3');
    expect(code).toBe(0);
    expect(report.series).toEqual(local.report.series);
    expect(report.components).toEqual(local.report.components);
    const places = report.profile?.components.map(({ name, worker, why }) => [name, worker, why]);
    expect(places).toEqual([
      ['count', expect.any(Number), 'balance'],
      ['scale', 2, 'pinned'],
      ['out', 3, 'pinned'],
    ]);
    expect(report.profile?.connectors).toEqual([
      { id: 'count.y..scale.x', values: 3, between_workers: expect.any(Boolean) },
      { id: 'scale.y..out.x', values: 3, between_workers: true },
    ]);
  });

  test('says where the time went when it is asked to, in one thread too', async () => {
    const { report } = await runModel(CHAIN, '--profile');
    expect(report.profile?.components.map(({ name, worker, why }) => [name, worker, why])).toEqual([
      ['count', 1, null],
      ['scale', 1, null],
      ['out', 1, null],
    ]);
    expect(report.profile?.summary.length).toBeGreaterThan(0);
    expect((await runModel(CHAIN)).report).not.toHaveProperty('profile');
    const text = machine({ 'model.yaml': CHAIN });
    await main(['run', 'model.yaml', '--profile'], text.env);
    expect(text.out()).toMatch(/component +worker +share/);
  });

  test.each([
    [['--pin', 'scale'], '--pin takes NAME=VALUE'],
    [['--pin', 'scale=0'], '--pin takes a whole number from 1'],
    [['--pin', 'scale=65'], 'from 1 to 64'],
    [['--pin', 'tank=1'], 'There is no component tank'],
    [['--pin', 'scale=3', '--workers', '2'], 'worker 3 of 2'],
    [['--pin', 'scale=1', '--process-type', 'local'], '--pin goes with'],
  ])('refuses %j', async (options, message) => {
    const m = machine({ 'model.yaml': CHAIN });
    expect(await main(['run', 'model.yaml', ...options], m.env)).toBe(2);
    expect(m.err()).toContain(message);
  });

  test('records nothing unless asked, or everything', async () => {
    expect((await runModel(CHAIN)).report.series).toEqual({});
    const { report } = await runModel(CHAIN, '--record-all');
    expect(Object.keys(report.series).toSorted()).toEqual([
      'count.y',
      'out.x',
      'scale.x',
      'scale.y',
    ]);
  });

  test('takes so many steps, and ends early where the data ends', async () => {
    const two = await runModel(CHAIN, '--steps', '2');
    expect([two.code, two.report.process?.status, two.report.components['out']?.exports]).toEqual([
      0,
      'waiting',
      { values: [0, 10] },
    ]);
    const nine = await runModel(CHAIN, '--steps', '9');
    expect([nine.code, nine.report.process?.status]).toEqual([0, 'completed']);
  });

  test('sets arguments, parameters, seed and job id', async () => {
    const { code, report } = await runModel(
      CHAIN,
      '--set',
      'count.iters=2',
      '--param',
      'k=-1.5',
      '--seed',
      '7',
      '--job-id',
      'Job_abcdefgh',
    );
    expect(code).toBe(0);
    expect(report.components['out']?.exports).toEqual({ values: [0, -1.5] });
    expect(report.job_id).toBe('Job_abcdefgh');
  });

  test('reads values as YAML, and splits at the first dot and the first equals sign', async () => {
    const { report } = await runModel(CHAIN, '--set', 'scale.expressions={y: "if(x == 1, 5, x)"}');
    expect(report.components['out']?.exports).toEqual({ values: [0, 5, 2] });
  });

  test('the seed of the model counts, and --seed goes before it', async () => {
    const text = `plugboard: {process: {args: {patchbay: {run: {seed: 5}}, components: [{type: patchbay.Random, args: {name: r, iters: 3}}]}}}`;
    const series = async (...args: readonly string[]) =>
      (await runModel(text, '--record', 'r.y', ...args)).report.series['r.y'];
    expect(await series()).toEqual(await series('--seed', '5'));
    expect(await series()).not.toEqual(await series('--seed', '6'));
  });

  test('NaN and infinities are texts', async () => {
    const { report } = await runModel(
      CHAIN,
      '--set',
      'scale.expressions={y: log(x - 1)}',
      '--record',
      'scale.y',
    );
    expect(report.series['scale.y']).toEqual(['NaN', '-Infinity', 0]);
    expect(report.components['scale']?.output).toEqual({ y: 0 });
  });

  test('a component that fails ends with code 1 and says where', async () => {
    const text = CHAIN.replace('patchbay.Range', 'patchbay.Sequence').replace(
      'iters: 3',
      'values: [1, oops]',
    );
    const { code, report } = await runModel(text);
    expect(code).toBe(1);
    expect(report.process?.status).toBe('failed');
    expect(report.error).toMatchObject({ code: 'NOT_A_NUMBER', component: 'scale', step: 2 });
    expect(report.error?.message).toContain('scale.x');
  });

  test('a problem tells every name it is about, as plugboard does', async () => {
    const text = `plugboard:
  process:
    args:
      components:
      - {type: patchbay.Select, args: {name: pick, count: 250}}
      connectors: []
`;
    const { report } = await runModel(text);
    const [problem] = report.problems.filter(({ code }) => code === 'UNCONNECTED_INPUT');
    const names = ['index', ...Array.from({ length: 250 }, (_, i) => `x${i + 1}`)].toSorted();
    const list = names.map((name) => `'${name}'`).join(', ');
    expect(problem?.message).toBe(`Component 'pick' has unconnected inputs: [${list}]`);
  });

  test('a model that is not valid ends with code 2 and problems with their places', async () => {
    const { code, report } = await runModel(CHAIN.replace('target: out.x', 'target: out.z'));
    expect(code).toBe(2);
    expect(report.process).toBeNull();
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        code: 'UNKNOWN_FIELD',
        path: 'plugboard.process.args.connectors.1.target',
        line: 16,
      }),
    );
    expect(report.problems.map((problem) => problem.code)).toContain('UNCONNECTED_INPUT');
  });

  test.each([
    [['--steps', 'x'], 'COMMAND_USAGE'],
    [['--seed', '1.5'], 'COMMAND_USAGE'],
    [['--set', 'count'], 'COMMAND_USAGE'],
    [['--set', 'nobody.x=1'], 'UNKNOWN_COMPONENT'],
    [['--set', 'count.color=1'], 'ARGUMENT_UNKNOWN'],
    [['--set', 'count.iters=many'], 'ARGUMENT_TYPE'],
    [['--record', 'count.x'], 'UNKNOWN_FIELD'],
    [['--job-id', 'bad'], 'COMMAND_USAGE'],
    [['--nonsense'], 'COMMAND_USAGE'],
  ])('%j is refused with %s', async (args, problem) => {
    const { code, report } = await runModel(CHAIN, ...args);
    expect(code).toBe(2);
    expect(report.problems.map((entry) => entry.code)).toContain(problem);
  });

  test('a missing file, and one that is no text', async () => {
    const m = machine();
    expect(await main(['run', 'nothing.yaml', '--json'], m.env)).toBe(2);
    expect((JSON.parse(m.out()) as Report).problems[0]?.code).toBe('FILE_MISSING');
  });

  test('prints a summary for a person without --json', async () => {
    const m = machine({ 'model.yaml': CHAIN });
    expect(await main(['run', 'model.yaml'], m.env)).toBe(0);
    expect(m.out()).toContain('chain: completed, 4 steps');
    expect(m.out()).toContain('y = 20');
  });

  test('files are read beside the model and written in the working directory', async () => {
    const text = `plugboard:
  process:
    args:
      components:
        - {type: plugboard.library.FileReader, args: {name: r, path: in.csv, field_names: [a]}}
        - {type: plugboard.library.file_io.FileWriter, args: {name: w, path: out.csv, field_names: [a]}}
      connectors: [{source: r.a, target: w.a}]
`;
    const m = machine({ 'models/m.yaml': text, 'models/in.csv': 'a,b\n1,2\n3,4\n' });
    expect(await main(['run', 'models/m.yaml', '--json'], m.env)).toBe(0);
    expect(new TextDecoder().decode(m.files.get('/work/out.csv'))).toBe('a\n1\n3\n');
    // Told before the run, at the argument that names it.
    for (const command of ['run', 'validate']) {
      const alone = machine({ 'm.yaml': text });
      expect(await main([command, 'm.yaml', '--json'], alone.env)).toBe(2);
      expect((JSON.parse(alone.out()) as Report).problems).toContainEqual(
        expect.objectContaining({
          code: 'FILE_MISSING',
          path: 'plugboard.process.args.components.0.args.path',
          line: expect.any(Number) as number,
        }),
      );
    }
  });

  test('a table that cannot be read is told before the run, by its cause', async () => {
    const text = `plugboard:
  process:
    args:
      components:
        - {type: plugboard.library.file_io.FileReader, args: {name: r, path: in.csv, field_names: [a]}}
        - {type: plugboard.library.file_io.FileWriter, args: {name: w, path: out.csv, field_names: [a]}}
      connectors: [{source: r.a, target: w.a}]
`;
    const told = async (bytes: Uint8Array, command = 'validate') => {
      const m = machine({ 'm.yaml': text });
      m.files.set('/work/in.csv', bytes);
      expect(await main([command, 'm.yaml', '--json'], m.env)).toBe(2);
      expect(m.files.has('/work/out.csv')).toBe(false);
      const [problem] = (JSON.parse(m.out()) as Report).problems;
      return `${problem?.code}: ${problem?.message}`;
    };
    const latin = new Uint8Array(Buffer.from('t,a\n1,Größe\n2,Wärme\n', 'latin1'));
    for (const command of ['run', 'validate']) {
      expect(await told(latin, command)).toMatch(
        /^FILE_NOT_TEXT: .*line 2, column 5.*Windows-1252/,
      );
    }
    const plain = (csv: string) => new TextEncoder().encode(csv);
    expect(await told(plain('t;a\n1;2\n'))).toMatch(/^FILE_COLUMN: .*`t;a`: is `;` the delimiter/);
    expect(await told(plain('t,A\n1,2\n'))).toMatch(
      /^FILE_COLUMN: .*it has "t", "A". Is "A" meant/,
    );
  });

  test('a file is found under any spelling of its letters', async () => {
    const reader = (path: string) => `plugboard:
  process:
    args:
      components:
        - {type: plugboard.library.file_io.FileReader, args: {name: r, path: ${path}, field_names: [a]}}
        - {type: plugboard.library.file_io.FileWriter, args: {name: w, path: out.csv, field_names: [a]}}
      connectors: [{source: r.a, target: w.a}]
`;
    for (const [written, onDisk] of [
      ['NFC', 'NFD'],
      ['NFD', 'NFC'],
    ] as const) {
      const name = 'Prüfstand Łódź é.csv';
      const m = machine({
        'm.yaml': reader(name.normalize(written)),
        [name.normalize(onDisk)]: 'a\n7\n',
      });
      expect(await main(['run', 'm.yaml', '--json'], m.env)).toBe(0);
      expect(new TextDecoder().decode(m.files.get('/work/out.csv'))).toBe('a\n7\n');
    }
  });

  test('NUM-1 NUM-2 whole numbers keep their digits from file to file and in the report, or are told', async () => {
    const text = `plugboard:
  process:
    args:
      components:
        - {type: plugboard.library.file_io.FileReader, args: {name: r, path: in.csv, field_names: [a]}}
        - {type: patchbay.Delay, args: {name: d, initial: 9007199254740995}}
        - {type: plugboard.library.file_io.FileWriter, args: {name: w, path: out.csv, field_names: [a]}}
        - {type: patchbay.Collect, args: {name: c}}
      connectors: [{source: r.a, target: w.a}, {source: r.a, target: d.x}, {source: d.y, target: c.x}]
`;
    const csv = 'a\n9007199254740993\n-9007199254740993\n18446744073709551617\n5\n';
    const m = machine({ 'm.yaml': text, 'in.csv': csv });
    expect(await main(['run', 'm.yaml', '--json', '--record', 'd.y'], m.env)).toBe(0);
    expect(new TextDecoder().decode(m.files.get('/work/out.csv'))).toBe(csv);
    expect(m.out()).toMatch(/9007199254740993,\s*-9007199254740993,\s*18446744073709551617/);
    const { problems } = JSON.parse(m.out()) as Report;
    expect(problems).toMatchObject([{ code: 'NUMBER_ROUNDED', severity: 'warning', line: 6 }]);
    expect(problems[0]?.message).toContain('9007199254740995');
  });

  test('a process in another file is found beside the model, then in the working directory', async () => {
    const files = { 'a/main.yaml': 'plugboard: {process: other.yaml}', 'a/other.yaml': CHAIN };
    const m = machine(files);
    expect(await main(['run', 'a/main.yaml', '--json'], m.env)).toBe(0);
    const chained = machine({ ...files, 'a/other.yaml': 'plugboard: {process: third.yaml}' });
    expect(await main(['validate', 'a/main.yaml', '--json'], chained.env)).toBe(2);
    const missing = machine({ 'a/main.yaml': 'plugboard: {process: other.yaml}' });
    expect(await main(['validate', 'a/main.yaml', '--json'], missing.env)).toBe(2);
    expect(missing.out()).toContain('FILE_MISSING');
  });
});

test.each(['heated-tank', 'machine-maintenance', 'seattle-weather'])(
  'the example %s runs to its end',
  async (id) => {
    const index = JSON.parse(readFileSync(join(EXAMPLES, 'index.json'), 'utf8')) as {
      id: string;
      files: string[];
    }[];
    const names = ['model.yaml', ...(index.find((entry) => entry.id === id)?.files ?? [])];
    const m = machine(
      Object.fromEntries(
        names.map((name) => [name, readFileSync(join(EXAMPLES, id, name), 'utf8')]),
      ),
    );
    expect(await main(['run', 'model.yaml', '--json'], m.env)).toBe(0);
    expect((JSON.parse(m.out()) as Report).process?.status).toBe('completed');
  },
);
