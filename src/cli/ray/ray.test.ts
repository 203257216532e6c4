import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptFiles, listed, withJob } from '../../testing/ray/fakeJob.ts';
import { type FakeRay, fakeRay, json, words } from '../../testing/ray/fakeRay.ts';
import type { CliEnv } from '../env.ts';
import { main } from '../main.ts';
import { nodeEnv } from '../node/nodeEnv.ts';

const MODEL = `plugboard:
  process:
    args:
      name: A tank
      components:
        - {type: patchbay.Range, args: {name: src, iters: 3}}
        - {type: patchbay.Integrator, args: {name: tank, resources: {gpu: 1, memory: 1Gi}}}
      connectors:
        - {source: src.y, target: tank.x}
  tune:
    args:
      objective: {object_type: component, object_name: tank, field_type: field, field_name: y}
      parameters:
        - {type: ray.tune.uniform, object_type: component, object_name: src, field_type: arg, field_name: start, lower: 0, upper: 9}
      num_samples: 2
      mode: min
`;

const RUNNING = { status: 'RUNNING', message: 'Job is currently running.' };
const DONE = { status: 'SUCCEEDED', message: 'Job finished successfully.' };
const BIG = [{ CPU: 4, GPU: 1, memory: 8e9 }];
const SERIES = {
  'results/src.y.csv': 'index,value\n0,0\n1,1\n',
  'results/tank.y.csv': 'index,value\n',
};

let ray: FakeRay;
let folder: string;
let interrupt: () => void;

