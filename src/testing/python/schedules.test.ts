import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { LocalProcess } from '../../engine/index.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { type Make, makeInPython } from './makeInPython.ts';
import { type Wired, wiringOf } from './wiring.ts';

const COMPONENTS = `
import asyncio, functools
from plugboard.component import Component, IOController as IO


class Count(Component):
    io = IO(outputs=["y"])

    def __init__(self, n, kind="int", **kwargs):
        super().__init__(**kwargs)
        self._n, self._kind, self._i = n, kind, 0

    async def step(self):
        if self._i >= self._n:
            await self.io.close()
            return
        self._i += 1
        i = self._i
        self.y = {"int": i, "float": float(i), "list": [i, str(i)], "none": None if i % 3 else i}[self._kind]


class Mix(Component):
    io = IO(inputs=["a", "b"], outputs=["y"])

    def __init__(self, how="text", at=None, **kwargs):
        super().__init__(**kwargs)
        self._how, self._at, self._i = how, at, 0

    async def step(self):
        self._i += 1
        if self._how == "wait" and self._i % 97 == 0:
            await asyncio.sleep(0)
        if self._i == self._at:
            if self._how == "fail":
                raise ValueError("here")
            await self.io.close()
            return
        if self._how == "keep":
            self.y = self.a
        else:
            self.y = f"{self.a}/{self.b}"[-40:]


def patient(function):
    @functools.wraps(function)
    async def waiting(self):
        if self._i % 97 == 50:
            await asyncio.sleep(0)
        await function(self)
    return waiting


class Patient(Mix):
    # What it wraps never waits.
    @patient
    async def step(self):
        self._i += 1
        self.y = self.a
`;

interface Part extends Wired {
  /** How a component mixes its inputs. */
  readonly how: 'text' | 'keep' | 'wait' | 'fail' | 'patient';
  /** Step in which it closes or fails; null: never. */
  readonly at: number | null;
}

interface Model {
  readonly kind: 'int' | 'float' | 'list' | 'none';
  readonly items: number;
  readonly parts: readonly Part[];
  readonly watched: readonly number[];
}

let make: Make;

beforeAll(async () => {
  make = await makeInPython(COMPONENTS);
}, 60_000);

/** The first component counts; the others take two outputs each. */
async function run({ kind, items, parts, watched }: Model, schedule: 'compiled' | 'queue') {
  const { connectors, initialValues } = wiringOf(parts);
  const components = [
    make('Count', { name: 'c0', n: items, kind }),
    ...parts.map(({ how, at }, index) => {
      const initial_values = initialValues(index, [0.0]);
      return make(how === 'patient' ? 'Patient' : 'Mix', {
        name: `c${index + 1}`,
        how,
        at,
        initial_values,
      });
    }),
  ];
  const process = new LocalProcess({
    ...{ components, connectors, schedule },
    environment: nodeEnvironment(),
  });
  await process.init();
  const probes = watched.map((at) => {
    const probe = process.probe(`c${at % components.length}.y`);
    if (!probe.ok) throw new Error(probe.error);
    return probe.value;
  });
  const error = await process.run().then(
    () => null,
    (failure: Error) => failure.message,
  );
  const values = components.map(({ name }) => process.valuesOf(name));
  const series = probes.map((probe) => [...probe.read()]);
  await process.destroy();
  return { error, values, series, rounds: process.schedule.compiled.length };
}

const part = fc.record({
  how: fc.constantFrom('text', 'keep', 'wait', 'fail', 'patient'),
  at: fc.option(fc.integer({ min: 1, max: 400 }), { freq: 3 }),
  from: fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })),
});
const model: fc.Arbitrary<Model> = fc.record({
  kind: fc.constantFrom('int', 'float', 'list', 'none'),
  items: fc.nat({ max: 700 }),
  parts: fc.array(part, { minLength: 1, maxLength: 5 }),
  watched: fc.array(fc.nat({ max: 5 }), { maxLength: 3 }),
});

test('SCHED-1 components in Python give in rounds of their own what the queue gives them', async () => {
  let inRounds = 0;
  await fc.assert(
    fc.asyncProperty(model, async (any) => {
      const compiled = await run(any, 'compiled');
      const queued = await run(any, 'queue');
      if (compiled.rounds > 0) inRounds++;
      // After a failure the others may be further on or not.
      expect(queued.error).toBe(compiled.error);
      if (compiled.error !== null) return;
      expect(compiled.series).toEqual(queued.series);
      expect(compiled.values).toEqual(queued.values);
    }),
    { numRuns: 80 },
  );
  expect(inRounds).toBeGreaterThan(25);
}, 60_000);
