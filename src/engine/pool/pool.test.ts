import { setImmediate } from 'node:timers/promises';
import { fc, test } from '@fast-check/vitest';
import { expect, vi } from 'vitest';
import {
  buildModel,
  randomClasses,
  type RandomModel,
  randomModels,
} from '../../testing/engine/randomModel.ts';
import { sameThread } from '../../testing/engine/sameThread.ts';
import { runPlainly, type Outcome } from '../../testing/engine/reference.ts';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';
import {
  buildEventModel,
  eventClasses,
  type EventModel,
  eventModels,
} from '../../testing/engine/eventModel.ts';
import { readCheckpoint } from '../checkpoint/checkpoint.ts';
import { LocalProcess } from '../process/localProcess.ts';
import type { Probe } from '../probe/probe.ts';
import { WorkerPoolProcess } from './workerPoolProcess.ts';

// The machine may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

/** A worker for each component, by its number. */
const splits = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 });

function prepare(model: RandomModel, split: readonly number[], capacity?: number) {
  const { components, connectors } = buildModel(model);
  const workers = sameThread((type) => randomClasses.get(type));
  const pins = Object.fromEntries(
    components.map(({ name }, at) => [name, split[at % split.length] ?? 0]),
  );
  const process = new WorkerPoolProcess({
    ...{ components, connectors, workers, pins, environment: nodeEnvironment() },
    ...(capacity === undefined ? {} : { channelCapacity: capacity }),
  });
  const probes: Probe[] = [];
  for (const { name, io } of components) {
    for (const field of [...io.inputs, ...io.outputs]) {
      const probe = process.probe(`${name}.${field}`);
      if (probe.ok) probes.push(probe.value);
    }
  }
  return { process, probes, workers };
}

function outcomeOf(process: WorkerPoolProcess, probes: readonly Probe[]): Outcome {
  return {
    series: Object.fromEntries(probes.map((probe) => [probe.field, [...probe.read()]])),
    steps: Object.fromEntries(process.progress().map(({ name, steps }) => [name, steps])),
    failed: process.failure?.component ?? null,
  };
}

function isGather(field: string, model: RandomModel): boolean {
  return model.parts[Number(/^p(\d+)/.exec(field)?.[1])]?.kind === 'gather';
}

/** Gathers take from several sources: their values are compared as lists in any order. */
function comparable({ series, ...rest }: Outcome, model: RandomModel): Outcome {
  const sorted = Object.entries(series).map(([field, values]) => {
    return [field, isGather(field, model) ? values.map(String).toSorted() : values] as const;
  });
  return { series: Object.fromEntries(sorted), ...rest };
}

test.prop([randomModels({ fails: false }), splits, fc.constantFrom(undefined, 2)], {
  numRuns: 150,
})('POOL-1 series and steps do not depend on the split', async (model, split, capacity) => {
  const plain = await runPlainly(buildModel(model));
  const { process, probes, workers } = prepare(model, split, capacity);
  await process.init();
  await process.run();
  expect(process.status).toBe('completed');
  expect(new Set(process.progress().map(({ status }) => status))).toEqual(new Set(['completed']));
  expect(comparable(outcomeOf(process, probes), model)).toEqual(comparable(plain, model));
  await process.destroy();
  expect(workers.alive.size).toBe(0);
});

test.prop([randomModels({ fails: true }), splits], { numRuns: 150 })(
  'POOL-2 the same component fails, and of two series one begins the other',
  async (model, split) => {
    const plain = await runPlainly(buildModel(model));
    const { process, probes } = prepare(model, split);
    await process.init();
    await process.run().catch(() => undefined);
    const ours = outcomeOf(process, probes);
    await process.destroy();
    expect(ours.failed).toBe(plain.failed);
    expect(process.status).toBe(plain.failed === null ? 'completed' : 'failed');
    for (const [field, values] of Object.entries(ours.series)) {
      if (isGather(field, model)) continue;
      const other = plain.series[field] ?? [];
      const length = Math.min(values.length, other.length);
      expect(values.slice(0, length)).toEqual(other.slice(0, length));
    }
  },
);

