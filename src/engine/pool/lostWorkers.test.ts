import { setImmediate } from 'node:timers/promises';
import { fc, test } from '@fast-check/vitest';
import { expect, test as plainTest } from 'vitest';
import { sameThread, type SameThread } from '../../testing/engine/sameThread.ts';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';
import { componentClass } from '../../library/classes.ts';
import { Connector } from '../channels/connector.ts';
import type { Component } from '../component/component.ts';
import { WorkerPoolProcess } from './workerPoolProcess.ts';

const MANY = 1e9;

function make(type: string, args: Readonly<Record<string, unknown>>): Component {
  const Class = componentClass(type);
  if (Class === undefined) throw new Error(`There is no ${type}.`);
  return new Class(args as never);
}

/** Two chains of three that do not end by themselves, each component in the worker of `split`. */
function endless(split: readonly number[], workers: SameThread, iters = MANY, hangAfter = 10_000) {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const components = names.map((name, at) =>
    at % 3 === 0 ? make('patchbay.Range', { name, iters }) : make('patchbay.Accumulate', { name }),
  );
  const connectors = [0, 1, 3, 4].map((at) => {
    return new Connector({ source: `${names[at]}.y`, target: `${names[at + 1]}.x` });
  });
  const pins = Object.fromEntries(names.map((name, at) => [name, split[at] ?? 0]));
  const environment = nodeEnvironment();
  return new WorkerPoolProcess({ components, connectors, workers, pins, environment, hangAfter });
}

async function moments(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await setImmediate();
}

const splits = fc.array(fc.nat({ max: 3 }), { minLength: 6, maxLength: 6 });

test.prop([splits, fc.nat(), fc.nat({ max: 8 })], { numRuns: 100 })(
  'POOL-4 a worker killed at a random moment fails the run, by the names of what it held',
  async (split, chosen, wait) => {
    const workers = sameThread(componentClass);
    const process = endless(split, workers);
    const probe = process.probe('c.y');
    await process.init();
    const held = [...new Set(split)].toSorted((a, b) => a - b);
    const victim = held[chosen % held.length] ?? 0;
    const mine = [...process.placement].filter(([, at]) => at === victim).map(([name]) => name);
    const run = process.run().then(
      () => null,
      (error: unknown) => error,
    );
    await moments(wait);
    // Workers are counted as they were started: in the order of their numbers.
    workers.kill(held.indexOf(victim), 'killed');
    expect(String(await run)).toContain(mine[0]);
    expect(process.status).toBe('failed');
    expect(process.failure).toMatchObject({ code: 'WORKER_GONE', component: mine[0] });
    for (const name of mine) expect(process.failure?.message).toMatch(new RegExp(`\\b${name}\\b`));
    for (const { name, status } of process.progress()) {
      expect(status).toBe(mine.includes(name) ? 'failed' : 'stopped');
    }
    if (!probe.ok) throw new Error(probe.error);
    const seen = [...probe.value.read()].slice(0, 4);
    expect(seen).toEqual([0, 1, 4, 10].slice(0, seen.length));
    await process.destroy();
    expect(workers.alive.size).toBe(0);
    const next = endless(split, workers, 5);
    await next.init();
    await next.run();
    expect(next.status).toBe('completed');
    await next.destroy();
    expect(workers.alive.size).toBe(0);
  },
  60_000,
);

plainTest(
  'POOL-4 PROC-10 another worker that dies beside a step by hand fails what it held alone',
  async () => {
    const workers = sameThread(componentClass);
    const process = endless([0, 0, 0, 1, 1, 1], workers);
    await process.init();
    const run = process.run().catch((error: unknown) => String(error));
    await moments(5);
    process.pause();
    const alone = process.stepComponent('a');
    workers.kill(1, 'killed');
    expect(await alone).toEqual({ ok: true, value: undefined });
    expect(await run).toContain('d, e and f');
    const statuses = process.progress().map(({ status }) => status);
    expect(statuses).toEqual([...Array(3).fill('stopped'), ...Array(3).fill('failed')]);
    await process.destroy();
    expect(workers.alive.size).toBe(0);
  },
);

plainTest('POOL-4 a worker that does not answer any more is ended, and the run fails', async () => {
  const workers = sameThread(componentClass);
  const process = endless([0, 0, 0, 1, 1, 1], workers, MANY, 200);
  await process.init();
  const run = process.run().catch((error: unknown) => String(error));
  await moments(5);
  workers.silence(1);
  expect(await run).toContain('d, e and f has not answered');
  expect(process.failure).toMatchObject({ code: 'WORKER_HUNG', component: 'd' });
  expect(workers.alive).toEqual(new Set([0]));
  await process.destroy();
  expect(workers.alive.size).toBe(0);
});
