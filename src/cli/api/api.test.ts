import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readModelText } from '../../formats/index.ts';
import {
  Collect,
  Connector,
  DictStateBackend,
  IndexedDbStateBackend,
  LocalProcess,
  NotFoundError,
  Random,
  Range,
} from './index.ts';

const root = join(import.meta.dirname, '../../..');
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

test('a plain Node script uses every member of the process by hand', { timeout: 60_000 }, () => {
  node('.scripts/build.mjs', 'engine', '--quiet');
  const levels = [0, 1, 2.5, 4.25, 6.125, 8.0625];
  expect(JSON.parse(node('src/cli/api/examples/tank.mjs'))).toEqual({
    before: ['tank-by-hand', 'tank-by-hand', false, 'created'],
    job: 'Job_ExampleTank01',
    ready: [true, 'init'],
    afterStep: ['waiting', 0],
    afterRun: ['completed', levels],
    connectors: ['inflow.y..tank.x', 'tank.y..log.x'],
    record: 'completed',
    destroyed: false,
    cancelled: 'stopped',
    held: [true, 'log waits for a value of x from tank.y.', levels],
    restored: levels,
  });
  const dumped = readFileSync(join(root, '.cache/tank.yaml'), 'utf8');
  const read = readModelText(dumped, 'tank');
  expect(read.ok ? read.value.config : read.error).toMatchObject({
    plugboard: {
      process: {
        type: 'plugboard.process.LocalProcess',
        args: {
          name: 'tank-by-hand',
          components: [
            { type: 'patchbay.Range', args: { name: 'inflow', iters: 6 } },
            { type: 'my_models.Tank', args: { name: 'tank', leak: 0.5 } },
            { type: 'my_models.Log', args: { name: 'log' } },
          ],
          connectors: [
            { source: 'inflow.y', target: 'tank.x' },
            { source: 'tank.y', target: 'log.x' },
          ],
          parameters: { fluid: 'water' },
        },
      },
    },
  });
});

test('a plain Node script spreads a process over threads, with classes of its own', () => {
  node('.scripts/build.mjs', 'engine', '--quiet');
  expect(JSON.parse(node('src/cli/api/examples/pool.mjs'))).toEqual({
    ...{ status: 'completed', workers: 4, same: true, north: 50 },
  });
  const dumped = readFileSync(join(root, '.cache/pool.yaml'), 'utf8');
  const read = readModelText(dumped, 'pool');
  expect(read.ok ? read.value.config : read.error).toMatchObject({
    plugboard: {
      process: {
        type: 'plugboard.process.RayProcess',
        args: { state: { type: 'plugboard.state.RayStateBackend' } },
        connector_builder: { type: 'plugboard.connector.RayConnector' },
      },
    },
  });
  expect(readFileSync(join(root, '.cache/patchbay.py'), 'utf8')).toContain('class Range');
}, 60_000);

/** A component that ends its thread in the step it is told, or never comes out of it. */
const MORTAL = `
import { Component } from '../dist-engine/index.js';
export class Mortal extends Component {
  static type = 'test.Mortal';
  static io = { inputs: ['x'], outputs: ['y'] };
  count = 0;
  step() {
    this.count++;
    if (this.count === this.args.dies) process.exit(7);
    while (this.count === this.args.hangs);
    this.y = this.x;
  }
}
`;

/** Runs whose threads die. */
const RUNS = Number(process.env['PATCHBAY_CRASHES'] ?? 25);

/** Lets a random thread die in each run, with a sound run behind each tenth; then one hangs. */
const CRASHES = `
import { Connector, Range, WorkerPoolProcess } from '../dist-engine/index.js';
import { Mortal } from './mortal.mjs';
let seed = 7;
const below = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const modules = [new URL('./mortal.mjs', import.meta.url)];
async function run(fate, victim, hangAfter) {
  const names = ['a', 'b', 'c'];
  const process = new WorkerPoolProcess({
    components: [
      new Range({ name: 'source', iters: fate === null ? 20 : 1e9 }),
      ...names.map((name, at) => new Mortal({ name, ...(at === victim ? fate : {}) })),
    ],
    connectors: ['source', ...names].slice(0, 3).map(
      (name, at) => new Connector({ source: name + '.y', target: names[at] + '.x' }),
    ),
    workers: 3,
    pins: { source: 0, a: 0, b: 1, c: 2 },
    modules,
    hangAfter,
  });
  await process.init();
  await process.run().catch(() => undefined);
  const { status, failure } = process;
  await process.destroy();
  return { status, code: failure?.code, who: failure?.component, what: failure?.message };
}
const wrong = [];
for (let i = 0; i < ${RUNS}; i++) {
  const victim = below(3);
  const told = await run({ dies: 1 + below(3000) }, victim, 10000);
  const held = [['source and a', 'source'], ['b', 'b'], ['c', 'c']][victim];
  const isRight = told.status === 'failed' && told.code === 'WORKER_GONE' && told.who === held[1] &&
    told.what === 'The worker with ' + held[0] + ' ended: it left with code 7.';
  if (!isRight) wrong.push([i, victim, told]);
  if (i % 10 === 9 && (await run(null)).status !== 'completed') wrong.push([i, 'next']);
}
const hung = await run({ hangs: 100 }, 1, 600);
console.log(JSON.stringify({ wrong, hung }));
`;