beforeEach(async () => {
  ray = await fakeRay();
  folder = mkdtempSync(join(tmpdir(), 'patchbay-ray-'));
  writeFileSync(join(folder, 'tank.yaml'), MODEL);
});
afterEach(async () => {
  await ray.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The command line with a clock on which an hour is nothing. */
async function patchbay(...args: readonly string[]) {
  let [out, err, now] = ['', '', 0];
  const env: CliEnv = {
    ...nodeEnv(),
    ...{ cwd: folder, variables: { RAY_ADDRESS: ray.base } },
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    flush: () => Promise.resolve(null),
    now: () => now,
    every(milliseconds, job) {
      // Deadlines of answers are of the real clock.
      const isWait = milliseconds <= 1_000;
      if (isWait) now += milliseconds;
      const timer = setInterval(job, isWait ? 1 : milliseconds);
      return () => clearInterval(timer);
    },
    onInterrupt(stop) {
      interrupt = stop;
      return () => undefined;
    },
  };
  const code = await main(args, env);
  return { code, out, err };
}

const order = (): Record<string, unknown> => {
  const post = ray.heard.find(({ method }) => method === 'POST');
  return JSON.parse((post?.body ?? '').toString()) as Record<string, unknown>;
};

describe('submit', () => {
  it('sends a project and a script as a package, and says the id', async () => {
    withJob(ray, { statuses: [RUNNING], nodes: BIG });

    const { code, out, err } = await patchbay('submit', 'tank.yaml');

    expect(code).toBe(0);
    expect(out).toMatch(/^A-tank-[0-9a-f]{8}\n$/);
    expect(err).toContain(`patchbay fetch ${out.trim()} --out DIR`);
    const { entrypoint, runtime_env, metadata } = order();
    expect(entrypoint).toBe(`exec sh patchbay_job.sh run ${out.trim()}`);
    expect(runtime_env).toMatchObject({
      working_dir: `gcs://_ray_pkg_patchbay_${out.trim()}.zip`,
      pip: ['plugboard[ray]~=0.9.0', 'pydantic<2.14', 'ray==2.60.0'],
    });
    expect(metadata).toMatchObject({ job_name: 'A tank', patchbay: 'run' });
    const put = ray.heard.find(({ method }) => method === 'PUT');
    expect(Object.keys(unzipSync(put?.body ?? new Uint8Array())).toSorted()).toEqual([
      ...['README.md', 'model-ray.yaml', 'model.yaml', 'patchbay.py'],
      ...['patchbay_job.py', 'patchbay_job.sh', 'requirements.txt'],
    ]);
  });

  it('installs nothing where the cluster has it, and takes a name and JSON', async () => {
    withJob(ray, { statuses: [RUNNING] });
    const { code, out, err } = await patchbay(
      ...['submit', 'tank.yaml', '--no-install', '--name', '../x', '--json'],
    );

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      job: { name: '../x', kind: 'run', status: 'RUNNING' },
    });
    expect(order()['runtime_env']).not.toHaveProperty('pip');
    expect(err).toContain('tank asks for 1 GPU, and no machine of the cluster has any.');
  });

  it('follows the job and writes its results, the same ones again and again', async () => {
    const log = 'step \u001b[31m1\u001b[0m\rstep 2\n\u0007';
    const files = { ...SERIES, 'out/table.csv': 'a\n'.repeat(5_000) };
    withJob(ray, {
      ...{ statuses: [RUNNING, RUNNING, DONE], nodes: BIG, log },
      kept: keptFiles('run', files),
    });

    const sent = await patchbay('submit', 'tank.yaml', '--out', 'r');
    const id = sent.out.split('\n')[0] ?? '';
    const again = await patchbay('fetch', id, '--out', 'again', '--json');

    expect([sent.code, again.code]).toEqual([0, 0]);
    expect(sent.err).toContain('step 1\nstep 2\n\\x07');
    expect(sent.out).toContain('3 files, 10.0 kB in r');
    expect(readdirSync(join(folder, 'r')).toSorted()).toEqual(['files', 'src.y.csv', 'tank.y.csv']);
    for (const [name, text] of [
      ['src.y.csv', SERIES['results/src.y.csv']],
      ['files/out/table.csv', files['out/table.csv']],
    ] as const) {
      expect(readFileSync(join(folder, 'r', name), 'utf8')).toBe(text);
      expect(readFileSync(join(folder, 'again', name), 'utf8')).toBe(text);
    }
    expect(JSON.parse(again.out)).toMatchObject({ job: { id, status: 'SUCCEEDED' } });
  });

  it('says with a code of its own that the model failed, and brings what there was', async () => {
    const message = 'failed with exit code 1:\n[patchbay] failed: ValueError: x is too large';
    withJob(ray, {
      statuses: [{ status: 'FAILED', message, error_type: 'JOB_ENTRYPOINT_COMMAND_ERROR' }],
      ...{ nodes: BIG, kept: keptFiles('run', SERIES) },
    });

    const { code, err } = await patchbay('submit', 'tank.yaml', '--out', 'r');

    expect(code).toBe(3);
    expect(err).toContain('failed on Ray: ValueError: x is too large');
    expect(readdirSync(join(folder, 'r'))).toHaveLength(2);
  });

  it('names what to do where the environment could not be made', async () => {
    const message = 'pip said no';
    withJob(ray, {
      statuses: [{ status: 'FAILED', message, error_type: 'RUNTIME_ENV_SETUP_FAILURE' }],
      nodes: BIG,
    });

    const { code, err } = await patchbay('submit', 'tank.yaml', '--follow');

    expect(code).toBe(3);
    expect(err).toMatch(/pip said no[^]*--no-install/);
  });

  it('tells who is not there, who is no Ray, and whose token is missing', async () => {
    const at = (address: string) => patchbay('submit', 'tank.yaml', '--ray', address);
    expect((await at('http://127.0.0.1:9')).code).toBe(4);
    expect((await at('http://no-such-host.invalid')).code).toBe(5);
    ray.on('GET /api/version', words('<html>', 200));
    expect((await at(ray.base)).code).toBe(5);
    ray.on('GET /api/version', words('', 403));
    expect(await at(ray.base)).toMatchObject({ code: 9 });
    expect((await at('ftp://x')).code).toBe(2);
    expect((await patchbay('submit', 'no.yaml')).code).toBe(2);
    expect((await patchbay('submit', 'tank.yaml', '--patience', 'x')).code).toBe(2);
  });

  it('gives a job up that the cluster has no place for, and stops it', async () => {
    withJob(ray, {
      statuses: [RUNNING],
      nodes: [
        { CPU: 4, memory: 8e9 },
        { CPU: 1, memory: 9e9 },
      ],
    });
    const stops = () => ray.heard.filter(({ url }) => url.endsWith('/stop'));
    ray.on('POST /api/jobs/A-tank', json({ stopped: true }));

    const { code, err } = await patchbay('submit', 'tank.yaml', '--follow', '--patience', '7');

    expect(code).toBe(7);
    expect(err).toContain('tank asks for 1 GPU, and no machine of the cluster has any.');
    expect(stops()).toHaveLength(1);
  });

  it('tells a connection that is cut in the middle', async () => {
    withJob(ray, { statuses: [RUNNING], nodes: BIG });
    const running = patchbay('submit', 'tank.yaml', '--follow');
    const timer = setInterval(() => {
      if (ray.heard.some(({ url }) => url.endsWith('/logs'))) ray.cut();
    }, 1);

    const { code, out, err } = await running;

    clearInterval(timer);
    expect(code).toBe(6);
    expect(err).toContain('is lost; the job may go on there.');
    expect(err).toContain(`patchbay fetch ${out.trim()} --out DIR`);
  });

  it('leaves a job running when somebody presses Ctrl+C', async () => {
    withJob(ray, { statuses: [RUNNING], nodes: BIG });
    const running = patchbay('submit', 'tank.yaml', '--follow');
    const timer = setInterval(() => {
      if (ray.heard.some(({ url }) => url.endsWith('/logs'))) interrupt();
    }, 1);

    const { code, err } = await running;

    clearInterval(timer);
    expect(code).toBe(130);
    expect(err).toMatch(/goes on by itself[^]*patchbay stop A-tank-/);
    expect(ray.heard.some(({ url }) => url.endsWith('/stop'))).toBe(false);
  });

  it('brings the trials of plugboard’s tuner in the form of tune', async () => {
    const [start, y] = ['component.src.arg.start', 'component.tank.field.y'];
    const trial = (number: number, value: unknown, error: string | null = null) => ({
      ...{ number, arguments: { [start]: number }, objectives: { [y]: value }, error, seconds: 1 },
    });
    const study = {
      name: 'A tank',
      seed: 3,
      dimensions: [start],
      objectives: [{ name: y, direction: 'min' }],
    };
    const trials = [
      trial(0, 5),
      trial(1, 2),
      trial(2, 'Infinity'),
      trial(3, null, 'ValueError: no'),
      { ...trial(4, 'Infinity'), constraint: 'Too hot.' },
    ];
    const text = JSON.stringify({ study, trials, seconds: 9, workers: 4 });
    withJob(ray, {
      ...{ statuses: [DONE], nodes: [{ CPU: 4, GPU: 1, memory: 8e9 }] },
      kept: keptFiles('tune', { 'results/trials.json': text }),
    });

    const { code, out } = await patchbay('submit', 'tank.yaml', '--tune', '--out', 'r', '--json');

    expect(code).toBe(0);
    const report = JSON.parse(out) as Record<string, unknown>;
    expect(report).toMatchObject({
      study: { name: 'A tank', plan: 'search', seed: 3 },
      best: [{ number: 1, objectives: { [y]: 2 } }],
      stats: { trials: 5, seconds: 9, workers: 4 },
    });
    const told = report['trials'] as readonly {
      readonly status: string;
      readonly error: unknown;
    }[];
    expect(told.map(({ status, error }) => [status, error])).toEqual([
      ...Array.from({ length: 3 }, () => ['completed', null]),
      ['failed', 'ValueError: no'],
      ['constrained', 'Too hot.'],
    ]);
    const { job: _, ...same } = report;
    expect(JSON.parse(readFileSync(join(folder, 'r', 'trials.json'), 'utf8'))).toEqual(same);
    expect(readFileSync(join(folder, 'r', 'trials.csv'), 'utf8').split('\n')).toHaveLength(7);
    const put = ray.heard.find(({ method }) => method === 'PUT');
    const own = unzipSync(put?.body ?? new Uint8Array())['study.json'] ?? new Uint8Array();
    expect(JSON.parse(new TextDecoder().decode(own))).toMatchObject({
      study: { dimensions: [start], objectives: [{ name: y, direction: 'min' }] },
    });
  });

  it('says that components in TypeScript stay here', async () => {
    const text = MODEL.replace('patchbay.Integrator', 'own.Twice');
    writeFileSync(join(folder, 'typed.yaml'), text);
    writeFileSync(
      join(folder, 'own.ts'),
      `import { Component, type ComponentArgs, IO } from 'plugboard';
export class Twice extends Component {
  static io = new IO({ inputs: ['x'], outputs: ['y'] });
  declare x: number;
  declare y: number;
  step() { this.y = 2 * this.x; }
}
`,
    );

    const { code, err } = await patchbay('submit', 'typed.yaml');

    expect(code).toBe(2);
    expect(err).toContain('written in TypeScript, which plugboard does not run');
    expect(ray.heard).toEqual([]);
  });
});

