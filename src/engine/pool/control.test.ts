import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { componentClass } from '../../library/classes.ts';
import { sameThread } from '../../testing/engine/sameThread.ts';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';
import { until } from '../../testing/until.ts';
import { Component, type ComponentClass } from '../component/component.ts';
import { Connector } from '../channels/connector.ts';
import { LocalProcess } from '../process/localProcess.ts';
import type { WorkerPoolProcessOptions } from './poolOptions.ts';
import { WorkerPoolProcess } from './workerPoolProcess.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Sends arrays of a megabyte. */
class Arrays extends Component<{ readonly items: number }> {
  static override readonly io = { outputs: ['y'] };
  declare y: Float64Array;
  private done = 0;
  override step(): void {
    if (this.done >= this.args.items) return this.io.close();
    this.y = new Float64Array(131_072).fill(this.done++);
  }
}

/** Takes its time for each. */
class Slow extends Component {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: Float64Array;
  declare y: number;
  override async step(): Promise<void> {
    await setImmediate();
    this.y = this.x[7] ?? -1;
  }
}

/** Cannot be saved. */
class Private extends Component {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  #sum = 0;
  override step(): void {
    this.#sum += this.x;
    this.y = this.#sum;
  }
}

/** Awaits something that takes a while. */
class Awaiting extends Component {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  override async step(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 150));
    this.y = this.x;
  }
}

/** Begins only when it is allowed to. */
class Late extends Component {
  static override readonly io = { outputs: ['y'] };
  override init(): Promise<void> {
    return new Promise(() => undefined);
  }
  override step(): void {
    this.io.close();
  }
}

const OWN = { Arrays, Slow, Private, Awaiting, Late };

function make(type: string, args: Readonly<Record<string, unknown>>): Component {
  const Class = classes(type);
  if (Class === undefined) throw new Error(`There is no ${type}.`);
  return new Class(args as never);
}

function classes(type: string): ComponentClass | undefined {
  const own = Object.hasOwn(OWN, type) ? OWN[type as keyof typeof OWN] : undefined;
  return (own as ComponentClass | undefined) ?? componentClass(`patchbay.${type}`);
}

type Parts = readonly (readonly [string, string, Readonly<Record<string, unknown>>?])[];

/** `[name, type, args]` of each component; they stand in a chain, each in a worker of its own. */
function chain(
  parts: Parts,
  options: Partial<WorkerPoolProcessOptions> = {},
  time: Parameters<typeof sameThread>[1] = {},
) {
  const workers = sameThread((type) => classes(type.replace('patchbay.', '')), time);
  const model = () => ({
    components: parts.map(([name, type, args = {}]) => make(type, { ...args, name })),
    connectors: parts.slice(1).map(([name], at) => {
      return new Connector({ source: `${parts[at]?.[0]}.y`, target: `${name}.x` });
    }),
    environment: nodeEnvironment(),
  });
  const pins = Object.fromEntries(parts.map(([name], at) => [name, at]));
  const pool = new WorkerPoolProcess({ ...model(), workers, pins, ...options });
  return { pool, workers, local: () => new LocalProcess(model()) };
}

const sums = (iters: number): Parts => [
  ['a', 'Range', { iters }],
  ['b', 'Accumulate'],
  ['c', 'Accumulate'],
];

test('BREAK-1 a breakpoint in any worker holds the run in all of them, and it goes on', async () => {
  const { pool, workers } = chain(sums(20_000));
  await pool.init();
  const breakpoint = { field: 'b.y', comparison: '>=', value: 5_000 } as const;
  expect(pool.setBreakpoints([breakpoint])).toEqual({ ok: true, value: undefined });
  const run = pool.run();
  await until(() => pool.isPaused);
  expect(pool.lastHit).toMatchObject({ breakpoint, value: 5_050, step: 101 });
  await until(() => pool.progress()[1]?.steps === 101);
  const held = pool.progress();
  for (let i = 0; i < 20; i++) await setImmediate();
  expect(pool.progress()[1]).toEqual(held[1]);
  expect(pool.status).toBe('running');

  pool.setBreakpoints([]);
  pool.resume();
  await run;
  expect(pool.progress().map(({ steps }) => steps)).toEqual([20_001, 20_000, 20_000]);
  await pool.destroy();
  expect(workers.alive.size).toBe(0);
});

/** Time that passes by the turns of the loop: on a busy machine no answer comes too late. */
async function sleepTurns(milliseconds: number): Promise<void> {
  for (let turn = 0; turn <= 20 * milliseconds; turn++) await setImmediate();
}

test('PROC-8 an argument that is changed counts from then on, also in the midst of a move', async () => {
  const parts: Parts = [
    ['a', 'Range', { iters: 1e9 }],
    ['b', 'Accumulate'],
  ];
  const { pool } = chain(parts, {}, { sleep: sleepTurns });
  await pool.init();
  const run = pool.run();
  await setImmediate();
  const moved = pool.place({ a: 1, b: 0 });
  for (let i = 0; i < 3; i++) await setImmediate();
  expect(pool.setArgument('a', 'iters', 5).ok).toBe(true);
  expect(await moved).toBe('moved');
  expect([...pool.placement]).toEqual([
    ['a', 1],
    ['b', 0],
  ]);
  await run;
  expect(pool.status).toBe('completed');
  await pool.destroy();
});

