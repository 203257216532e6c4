import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import {
  buildModel,
  randomClasses,
  type RandomModel,
  randomModels,
} from '../../testing/engine/randomModel.ts';
import { sameThread } from '../../testing/engine/sameThread.ts';
import { runPlainly, type Outcome } from '../../testing/engine/reference.ts';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';
import type { Probe } from '../probe.ts';
import { WorkerPoolProcess } from './workerPoolProcess.ts';

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
