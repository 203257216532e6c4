import { setImmediate } from 'node:timers/promises';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import {
  buildModel,
  randomModels,
  type Made,
  type RandomModel,
} from '../testing/engine/randomModel.ts';
import { runPlainly, type Outcome } from '../testing/engine/reference.ts';
import { nodeEnvironment } from '../testing/golden/nodeEnvironment.ts';
import { readCheckpoint } from './checkpoint/checkpoint.ts';
import { LocalProcess, type LocalProcessOptions } from './process/localProcess.ts';
import type { Probe } from './probe/probe.ts';

type Options = Partial<LocalProcessOptions> & { readonly code?: boolean };

/** The engine's process of a model, recording every field. */
function prepare({ components, connectors }: Made, { code = true, ...options }: Options) {
  const { makeFunction, ...rest } = nodeEnvironment();
  const environment = code && makeFunction ? { ...rest, makeFunction } : rest;
  const process = new LocalProcess({ components, connectors, environment, ...options });
  const probes: Probe[] = [];
  for (const { name, io } of components) {
    for (const field of [...io.inputs, ...io.outputs]) {
      const probe = process.probe(`${name}.${field}`);
      if (probe.ok) probes.push(probe.value);
    }
  }
  return { process, probes };
}

function outcomeOf(process: LocalProcess, probes: readonly Probe[]): Outcome {
  return {
    series: Object.fromEntries(probes.map((probe) => [probe.field, [...probe.read()]])),
    steps: Object.fromEntries(process.progress().map(({ name, steps }) => [name, steps])),
    failed: process.failure?.component ?? null,
  };
}

async function runEngine(model: RandomModel, options: Options = {}): Promise<Outcome> {
  const { process, probes } = prepare(buildModel(model), options);
  await process.init();
  await process.run().catch(() => undefined);
  const statuses = new Set(process.progress().map(({ status }) => status));
  const failed = process.failure !== null;
  expect(process.status).toBe(failed ? 'failed' : 'completed');
  if (!failed) expect([...statuses]).toEqual(['completed']);
  return outcomeOf(process, probes);
}

/** Gathers take from several sources: their values are compared by source, as lists in any order. */
function comparable({ series, ...rest }: Outcome, model: RandomModel): Outcome {
  const sorted = Object.entries(series).map(([field, values]) => {
    const part = model.parts[Number(/^p(\d+)/.exec(field)?.[1])];
    const isOpen = part?.kind === 'gather';
    return [field, isOpen ? values.map(String).toSorted() : values] as const;
  });
  return { series: Object.fromEntries(sorted), ...rest };
}

const VARIANTS: Readonly<Record<string, Options>> = {
  'compiled to code': {},
  'compiled to tables': { code: false },
  'on the queue': { schedule: 'queue' },
  'with room for two values': { channelCapacity: 2 },
};

for (const [name, options] of Object.entries(VARIANTS)) {
  test.prop([randomModels({ fails: false })], { numRuns: 150 })(
    `SCHED-1 ${name}, series and steps are those of the plainest interpreter`,
    async (model) => {
      const plain = await runPlainly(buildModel(model));
      const ours = await runEngine(model, options);
      expect(comparable(ours, model)).toEqual(comparable(plain, model));
    },
  );

  test.prop([randomModels({ fails: true })], { numRuns: 100 })(
    `SCHED-2 ${name}, the same component fails, and of two series one begins the other`,
    async (model) => {
      const plain = await runPlainly(buildModel(model));
      const ours = await runEngine(model, options);
      expect(ours.failed).toBe(plain.failed);
      for (const [field, values] of Object.entries(ours.series)) {
        if (model.parts[Number(/^p(\d+)/.exec(field)?.[1])]?.kind === 'gather') continue;
        const other = plain.series[field] ?? [];
        const length = Math.min(values.length, other.length);
        expect(values.slice(0, length)).toEqual(other.slice(0, length));
      }
    },
  );
}