test.prop([randomModels({ fails: false }), splits, fc.nat({ max: 12 })], { numRuns: 100 })(
  'POOL-1 steps by hand, then a run, give what a run gives',
  async (model, split, count) => {
    const plain = await runPlainly(buildModel(model));
    const { process, probes } = prepare(model, split);
    await process.init();
    for (let i = 0; i < count; i++) await process.advance();
    await process.run();
    expect(comparable(outcomeOf(process, probes), model)).toEqual(comparable(plain, model));
    await process.destroy();
  },
);

test.prop([randomModels({ fails: false }), splits, fc.nat({ max: 12 })], { numRuns: 100 })(
  'POOL-1 after every round each component has done as many steps as in one worker',
  async (model, split, count) => {
    const { components, connectors } = buildModel(model);
    const local = new LocalProcess({ components, connectors, environment: nodeEnvironment() });
    const { process } = prepare(model, split);
    await process.init();
    await local.init();
    for (let i = 0; i < count; i++) {
      await process.advance();
      await local.advance();
      expect(process.progress()).toEqual(local.progress());
    }
    await process.destroy();
  },
);

test.prop(
  [randomModels({ fails: false }), splits, fc.array(fc.nat({ max: 3 }), { maxLength: 6 })],
  { numRuns: 100 },
)('POOL-1 pausing, single rounds and going on change nothing', async (model, split, pauses) => {
  const plain = await runPlainly(buildModel(model));
  const { process, probes } = prepare(model, split);
  await process.init();
  const running = process.run();
  for (const rounds of pauses) {
    process.pause();
    for (let i = 0; i < rounds; i++) await process.step().catch(() => undefined);
    process.resume();
    await setImmediate();
  }
  await running;
  expect(comparable(outcomeOf(process, probes), model)).toEqual(comparable(plain, model));
  await process.destroy();
});

test.prop(
  [
    ...([
      randomModels({ fails: false }),
      splits,
      splits,
      fc.nat({ max: 12 }),
      fc.boolean(),
    ] as const),
    fc.array(fc.nat({ max: 11 }), { maxLength: 2 }),
  ],
  { numRuns: 150 },
)(
  'POOL-3 a checkpoint goes on under another split, and gives exactly what it would have given',
  async (model, split, other, count, running, alone) => {
    const plain = await runPlainly(buildModel(model));
    const first = prepare(model, split);
    await first.process.init();
    for (let i = 0; i < count; i++) await first.process.advance();
    const pending = running ? first.process.run() : Promise.resolve();
    if (running) first.process.pause();
    // Nobody waits for these to have stepped, or to have been refused, before it is saved.
    const names = [...first.process.components.keys()];
    const stepping = alone.map((at) =>
      first.process.stepComponent(names[at % names.length] ?? '').catch(() => null),
    );
    const saved = await first.process.checkpoint();
    await Promise.all(stepping);
    expect(saved.ok ? [] : saved.error).toEqual([]);
    const before = outcomeOf(first.process, first.probes);
    first.process.resume();
    await pending;
    await first.process.destroy();
    const read = readCheckpoint(JSON.parse(JSON.stringify(saved.ok ? saved.value : null)));
    if (!read.ok) throw new Error(read.error);
    const second = prepare(model, other);
    expect(await second.process.restore(read.value)).toEqual({ ok: true, value: undefined });
    await second.process.run();
    const after = outcomeOf(second.process, second.probes);
    await second.process.destroy();
    const series = Object.keys(before.series).map((field) => {
      return [field, [...(before.series[field] ?? []), ...(after.series[field] ?? [])]] as const;
    });
    const joined = { ...after, series: Object.fromEntries(series) };
    expect(comparable(joined, model)).toEqual(comparable(plain, model));
  },
);