test(
  'POOL-4 whichever thread dies or hangs: the run fails by its name, and nothing is left',
  () => {
    node('.scripts/build.mjs', 'engine', '--quiet');
    writeFileSync(join(root, '.cache/mortal.mjs'), MORTAL);
    writeFileSync(join(root, '.cache/crashes.mjs'), CRASHES);
    // A thread that was left over would keep the script from ending.
    expect(JSON.parse(node('.cache/crashes.mjs'))).toEqual({
      wrong: [],
      hung: {
        ...{ status: 'failed', code: 'WORKER_HUNG', who: 'b' },
        what: 'The worker with b has not answered for 0.6 seconds and was ended.',
      },
    });
  },
  30_000 + RUNS * 2_000,
);

test('its types are those of the source', { timeout: 60_000 }, () => {
  node('.scripts/build.mjs', 'engine', '--quiet');
  const script = join(root, '.cache/by-hand.ts');
  writeFileSync(
    script,
    `import { Component, LocalProcess, Range } from '../dist-engine/index.js';
class Twice extends Component<{ readonly factor: number }> {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  override step(): void { this.y = this.x * this.args.factor; }
}
const made = new LocalProcess({ components: [new Range({ name: 'r', iters: 3 }), new Twice({ name: 't', factor: 2 })], connectors: [] });
export const status: 'created' | string = made.status;
// @ts-expect-error a process has no such member
made.fly();
`,
  );
  const flags = ['--noEmit', '--strict', '--target', 'es2023'];
  const modules = ['--module', 'nodenext', '--moduleResolution', 'nodenext'];
  const libraries = ['--lib', 'es2023,dom,esnext.disposable', '--types', 'node'];
  const given = ['--ignoreConfig', ...flags, ...modules, ...libraries, script];
  expect(() => node('node_modules/typescript7/bin/tsc', ...given)).not.toThrow();
});

const chain = (state: DictStateBackend | IndexedDbStateBackend) =>
  new LocalProcess({
    name: 'noise',
    seed: 3,
    components: [new Random({ name: 'random', iters: 9 }), new Collect({ name: 'out' })],
    connectors: [new Connector({ source: 'random.y', target: 'out.x' })],
    state,
  });
const kept = (process: LocalProcess) => process.valuesOf('out')?.exports['values'];

test('a stopped job goes on by its id, after a restart', async () => {
  const whole = await chain(new DictStateBackend()).open();
  await whole.run();
  const first = await chain(new IndexedDbStateBackend({ metadata: { by: 'me' } })).open();
  for (let i = 0; i < 4; i++) await first.step();
  expect(await first.checkpoint()).toMatchObject({ ok: true });
  const { jobId, state } = first;
  await first.destroy();

  const again = new IndexedDbStateBackend({ job_id: jobId, metadata: { why: 'more' } });
  const left = await again.getCheckpoint();
  if (left === null) throw new Error('There is no checkpoint.');
  const second = chain(again);
  expect(await second.restore(left)).toMatchObject({ ok: true });
  expect(second.state.createdAt).toBe(state.createdAt);
  expect(second.state.metadata).toEqual({ by: 'me', why: 'more' });
  await second.run();
  expect(kept(second)).toEqual(kept(whole));
  await second.destroy();
  const records = new IndexedDbStateBackend({ job_id: jobId });
  expect(await records.getProcess('noise')).toMatchObject({
    status: 'completed',
    components: { random: { status: 'completed' }, out: { status: 'completed' } },
    connectors: { 'random.y..out.x': { id: 'random.y..out.x' } },
  });
});

test('records of both backends answer alike', async () => {
  for (const state of [new DictStateBackend(), new IndexedDbStateBackend({ database: 'alike' })]) {
    const made = chain(state);
    await made.init();
    await made.run();
    expect((await state.getProcess('noise'))?.status).toBe('completed');
    expect(await state.getComponent('out')).toMatchObject({ name: 'out', status: 'completed' });
    expect((await state.getProcessForComponent('out')).id).toBe('noise');
    expect(await state.getProcess('nobody')).toBeNull();
    await expect(state.getComponent('nobody')).rejects.toThrow(NotFoundError);
    await expect(state.getProcessForComponent('nobody')).rejects.toThrow(NotFoundError);
    await made.destroy();
  }
});

test('dump refuses other endings, and what YAML cannot say', async () => {
  const made = chain(new DictStateBackend());
  await expect(made.dump('model.json')).rejects.toThrow('Path must have a .yaml/.yml extension');
  const odd = new LocalProcess({
    components: [new Range({ name: 'r', iters: 3, parameters: { socket: new Map() } })],
    connectors: [],
  });
  await expect(odd.dump('.cache/odd.yaml')).rejects.toThrow('parameters of r');
});
