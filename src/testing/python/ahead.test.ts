import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  type Carrier,
  type CarriedGroup,
  Component,
  LocalProcess,
  StopEvent,
} from '../../engine/index.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { type Make, makeInPython } from './makeInPython.ts';
import { type Wired, wiringOf } from './wiring.ts';

const HOWS = ['half', 'keep', 'text', 'size', 'list', 'none'] as const;
const ENDS = ['fail', 'close', 'wait', 'stop'] as const;

const PYTHON = `
import asyncio
from plugboard.component import Component, IOController as IO
from plugboard.events import StopEvent


def is_number(value):
    return type(value) in (int, float)


class Mix(Component):
    io = IO(inputs=["a", "b"], outputs=["y"])

    def __init__(self, how, end=None, at=None, **kwargs):
        super().__init__(**kwargs)
        self._how, self._end, self._at, self._i, self._kept = how, end, at, 0, []

    async def step(self):
        self._i += 1
        if self._i % 50 == 0:
            print(self._i)
        if self._i == self._at:
            if self._end == "fail":
                raise ValueError("here")
            if self._end == "close":
                await self.io.close()
                return
            if self._end == "wait":
                await asyncio.sleep(0)
            if self._end == "stop":
                self.io.queue_event(StopEvent(source=self.name, data={}))
        how, a, b = self._how, self.a, self.b
        if how == "half":
            self.y = a / 2 + b / 4 if is_number(a) and is_number(b) else 0.5
        elif how == "keep":
            self.y = a
        elif how == "text":
            self.y = "ab" * (self._i % 3)
        elif how == "size":
            self.y = len(a) if isinstance(a, list) else 0
        elif how == "list":
            self._kept.append(self._i)
            self.y = self._kept if self._i > 100 else self._i
        else:
            self.y = None if self._i % 7 == 0 else self._i % 7 == 1


class Plain(Mix):
    # Waits for nothing.
    async def step(self):
        self._i += 1
        if self._i == self._at and self._end == "fail":
            raise ValueError("here")
        self.y = self.a / 2 + self.b / 4 if is_number(self.a) and is_number(self.b) else 0.5
`;

interface PartArgs {
  readonly how: (typeof HOWS)[number];
  readonly end: (typeof ENDS)[number] | null;
  readonly at: number;
}

/** Does in TypeScript what `Mix` does in Python. */
class Mix extends Component<PartArgs> {
  static override readonly io = { inputs: ['a', 'b'], outputs: ['y'] };
  static override readonly sharesNothing: boolean = true;
  declare a: unknown;
  declare b: unknown;
  declare y: unknown;
  private i = 0;
  private readonly kept: number[] = [];

  override step(): void | Promise<void> {
    const { how, end, at } = this.args;
    this.i++;
    if (this.i === at) {
      if (end === 'fail') throw new Error('here');
      if (end === 'close') return this.io.close();
      if (end === 'stop') this.io.queueEvent(new StopEvent({ source: this.name, data: {} }));
    }
    const { a, b, i } = this;
    const areNumbers = typeof a === 'number' && typeof b === 'number';
    if (how === 'half') this.y = areNumbers ? a / 2 + b / 4 : 0.5;
    else if (how === 'keep') this.y = a;
    else if (how === 'text') this.y = 'ab'.repeat(i % 3);
    else if (how === 'size') this.y = Array.isArray(a) ? a.length : 0;
    else if (how === 'list') {
      this.kept.push(i);
      this.y = i > 100 ? this.kept : i;
    } else this.y = i % 7 === 0 ? null : i % 7 === 1;
    return i === at && end === 'wait' ? Promise.resolve() : undefined;
  }
}

/** The same, of which nothing is known. */
class Strange extends Mix {
  static override readonly sharesNothing = false;
}

class Source extends Component<{ readonly n: number }> {
  static override readonly io = { outputs: ['y'] };
  static override readonly sharesNothing: boolean = true;
  declare y: number;
  private i = 0;

  override step(): void {
    if (this.i++ >= this.args.n) this.io.close();
    else this.y = this.i;
  }
}

class StrangeSource extends Source {
  static override readonly sharesNothing = false;
}

interface Part extends Omit<PartArgs, 'at'>, Wired {
  readonly language: 'python' | 'plain' | 'typescript';
}

interface Model {
  readonly items: number;
  readonly parts: readonly Part[];
  /** In which step those end that do otherwise than with the others. */
  readonly at: number;
  readonly isThinned: boolean;
  /** Rounds by hand before the run. */
  readonly before: number;
}

let make: Make;
let printed: string[] = [];
let borders = 0;

beforeAll(async () => {
  make = await makeInPython(PYTHON, (component, text) => printed.push(`${component}: ${text}`));
  const { carrier } = make('Mix', { name: 'x', how: 'keep' }).constructor as typeof Component;
  const { rounds } = carrier as Required<Carrier>;
  const counting = (group: CarriedGroup) => {
    borders += group.borders;
    return rounds(group);
  };
  Object.assign(carrier as Carrier, { rounds: counting });
}, 60_000);