test.prop(
  [
    randomModels({ fails: false }),
    splits,
    fc.array(fc.nat({ max: 11 }), { maxLength: 12 }),
    fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 6 }), { maxLength: 3 }),
  ],
  { numRuns: 100 },
)(
  'PROC-10 POOL-1 a component that steps alone does what it does in one worker',
  async (model, split, before, pauses) => {
    const plain = await runPlainly(buildModel(model));
    const { process, probes } = prepare(model, split);
    const local = new LocalProcess({ ...buildModel(model), environment: nodeEnvironment() });
    const nameAt = (at: number) => {
      const names = [...process.components.keys()];
      return names[at % names.length] ?? '';
    };
    await process.init();
    await local.init();
    for (const at of before) {
      const alone = await process.stepComponent(nameAt(at));
      expect(alone).toEqual(await local.stepComponent(nameAt(at)));
      expect(process.progress()).toEqual(local.progress());
    }
    const running = process.run();
    for (const steps of pauses) {
      process.pause();
      for (const at of steps) await process.stepComponent(nameAt(at)).catch(() => null);
      process.resume();
      await setImmediate();
    }
    await running;
    expect(comparable(outcomeOf(process, probes), model)).toEqual(comparable(plain, model));
    await process.destroy();
  },
);

type Got = Readonly<Record<string, readonly number[]>>;

const gotBy = (values: ReturnType<WorkerPoolProcess['valuesOf']>) =>
  (values?.exports['got'] ?? {}) as Got;

/** A component with fields can end before an event comes; then, of two lists, one begins the other. */
function expectAlike(name: string, { listeners }: EventModel, ours: Got, theirs: Got): void {
  const reads = (one: string) =>
    one.startsWith('l') && listeners[Number(one.slice(1))]?.reads !== null;
  for (const source of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [a, b] = [ours[source] ?? [], theirs[source] ?? []];
    const isOpen = reads(name) || reads(source);
    const length = isOpen ? Math.min(a.length, b.length) : Infinity;
    expect(a.slice(0, length)).toEqual(b.slice(0, length));
  }
}

test.prop([eventModels, splits, fc.array(fc.nat({ max: 3 }), { maxLength: 3 })], { numRuns: 150 })(
  'POOL-1 events reach everybody, those of each producer in their order, whatever the split',
  async (model, split, pauses) => {
    const options = { environment: nodeEnvironment() };
    const local = new LocalProcess({ ...buildEventModel(model), ...options });
    await local.init();
    await local.run();
    const made = buildEventModel(model);
    const workers = sameThread((type) => eventClasses.get(type));
    const pins = Object.fromEntries(
      made.components.map(({ name }, at) => [name, split[at % split.length] ?? 0]),
    );
    const process = new WorkerPoolProcess({ ...made, ...options, workers, pins });
    await process.init();
    const running = process.run();
    for (const rounds of pauses) {
      process.pause();
      for (let i = 0; i < rounds && process.status === 'running'; i++) await process.step();
      process.resume();
      await setImmediate();
    }
    await running;
    expect(process.status).toBe(local.status);
    for (const { name, status } of local.progress()) {
      const [ours, theirs] = [process.valuesOf(name), local.valuesOf(name)];
      expect(ours?.status).toBe(status);
      expect(ours?.output).toEqual(theirs?.output);
      expectAlike(name, model, gotBy(ours), gotBy(theirs));
    }
    await process.destroy();
    expect(workers.alive.size).toBe(0);
  },
);

test.prop(
  [
    randomModels({ fails: false }),
    splits,
    fc.array(fc.tuple(splits, fc.nat({ max: 20 })), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  ],
  { numRuns: 150 },
)(
  'POOL-5 moving to other workers in the midst of a run changes nothing',
  async (model, split, moves, pauses) => {
    const plain = await runPlainly(buildModel(model));
    const { process, probes, workers } = prepare(model, split);
    const names = [...process.components.keys()];
    await process.init();
    const running = process.run();
    for (const [other, wait] of moves) {
      for (let i = 0; i < wait; i++) await setImmediate();
      const pins = Object.fromEntries(
        names.map((name, at) => [name, other[at % other.length] ?? 0]),
      );
      const moved = process.place(pins);
      if (pauses) process.pause();
      if (pauses && process.status === 'running') await process.step().catch(() => undefined);
      process.resume();
      expect(['moved', 'later']).toContain(await moved);
    }
    await running;
    expect(process.status).toBe('completed');
    expect(comparable(outcomeOf(process, probes), model)).toEqual(comparable(plain, model));
    await process.destroy();
    expect(workers.alive.size).toBe(0);
  },
);
