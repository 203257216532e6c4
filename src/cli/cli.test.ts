import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { componentClass } from '../library/classes.ts';
import { sameThread } from '../testing/engine/sameThread.ts';
import type { CliEnv } from './env.ts';
import { makeFunction } from './makeFunction.ts';
import { main } from './main.ts';

const EXAMPLES = join(import.meta.dirname, '../../public/examples');

interface Machine {
  readonly env: CliEnv;
  readonly files: Map<string, Uint8Array>;
  out(): string;
  err(): string;
}

/** A machine with files in memory and a clock that ticks. */
function machine(files: Readonly<Record<string, string>> = {}): Machine {
  const disk = new Map<string, Uint8Array>(
    Object.entries(files).map(([path, text]) => [`/work/${path}`, new TextEncoder().encode(text)]),
  );
  let [out, err, ticks, ids] = ['', '', 0, 1];
  const env: CliEnv = {
    cwd: '/work',
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
    readFile: async (path) => disk.get(path) ?? null,
    entries: async (path) => {
      const inside = [...disk.keys()].filter(
        (name) => name === path || name.startsWith(`${path}/`),
      );
      return inside.length === 0 ? null : inside.length;
    },
    writeFile: async (path, bytes) => void disk.set(path, bytes),
    appendFile: async (path, bytes) => {
      const before = disk.get(path) ?? new Uint8Array();
      disk.set(path, new Uint8Array([...before, ...bytes]));
    },
    now: () => ticks++ / 100,
    date: () => 1_700_000_000_000,
    entropy: () => ids++,
    yieldToHost: () => Promise.resolve(),
    makeFunction,
    startWorkers: () => sameThread(componentClass),
    onInterrupt: () => () => undefined,
  };
  return { env, files: disk, out: () => out, err: () => err };
}

const MODEL = `# A chain of three.
plugboard:
  process:
    args:
      name: chain
      parameters: {k: 10}
      components:
        - type: patchbay.Range
          args: {name: count, iters: 3}
        - type: patchbay.Formula
          args: {name: scale, inputs: [x], expressions: {y: x * k}}
        - type: patchbay.Collect
          args: {name: out}
      connectors:
        - {source: count.y, target: scale.x}
        - {source: scale.y, target: out.x}
`;

interface Report {
  readonly process: {
    readonly name: string;
    readonly type: string;
    readonly status: string;
  } | null;
  readonly job_id: string | null;
  readonly components: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly status: string;
        readonly steps: number;
        readonly output: object;
        readonly exports: object;
      }
    >
  >;
  readonly series: Readonly<Record<string, readonly unknown[]>>;
  readonly error: {
    readonly code: string;
    readonly component: string;
    readonly step: number;
    readonly message: string;
  } | null;
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly path: string;
    readonly line: number | null;
    readonly column: number | null;
  }[];
  readonly stats: { readonly steps: number; readonly seconds: number; readonly schedule: object };
  readonly profile?: {
    readonly components: readonly { name: string; worker: number; why: string | null }[];
    readonly connectors: readonly object[];
    readonly summary: readonly string[];
  };
}

async function run(
  text: string,
  ...args: readonly string[]
): Promise<{ code: number; report: Report; machine: Machine }> {
  const m = machine({ 'model.yaml': text });
  const code = await main(['run', 'model.yaml', '--json', ...args], m.env);
  return { code, report: JSON.parse(m.out()) as Report, machine: m };
}