/** Only one part ends a run in another way than that its source ends. */
function endsOf({ parts }: Model): readonly (PartArgs['end'] | null)[] {
  const which = parts.findIndex(({ end }) => end !== null);
  return parts.map(({ end }, index) => (index === which ? end : null));
}

async function run(model: Model, goesAhead: boolean, schedule: 'compiled' | 'queue' = 'compiled') {
  const { items, parts, at, isThinned, before } = model;
  printed = [];
  const ends = endsOf(model);
  const goesOnQueue = ends.some((end) => end !== null);
  const { connectors, initialValues } = wiringOf(parts);
  const components = [
    new (goesAhead ? Source : StrangeSource)({ name: 'c0', n: items }),
    ...parts.map(({ language, how: most }, index) => {
      // On the queue everybody sees a list as long as it is when it is their turn.
      const how = goesOnQueue && most === 'list' ? 'none' : most;
      const initial_values = initialValues(index, [0.5, 1]);
      const options = { name: `c${index + 1}`, how, at, end: ends[index] ?? null, initial_values };
      if (language === 'typescript') return new (goesAhead ? Mix : Strange)(options);
      return make(language === 'plain' ? 'Plain' : 'Mix', options);
    }),
  ];
  const process = new LocalProcess({
    ...{ components, connectors, schedule },
    environment: nodeEnvironment(),
  });
  await process.init();
  // What is recorded of a list is the list itself, which grows on; Python has a copy of it.
  const hasList = parts.some(({ language, how }) => language === 'typescript' && how === 'list');
  const probes = components.flatMap(({ name, io }) =>
    [...(hasList ? [] : io.inputs), ...io.outputs].map((field) => {
      const probe = process.probe(`${name}.${field}`, isThinned ? { budget: 1_024 } : {});
      if (!probe.ok) throw new Error(probe.error);
      return probe.value;
    }),
  );
  const ignore = () => undefined;
  for (let round = 0; round < before; round++) await process.advance().catch(ignore);
  await process.run().catch(ignore);
  const outcome = {
    failure: process.failure,
    status: process.status,
    progress: process.progress(),
    values: components.map(({ name }) => process.valuesOf(name)),
    series: probes.map((probe) => [...probe.read()]),
    printed: goesOnQueue ? printed.toSorted() : printed,
  };
  await process.destroy();
  return outcome;
}

const part = fc.record({
  language: fc.constantFrom('python', 'plain', 'typescript', 'typescript'),
  how: fc.constantFrom('half', 'half', ...HOWS),
  end: fc.option(fc.constantFrom(...ENDS), { freq: 2 }),
  from: fc.tuple(
    fc.nat({ max: 5 }),
    fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.nat({ max: 5 })),
  ),
}) satisfies fc.Arbitrary<Part>;
const models: fc.Arbitrary<Model> = fc.record({
  items: fc.nat({ max: 1_500 }),
  parts: fc.array(part, { minLength: 2, maxLength: 5 }),
  at: fc.integer({ min: 1, max: 700 }),
  isThinned: fc.boolean(),
  before: fc.oneof(fc.constant(0), fc.nat({ max: 3 })),
});

/** Rounds that somebody may be ahead of others when the rounds are left. */
const AHEAD = 255;

test('SCHED-6 built-in components that go ahead of those in Python give what rounds one by one give', async () => {
  let ahead = 0;
  let cut = 0;
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      borders = 0;
      const many = await run(model, true);
      if (borders > 0) ahead++;
      borders = 0;
      const single = await run(model, false);
      expect(borders).toBe(0);
      expect(many.status).toBe(single.status);
      expect(many.failure).toEqual(single.failure);
      const isCut = single.status !== 'completed' || endsOf(model).includes('stop');
      if (!isCut) {
        expect(many).toEqual(single);
        return;
      }
      cut++;
      expect(many.progress.map(({ status }) => status)).toEqual(
        single.progress.map(({ status }) => status),
      );
      many.progress.forEach(({ steps }, index) => {
        const other = single.progress[index]?.steps ?? 0;
        // Who is first of two that do not depend on each other is open.
        expect(steps).toBeGreaterThanOrEqual(other - 1);
        expect(steps).toBeLessThanOrEqual(other + AHEAD);
      });
      if (model.isThinned) return;
      single.series.forEach((values, index) => {
        const others = many.series[index] ?? [];
        const length = Math.min(values.length, others.length);
        expect(others.slice(0, length)).toEqual(values.slice(0, length));
      });
    }),
    { numRuns: Number(process.env['PATCHBAY_MODEL_RUNS'] ?? 60) },
  );
  expect(ahead).toBeGreaterThan(12);
  expect(cut).toBeGreaterThan(5);
}, 120_000);
