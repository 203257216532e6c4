import { setImmediate } from 'node:timers/promises';
import { fc, test } from '@fast-check/vitest';
import { expect, vi } from 'vitest';
import {
  buildModel,
  randomClasses,
  type RandomModel,
  randomModels,
} from '../testing/engine/randomModel.ts';
import { sameThread } from '../testing/engine/sameThread.ts';
import { nodeEnvironment } from '../testing/golden/nodeEnvironment.ts';
import { LocalProcess } from './process/localProcess.ts';
import { WorkerPoolProcess } from './pool/workerPoolProcess.ts';
import type { Probe } from './probe/probe.ts';

// The machine may be busy with other things.
vi.setConfig({ testTimeout: 60_000 });

type Kind =
  'alone' | 'round' | 'pause' | 'resume' | 'breathe' | 'break' | 'clear' | 'save' | 'place';

/** Something that is asked of a process while it runs; `at` says of which component, or how long. */
interface Wish {
  readonly kind: Kind;
  readonly at: number;
}

const wishes = (kinds: readonly Kind[]) =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat({ max: 11 }) }), {
    maxLength: 30,
  });
const COMMON = [
  'alone',
  'alone',
  'pause',
  'resume',
  'breathe',
  'breathe',
  'break',
  'clear',
] as const;
const capacities = fc.constantFrom(1, 2, 1024);

function parts(model: RandomModel, channelCapacity: number) {
  return { ...buildModel(model), channelCapacity, environment: nodeEnvironment() };
}

function probesOf(process: LocalProcess | WorkerPoolProcess): readonly Probe[] {
  return [...process.components.values()].flatMap(({ name, io }) =>
    [...io.inputs, ...io.outputs].flatMap((field) => {
      const probe = process.probe(`${name}.${field}`);
      return probe.ok ? [probe.value] : [];
    }),
  );
}

/** What came of it. Gathers take from several sources: their values count in any order. */
function outcomeOf(
  process: LocalProcess | WorkerPoolProcess,
  probes: readonly Probe[],
  model: RandomModel,
) {
  const series = probes.map((probe) => {
    const part = model.parts[Number(/^p(\d+)/.exec(probe.field)?.[1])];
    const values = [...probe.read()];
    return [probe.field, part?.kind === 'gather' ? values.map(String).toSorted() : values];
  });
  return { status: process.status, units: process.progress(), series };
}

/** Runs with all wishes on the way, none of them waited for; what they were answered does not matter. */
async function runWith(process: LocalProcess | WorkerPoolProcess, all: readonly Wish[]) {
  const names = [...process.components.keys()];
  const answers: Promise<unknown>[] = [];
  await process.init();
  const run = process.run();
  for (const { kind, at } of all) {
    const name = names[at % names.length] ?? '';
    const [output] = process.components.get(name)?.io.outputs ?? [];
    if (kind === 'alone') answers.push(process.stepComponent(name).catch(() => null));
    if (kind === 'round' && process.status === 'running')
      answers.push(process.step().catch(() => null));
    if (kind === 'pause') process.pause();
    if (kind === 'resume') process.resume();
    if (kind === 'breathe') for (let i = 0; i <= at % 4; i++) await setImmediate();
    if (kind === 'clear') process.setBreakpoints([]);
    if (kind === 'save') answers.push(process.checkpoint());
    if (kind === 'place' && process instanceof WorkerPoolProcess) {
      const pins = Object.fromEntries(names.map((one, place) => [one, (place + at) % 3]));
      answers.push(process.place(pins));
    }
    if (kind === 'break' && output !== undefined)
      process.setBreakpoints([{ field: `${name}.${output}`, comparison: '>', value: at }]);
  }
  process.setBreakpoints([]);
  while (process.status === 'running') {
    process.resume();
    await setImmediate();
  }
  await run;
  await Promise.all(answers);
}

async function expectPlain(
  process: LocalProcess | WorkerPoolProcess,
  probes: readonly Probe[],
  model: RandomModel,
): Promise<void> {
  const plain = new LocalProcess(parts(model, 1024));
  const theirs = probesOf(plain);
  await plain.init();
  await plain.run();
  expect(outcomeOf(process, probes, model)).toEqual(outcomeOf(plain, theirs, model));
}

test.prop([randomModels({ fails: false }), wishes([...COMMON, 'round', 'save']), capacities], {
  numRuns: 300,
})(
  'PROC-10 SCHED-3 whatever is asked meanwhile, waited for or not, changes nothing',
  async (model, all, capacity) => {
    const process = new LocalProcess(parts(model, capacity));
    const probes = probesOf(process);
    await runWith(process, all);
    await expectPlain(process, probes, model);
  },
);

test.prop(
  [
    randomModels({ fails: false }),
    fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 }),
    wishes([...COMMON, 'place']),
    capacities,
  ],
  { numRuns: 150 },
)(
  'PROC-10 POOL-5 neither does it over workers, in the midst of moves',
  async (model, split, all, capacity) => {
    const made = parts(model, capacity);
    const pins = Object.fromEntries(
      made.components.map(({ name }, at) => [name, split[at % split.length] ?? 0]),
    );
    const workers = sameThread((type) => randomClasses.get(type));
    const process = new WorkerPoolProcess({ ...made, pins, workers });
    const probes = probesOf(process);
    await runWith(process, all);
    await expectPlain(process, probes, model);
    await process.destroy();
    expect(workers.alive.size).toBe(0);
  },
);