describe('run', () => {
  test('prints one object with everything about the run', async () => {
    const { code, report } = await run(MODEL, '--record', 'scale.y', '--record', 'out.x');
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
    const pinned = MODEL.replace(
      'name: chain\n',
      'name: chain\n      patchbay: {pool: {pins: {scale: 2, gone: 1}}}\n',
    );
    const local = await run(pinned, '--record-all');
    const pool = ['--process-type', 'pool', '--profile', '--record-all'];
    const { code, report } = await run(pinned, ...pool, '--pin', 'out=3');
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
    const { report } = await run(MODEL, '--profile');
    expect(report.profile?.components.map(({ name, worker, why }) => [name, worker, why])).toEqual([
      ['count', 1, null],
      ['scale', 1, null],
      ['out', 1, null],
    ]);
    expect(report.profile?.summary.length).toBeGreaterThan(0);
    expect((await run(MODEL)).report).not.toHaveProperty('profile');
    const text = machine({ 'model.yaml': MODEL });
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
    const m = machine({ 'model.yaml': MODEL });
    expect(await main(['run', 'model.yaml', ...options], m.env)).toBe(2);
    expect(m.err()).toContain(message);
  });

  test('records nothing unless asked, or everything', async () => {
    expect((await run(MODEL)).report.series).toEqual({});
    const { report } = await run(MODEL, '--record-all');
    expect(Object.keys(report.series).toSorted()).toEqual([
      'count.y',
      'out.x',
      'scale.x',
      'scale.y',
    ]);
  });

  test('takes so many steps, and ends early where the data ends', async () => {
    const two = await run(MODEL, '--steps', '2');
    expect([two.code, two.report.process?.status, two.report.components['out']?.exports]).toEqual([
      0,
      'waiting',
      { values: [0, 10] },
    ]);
    const nine = await run(MODEL, '--steps', '9');
    expect([nine.code, nine.report.process?.status]).toEqual([0, 'completed']);
  });

  test('sets arguments, parameters, seed and job id', async () => {
    const { code, report } = await run(
      MODEL,
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
    const { report } = await run(MODEL, '--set', 'scale.expressions={y: "if(x == 1, 5, x)"}');
    expect(report.components['out']?.exports).toEqual({ values: [0, 5, 2] });
  });

  test('the seed of the model counts, and --seed goes before it', async () => {
    const text = `plugboard: {process: {args: {patchbay: {run: {seed: 5}}, components: [{type: patchbay.Random, args: {name: r, iters: 3}}]}}}`;
    const series = async (...args: readonly string[]) =>
      (await run(text, '--record', 'r.y', ...args)).report.series['r.y'];
    expect(await series()).toEqual(await series('--seed', '5'));
    expect(await series()).not.toEqual(await series('--seed', '6'));
  });

  test('NaN and infinities are texts', async () => {
    const { report } = await run(
      MODEL,
      '--set',
      'scale.expressions={y: log(x - 1)}',
      '--record',
      'scale.y',
    );
    expect(report.series['scale.y']).toEqual(['NaN', '-Infinity', 0]);
    expect(report.components['scale']?.output).toEqual({ y: 0 });
  });

  test('a component that fails ends with code 1 and says where', async () => {
    const text = MODEL.replace('patchbay.Range', 'patchbay.Sequence').replace(
      'iters: 3',
      'values: [1, oops]',
    );
    const { code, report } = await run(text);
    expect(code).toBe(1);
    expect(report.process?.status).toBe('failed');
    expect(report.error).toMatchObject({ code: 'NOT_A_NUMBER', component: 'scale', step: 2 });
    expect(report.error?.message).toContain('scale.x');
  });

  test('a model that is not valid ends with code 2 and problems with their places', async () => {
    const { code, report } = await run(MODEL.replace('target: out.x', 'target: out.z'));
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
    const { code, report } = await run(MODEL, ...args);
    expect(code).toBe(2);
    expect(report.problems.map((entry) => entry.code)).toContain(problem);
  });

  test('a missing file, and one that is no text', async () => {
    const m = machine();
    expect(await main(['run', 'nothing.yaml', '--json'], m.env)).toBe(2);
    expect((JSON.parse(m.out()) as Report).problems[0]?.code).toBe('FILE_MISSING');
  });

  test('prints a summary for a person without --json', async () => {
    const m = machine({ 'model.yaml': MODEL });
    expect(await main(['run', 'model.yaml'], m.env)).toBe(0);
    expect(m.out()).toContain('chain: completed, 10 steps');
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
      expect((JSON.parse(alone.out()) as Report).problems[0]).toMatchObject({
        code: 'FILE_MISSING',
        path: 'plugboard.process.args.components.0.args.path',
        line: expect.any(Number) as number,
      });
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
    const files = { 'a/main.yaml': 'plugboard: {process: other.yaml}', 'a/other.yaml': MODEL };
    const m = machine(files);
    expect(await main(['run', 'a/main.yaml', '--json'], m.env)).toBe(0);
    const chained = machine({ ...files, 'a/other.yaml': 'plugboard: {process: third.yaml}' });
    expect(await main(['validate', 'a/main.yaml', '--json'], chained.env)).toBe(2);
    const missing = machine({ 'a/main.yaml': 'plugboard: {process: other.yaml}' });
    expect(await main(['validate', 'a/main.yaml', '--json'], missing.env)).toBe(2);
    expect(missing.out()).toContain('FILE_MISSING');
  });
});

describe('the other commands', () => {
  const print = async (...args: readonly string[]) => {
    const m = machine({ 'model.yaml': MODEL });
    return { code: await main(args, m.env), out: m.out(), err: m.err() };
  };

  test('validate says what is wrong and how many lines down', async () => {
    expect(await print('validate', 'model.yaml')).toMatchObject({
      code: 0,
      out: 'Validation passed\n',
    });
    const m = machine({ 'bad.yaml': MODEL.replace('name: out', 'name: 9') });
    expect(await main(['validate', 'bad.yaml'], m.env)).toBe(2);
    expect(m.err()).toMatch(/bad\.yaml:13:\d+: error: .*WRONG_TYPE/);
  });

  test('diagram and convert print Mermaid in plugboard form', async () => {
    const { out } = await print('diagram', 'model.yaml');
    expect(out).toBe(
      'flowchart LR\n  count@{ shape: rounded, label: Range<br>**count** } --> scale@{ shape: rounded, label: Formula<br>**scale** }\n  scale@{ shape: rounded, label: Formula<br>**scale** } --> out@{ shape: rounded, label: Collect<br>**out** }\n',
    );
    expect((await print('convert', 'model.yaml', '--to', 'mermaid')).out).toBe(out);
    expect((await print('convert', 'model.yaml', '--to', 'yaml')).out).toBe(MODEL);
    expect((await print('convert', 'model.yaml')).code).toBe(2);
  });

  test('convert switches the kind of process, with connectors and state, there and back', async () => {
    const { env, out } = machine({ 'm.yaml': MODEL });
    expect(await main(['convert', 'm.yaml', '--to', 'yaml', '--process-type', 'ray'], env)).toBe(0);
    const ray = out();
    expect(ray).toContain('# A chain of three.');
    expect(ray).toContain('type: plugboard.process.RayProcess');
    expect(ray).toContain('type: plugboard.connector.RayConnector');
    const back = machine({ 'm.yaml': ray });
    const args = ['convert', 'm.yaml', '--to', 'yaml', '--process-type', 'local'];
    expect(await main(args, back.env)).toBe(0);
    expect(back.out()).toContain('type: plugboard.process.LocalProcess');
    expect(back.out()).toContain('type: plugboard.connector.AsyncioConnector');
    const wrong = machine({ 'm.yaml': MODEL });
    args[5] = 'cloud';
    expect(await main(args, wrong.env)).toBe(2);
  });

  test('share and open carry the text byte for byte', async () => {
    const { out } = await print('share', 'model.yaml');
    expect(out).toMatch(/^#p1\.d\.[A-Za-z0-9_-]+\n$/);
    expect((await print('open', out.trim())).out).toBe(MODEL);
    const link = `HTTPS://EXAMPLE.ORG/x/${out.trim()}`;
    const wrapped = (link.match(/.{1,70}/g) ?? []).join('\n> ');
    for (const text of [
      `${link}.`,
      `See <${link}>, it is new.`,
      wrapped,
      link.replaceAll('.', '%2E'),
    ])
      expect((await print('open', text)).out).toBe(MODEL);
    const bad = await print('open', '#p1.d.xxxx');
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('LINK_DATA')]);
  });

  test('an unknown command and no command tell the usage', async () => {
    expect(await print('fly')).toMatchObject({
      code: 2,
      err: expect.stringContaining('patchbay run FILE') as string,
    });
    expect((await print()).code).toBe(2);
    expect((await print('help')).code).toBe(0);
  });
});