test('PROBE-3 a budget holds over workers: the extremes stay', async () => {
  const { pool, local } = chain(sums(300_000));
  const other = local();
  const [ours, theirs] = [pool, other].map((process) => {
    const probe = process.probe('b.y', { budget: 2_048 });
    if (!probe.ok) throw new Error(probe.error);
    return probe.value;
  });
  for (const process of [pool, other]) {
    await process.init();
    await process.run();
  }
  expect(ours?.length).toBe(theirs?.length);
  const [kept, wanted] = [ours, theirs].map((probe) =>
    [...(probe?.take().values ?? [])].map(Number),
  );
  expect(kept?.length).toBeLessThanOrEqual(2_048);
  expect(Math.max(...(kept ?? []))).toBe(Math.max(...(wanted ?? [])));
  expect(Math.min(...(kept ?? []))).toBe(Math.min(...(wanted ?? [])));
  await pool.destroy();
});

test('POOL-4 a worker that hangs in a step by hand, or while it begins, is ended too', async () => {
  const first = chain(sums(1e9), { hangAfter: 200 });
  await first.pool.init();
  await first.pool.advance();
  first.workers.silence(1);
  await expect(first.pool.advance()).rejects.toThrow('b has not answered for 0.2 seconds');
  expect(first.pool.status).toBe('failed');
  await first.pool.destroy();

  const second = chain([['late', 'Late']], { hangAfter: 200 });
  const begin = second.pool.init();
  await until(() => second.workers.alive.size > 0);
  second.workers.silence(0);
  await expect(begin).rejects.toThrow('late has not answered');
  second.pool.close();
  expect(second.workers.alive.size).toBe(0);
});

test('POOL-5 what cannot be saved stays where it is, and so does what awaits something', async () => {
  const first = chain([
    ['a', 'Range', { iters: 400_000 }],
    ['b', 'Private'],
  ]);
  await first.pool.init();
  const run = first.pool.run();
  await setImmediate();
  expect(await first.pool.place({ a: 0, b: 0 })).toBe('never');
  await run;
  expect(first.pool.valuesOf('b')?.output['y']).toBe((399_999 * 400_000) / 2);
  await first.pool.destroy();

  const second = chain([
    ['a', 'Range', { iters: 3 }],
    ['b', 'Awaiting'],
  ]);
  await second.pool.init();
  const other = second.pool.run();
  await until(() => second.pool.progress()[0]?.steps === 4);
  expect(await second.pool.place({ a: 0, b: 0 })).toBe('later');
  await other;
  expect(second.pool.valuesOf('b')?.output['y']).toBe(2);
  await second.pool.destroy();
});

test('CHAN-5 of large arrays only a few are under way between a fast worker and a slow one', async () => {
  const { pool } = chain([
    ['a', 'Arrays', { items: 300 }],
    ['b', 'Slow'],
  ]);
  const probe = pool.probe('b.y');
  await pool.init();
  let most = 0;
  let over = false;
  const run = pool.run().then(() => (over = true));
  while (!over) {
    const [a, b] = pool.progress();
    most = Math.max(most, (a?.steps ?? 0) - (b?.steps ?? 0));
    await setImmediate();
  }
  await run;
  if (!probe.ok) throw new Error(probe.error);
  expect([...probe.value.read()]).toEqual(Array.from({ length: 300 }, (_, at) => at));
  // 16 in front of the sender, 16 on the way, 16 in front of the reader, and a little for late reports.
  expect(most).toBeLessThan(100);
  await pool.destroy();
});

test('PROF-1 the profile says where the time went, and in which worker', async () => {
  const { pool } = chain(sums(200_000));
  await pool.init();
  await pool.run();
  const { components, connectors, workers, elapsed, summary } = pool.profile;
  expect(
    components.map(({ name, worker, reason, steps }) => [name, worker, reason, steps]),
  ).toEqual([
    ['a', 0, 'pinned', 200_001],
    ['b', 1, 'pinned', 200_000],
    ['c', 2, 'pinned', 200_000],
  ]);
  expect(connectors).toEqual([
    { id: 'a.y..b.x', values: 200_000, crosses: true },
    { id: 'b.y..c.x', values: 200_000, crosses: true },
  ]);
  expect(workers.map(({ number }) => number)).toEqual([0, 1, 2]);
  const total = workers.reduce((sum, { worked }) => sum + worked, 0);
  expect(components.reduce((sum, { time }) => sum + time, 0)).toBeLessThanOrEqual(total + 1e-6);
  for (const { worked } of workers) expect(worked).toBeLessThanOrEqual(elapsed);
  expect(summary.length).toBeGreaterThan(1);
  await pool.destroy();
});
