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
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023'];
  const modules = ['--module', 'nodenext', '--moduleResolution', 'nodenext'];
  const libraries = ['--lib', 'es2023,dom,esnext.disposable', '--types', 'node'];
  const given = ['--ignoreConfig', ...flags, ...modules, ...libraries, script];
  expect(() => node('node_modules/typescript/bin/tsc', ...given)).not.toThrow();
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