test.prop([randomModels({ fails: false }), fc.nat({ max: 15 })], { numRuns: 150 })(
  'SCHED-3 steps by hand, then a run, give what a run gives',
  async (model, count) => {
    const { process, probes } = prepare(buildModel(model), {});
    await process.init();
    for (let i = 0; i < count; i++) await process.advance();
    await process.run();
    const whole = await runEngine(model);
    expect(comparable(outcomeOf(process, probes), model)).toEqual(comparable(whole, model));
  },
);

test.prop([randomModels({ fails: false }), fc.array(fc.nat({ max: 3 }), { maxLength: 6 })], {
  numRuns: 100,
})('SCHED-3 pausing, single rounds and going on change nothing', async (model, pauses) => {
  const { process, probes } = prepare(buildModel(model), {});
  await process.init();
  const running = process.run();
  for (const rounds of pauses) {
    process.pause();
    for (let i = 0; i < rounds; i++) await process.step().catch(() => undefined);
    process.resume();
    await setImmediate();
  }
  await running;
  const whole = await runEngine(model);
  expect(comparable(outcomeOf(process, probes), model)).toEqual(comparable(whole, model));
});

test.prop(
  [
    randomModels({ fails: false }),
    fc.array(fc.nat({ max: 11 }), { maxLength: 20 }),
    fc.array(fc.array(fc.nat({ max: 11 }), { maxLength: 8 }), { maxLength: 4 }),
  ],
  { numRuns: 150 },
)('PROC-10 SCHED-3 steps of components alone change nothing', async (model, before, pauses) => {
  const { process, probes } = prepare(buildModel(model), {});
  const names = [...process.components.keys()];
  const stepAlone = async (at: number) => {
    const name = names[at % names.length] ?? '';
    const stepsOf = () =>
      Object.fromEntries(process.progress().map((one) => [one.name, one.steps]));
    const was = stepsOf();
    const stepped = await process.stepComponent(name).catch(() => null);
    const { [name]: ours, ...others } = stepsOf();
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((one) => [one, was[one]])));
    expect(ours).toBeLessThanOrEqual((was[name] ?? 0) + (stepped?.ok === true ? 1 : 0));
  };
  await process.init();
  for (const at of before) await stepAlone(at);
  const running = process.run();
  for (const steps of pauses) {
    process.pause();
    await process.quiet();
    for (const at of steps) await stepAlone(at);
    process.resume();
    await setImmediate();
  }
  await running;
  const whole = await runEngine(model);
  expect(comparable(outcomeOf(process, probes), model)).toEqual(comparable(whole, model));
});

test.prop([randomModels({ fails: false }), fc.nat({ max: 12 }), fc.boolean()], { numRuns: 150 })(
  'CHECK-1 from a checkpoint a run gives exactly what it would have given',
  async (model, count, running) => {
    const first = prepare(buildModel(model), { schedule: 'queue' });
    await first.process.init();
    for (let i = 0; i < count; i++) await first.process.advance();
    const pending = running ? first.process.run() : Promise.resolve();
    // Held, so that what was recorded until then can be looked at too.
    if (running) first.process.pause();
    const saved = await first.process.checkpoint();
    const { ok } = saved;
    expect(ok ? [] : saved.error).toEqual([]);
    const before = outcomeOf(first.process, first.probes);
    first.process.resume();
    await pending;
    const read = readCheckpoint(JSON.parse(JSON.stringify(ok ? saved.value : null)));
    if (!read.ok) throw new Error(read.error);
    const second = prepare(buildModel(model), {});
    expect(await second.process.restore(read.value)).toEqual({ ok: true, value: undefined });
    await second.process.run();
    const after = outcomeOf(second.process, second.probes);
    const series = Object.keys(before.series).map((field) => {
      const rest = after.series[field] ?? [];
      return [field, [...(before.series[field] ?? []), ...rest]] as const;
    });
    const joined = { ...after, series: Object.fromEntries(series) };
    expect(comparable(joined, model)).toEqual(comparable(await runEngine(model), model));
  },
);