describe('bundle', () => {
  const READER = MODEL.replace(
    '{name: out}',
    '{name: out}\n        - {type: plugboard.library.FileReader, args: {name: days, path: in/days.csv, field_names: [wind]}}',
  );
  const text = (m: Machine, path: string) => new TextDecoder().decode(m.files.get(path));

  test('writes a project into a folder, data files beside the model included', async () => {
    const m = machine({ 'models/a.yaml': READER, 'models/in/days.csv': 'wind\n1\n' });
    expect(await main(['bundle', 'models/a.yaml', '--out', 'there/it', '--seed', '9'], m.env)).toBe(
      0,
    );
    const written = [...m.files.keys()].filter((path) => path.startsWith('/work/there/it/'));
    expect(written.map((path) => path.slice('/work/there/it/'.length))).toEqual([
      ...['model.yaml', 'model-ray.yaml', 'patchbay.py', 'requirements.txt', 'README.md'],
      'in/days.csv',
    ]);
    expect(text(m, '/work/there/it/model.yaml')).toMatch(/^# A chain of three\./);
    expect(text(m, '/work/there/it/in/days.csv')).toBe('wind\n1\n');
    expect(text(m, '/work/there/it/README.md')).toMatch(/^# chain\n/);
    expect(m.out()).toContain('6 files in there/it');
  });

  test('writes a zip with one folder in it', async () => {
    const m = machine({ 'model.yaml': MODEL.replace('patchbay.Range', 'patchbay.Random') });
    expect(await main(['bundle', 'model.yaml', '--out', 'noise.zip', '--seed', '9'], m.env)).toBe(
      0,
    );
    const zip = unzipSync(m.files.get('/work/noise.zip') ?? new Uint8Array());
    expect(Object.keys(zip)[0]).toBe('noise/model.yaml');
    expect(new TextDecoder().decode(zip['noise/model.yaml'])).toContain('run_seed: 9');
  });

  test('leaves a folder alone that is not empty', async () => {
    const m = machine({ 'model.yaml': MODEL, 'full/thing': '' });
    expect(await main(['bundle', 'model.yaml', '--out', 'full'], m.env)).toBe(2);
    expect(m.files.size).toBe(2);
    expect(m.err()).toContain('full is not an empty folder');
  });

  test('says what keeps a model from going, and writes nothing', async () => {
    const m = machine({ 'model.yaml': READER.replace('patchbay.Collect', 'my.Own') });
    expect(await main(['bundle', 'model.yaml', '--out', 'it'], m.env)).toBe(2);
    expect(m.err()).toContain('out is of the type my.Own');
    expect(m.err()).toContain('There is no file in/days.csv');
    expect(m.files.size).toBe(1);
  });

  test('wants to know where to, and takes whole seeds only', async () => {
    const m = machine({ 'model.yaml': MODEL });
    expect(await main(['bundle', 'model.yaml'], m.env)).toBe(2);
    expect(await main(['bundle', 'model.yaml', '--out', 'it', '--seed', 'x'], m.env)).toBe(2);
    expect(m.files.size).toBe(1);
  });
});

describe('a run that is left and goes on', () => {
  const NOISE = `
plugboard:
  process:
    args:
      components:
        - { type: patchbay.Random, args: { name: noise, iters: 40, distribution: normal } }
        - { type: patchbay.Delay, args: { name: late, steps: 5 } }
        - { type: patchbay.MovingAverage, args: { name: mean, window: 4 } }
        - { type: patchbay.Formula, args: { name: twice, inputs: [x], expressions: { y: 2 * x } } }
        - type: plugboard.library.FileWriter
          args: { name: file, path: out.csv, field_names: [y], chunk_size: 7 }
      connectors:
        - { source: noise.y, target: late.x }
        - { source: late.y, target: mean.x }
        - { source: mean.y, target: twice.x }
        - { source: twice.y, target: file.y }
`;
  const json = (m: Machine) => JSON.parse(m.out()) as Report & { job_id: string };

  test.each([0, 1, 17, 39])('after %i steps', async (steps) => {
    const whole = machine({ 'model.yaml': NOISE });
    await main(['run', 'model.yaml', '--json', '--record-all', '--seed', '7'], whole.env);
    const first = machine({ 'model.yaml': NOISE });
    const left = ['--steps', `${steps}`, '--checkpoint', 'saved.json', '--seed', '7'];
    const code = await main(['run', 'model.yaml', '--json', '--record-all', ...left], first.env);
    expect(code).toBe(0);
    const second: Machine = machine();
    for (const [path, bytes] of first.files) second.files.set(path, bytes);
    expect(
      await main(['run', '--resume', 'saved.json', '--json', '--record-all'], second.env),
    ).toBe(0);
    const [all, before, after] = [json(whole), json(first), json(second)];
    for (const [field, values] of Object.entries(all.series)) {
      expect([...(before.series[field] ?? []), ...(after.series[field] ?? [])]).toEqual(values);
    }
    expect(after.components).toEqual(all.components);
    expect(after.job_id).toBe(before.job_id);
    expect(second.files.get('/work/out.csv')).toEqual(whole.files.get('/work/out.csv'));
  });

  test.each([
    [['--process-type', 'pool', '--workers', '3'], []],
    [[], ['--process-type', 'pool', '--workers', '2', '--pin', 'mean=2']],
  ])('over threads, before %j and behind %j', async (before, after) => {
    const whole = machine({ 'model.yaml': NOISE });
    await main(['run', 'model.yaml', '--json', '--record-all'], whole.env);
    const first = machine({ 'model.yaml': NOISE });
    const left = ['--steps', '11', '--checkpoint', 'saved.json', ...before];
    expect(await main(['run', 'model.yaml', '--json', '--record-all', ...left], first.env)).toBe(0);
    const second: Machine = machine();
    for (const [path, bytes] of first.files) second.files.set(path, bytes);
    const goOn = ['run', '--resume', 'saved.json', '--json', '--record-all', ...after];
    expect(await main(goOn, second.env)).toBe(0);
    for (const [field, values] of Object.entries(json(whole).series)) {
      const [a, b] = [json(first).series[field] ?? [], json(second).series[field] ?? []];
      expect([...a, ...b]).toEqual(values);
    }
    expect(second.files.get('/work/out.csv')).toEqual(whole.files.get('/work/out.csv'));
  });

  test('what cannot be meant is refused', async () => {
    const m = machine({ 'model.yaml': NOISE, 'saved.json': '{}' });
    expect(await main(['run', 'model.yaml', '--checkpoint', 's.json'], m.env)).toBe(2);
    expect(await main(['run', '--resume', 'saved.json'], m.env)).toBe(2);
    expect(await main(['run', '--resume', 'none.json'], m.env)).toBe(2);
    expect(await main(['run', '--resume', 'saved.json', '--seed', '3'], m.env)).toBe(2);
    expect(m.err()).toContain('This is no checkpoint');
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