describe('fetch', () => {
  const damaged: Readonly<Record<string, (kept: Map<string, Uint8Array>) => unknown>> = {
    'a piece of other bytes': (kept) => kept.set('1.gz', kept.get('2.gz') ?? new Uint8Array()),
    'half a piece': (kept) => kept.set('1.gz', (kept.get('1.gz') ?? new Uint8Array()).slice(0, 9)),
    'no piece': (kept) => kept.delete('1.gz'),
    'half a list': (kept) =>
      kept.set('results.json', (kept.get('results.json') ?? new Uint8Array()).slice(0, -9)),
    'a list of another form': (kept) => kept.set('results.json', listed({ form: 2 })),
    'a path that leads out': (kept) =>
      kept.set(
        'results.json',
        listed({ form: 1, kind: 'run', files: [{ name: '../x', size: 0, pieces: [] }] }),
      ),
  };
  for (const [what, harm] of Object.entries(damaged)) {
    it(`takes ${what} for damage, and leaves no half file`, async () => {
      const kept = keptFiles('run', SERIES);
      harm(kept);
      withJob(ray, { statuses: [DONE], kept });

      const { code } = await patchbay('fetch', 'job-1', '--out', 'r');

      expect(code).toBe(1);
      const left = (() => {
        try {
          return readdirSync(join(folder, 'r'));
        } catch {
          return [];
        }
      })();
      expect(left).toEqual([]);
    });
  }

  it('says that a job was stopped, and which there is not', async () => {
    withJob(ray, { statuses: [{ status: 'STOPPED' }] });

    expect(await patchbay('fetch', 'job-1', '--out', 'r')).toMatchObject({ code: 8 });
    expect(await patchbay('fetch', 'job-2', '--out', 'r')).toMatchObject({ code: 2 });
    expect(await patchbay('fetch', 'job-1')).toMatchObject({ code: 2 });
  });
});

describe('jobs, logs and stop', () => {
  it('tell and end what the cluster has', async () => {
    withJob(ray, { statuses: [RUNNING, RUNNING, { status: 'STOPPED' }], log: 'hello\n' });

    expect((await patchbay('jobs')).out).toMatch(/^ID +STATUS[^]*\njob-1 +running +run/);
    expect(JSON.parse((await patchbay('jobs', '--json')).out)).toMatchObject({
      jobs: [{ id: 'job-1', status: 'RUNNING' }],
    });
    expect(await patchbay('logs', 'job-1')).toMatchObject({ code: 0, out: 'hello\n' });
    expect(await patchbay('stop', 'job-1')).toMatchObject({ code: 0, out: 'job-1: stopped\n' });
    expect(await patchbay('stop', 'job-9')).toMatchObject({ code: 2 });
  });

  it('says why a job that Ray still makes ready does not end at once', async () => {
    withJob(ray, { statuses: [{ status: 'PENDING' }] });

    const { code, err } = await patchbay('stop', 'job-1');

    expect(code).toBe(6);
    expect(err).toContain('does so when it has installed what the job requires');
  });
});
