import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Checkpoint,
  type Component,
  type ComponentClass,
  LocalProcess,
  readCheckpoint,
  WorkerPoolProcess,
} from '../../engine/index.ts';
import { wire } from '../engine/parts.ts';
import { sameThread } from '../engine/sameThread.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { type Make, makeInPython } from './makeInPython.ts';

/** Values that JavaScript has no other numbers, lists and texts for. */
const PYTHON = `
from decimal import Decimal
from fractions import Fraction
import threading

from plugboard.component import Component, IOController as IO
from plugboard.events import Event


class Tell(Event):
    type = "tell"


class Own:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Own({self.x!r})"


VALUES = [
    2.0, 2, 2.5, -0.0, True, None, "text", 2**70, 1e300, float("inf"),
    [1.0, 2, 3.5], (1, 2.0), {"a": 1.0, 2: {"b"}}, Decimal("1.50"), Fraction(1, 3), Own(4.0), b"bytes",
]


class Values(Component):
    io = IO(outputs=["y"])

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._at = 0

    async def step(self):
        if self._at == len(VALUES):
            await self.io.close()
            return
        self.y = VALUES[self._at]
        self._at += 1


class Grow(Component):
    """Sends one list that it goes on with."""

    io = IO(outputs=["y"])

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._list = []

    async def step(self):
        if len(self._list) == 4:
            await self.io.close()
            return
        self._list.append(float(len(self._list)))
        self.y = self._list


class Locked(Grow):
    """Sends what cannot be pickled."""

    async def step(self):
        await super().step()
        self.y = {"lock": threading.Lock, "of": [float(len(self._list)), lambda: 1]}


class Same(Component):
    io = IO(inputs=["x"], outputs=["y"])

    async def step(self):
        self.y = self.x


class Show(Component):
    io = IO(inputs=["x"])
    exports = ["seen"]

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []

    async def step(self):
        self.seen.append(repr(self.x))


class Caller(Values):
    io = IO(outputs=["y"], output_events=[Tell])

    async def step(self):
        await super().step()
        if not self.io.is_closed:
            self.io.queue_event(Tell(source=self.name, data={"value": self.y}))


class Listener(Component):
    io = IO(input_events=[Tell])
    exports = ["seen"]

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []

    @Tell.handler
    async def hear(self, event):
        self.seen.append(repr(event.data["value"]))
`;

const SHOWN = [
  ...['2.0', '2', '2.5', '-0.0', 'True', 'None', "'text'", String(2n ** 70n), '1e+300', 'inf'],
  ...['[1.0, 2, 3.5]', '(1, 2.0)', "{'a': 1.0, 2: {'b'}}", "Decimal('1.50')", 'Fraction(1, 3)'],
  ...['Own(4.0)', "b'bytes'"],
];

let make: Make;

beforeAll(async () => {
  make = await makeInPython(PYTHON);
}, 60_000);

/** What each component is, and its worker. */
type Parts = Readonly<Record<string, readonly [type: string, worker: number]>>;

const made = (parts: Parts): Component[] =>
  Object.entries(parts).map(([name, [type]]) => make(type, { name }));

const seenBy = (process: LocalProcess | WorkerPoolProcess, name: string) =>
  process.valuesOf(name)?.exports['seen'];

function inPool(parts: Parts, wires: readonly string[]): WorkerPoolProcess {
  const components = made(parts);
  const classes = new Map(
    components.map(({ constructor }) => [constructor.name, constructor as ComponentClass]),
  );
  return new WorkerPoolProcess({
    components,
    connectors: wires.map(wire),
    environment: nodeEnvironment(),
    workers: sameThread((type) => classes.get(type)),
    pins: Object.fromEntries(Object.entries(parts).map(([name, [, worker]]) => [name, worker])),
  });
}

async function ranInPool(parts: Parts, wires: readonly string[]): Promise<unknown> {
  const process = inPool(parts, wires);
  await process.init();
  await process.run();
  const seen = seenBy(process, 'end');
  await process.destroy();
  return seen;
}

const local = (parts: Parts, wires: readonly string[], channelCapacity: number) =>
  new LocalProcess({
    components: made(parts),
    connectors: wires.map(wire),
    environment: nodeEnvironment(),
    channelCapacity,
    schedule: 'queue',
  });

/** Through text and back, as a file would have it. */
function throughText(checkpoint: Checkpoint): Checkpoint {
  const read = readCheckpoint(JSON.parse(JSON.stringify(checkpoint)));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const CHAIN = ['a.y > b.x', 'b.y > end.x'];
const chain = (first: string): Parts => ({ a: [first, 0], b: ['Same', 1], end: ['Show', 0] });

test('POOL-7 a value of Python arrives in another worker as it is there', async () => {
  expect(await ranInPool(chain('Values'), CHAIN)).toEqual(SHOWN);
});

test('POOL-7 a list that goes on arrives as it was when it was sent', async () => {
  const lists = ['[0.0]', '[0.0, 1.0]', '[0.0, 1.0, 2.0]', '[0.0, 1.0, 2.0, 3.0]'];
  expect(await ranInPool(chain('Grow'), CHAIN)).toEqual(lists);
});

test('POOL-7 what cannot be pickled arrives as everybody sees it, its floats as floats', async () => {
  const seen = (await ranInPool(chain('Locked'), CHAIN)) as string[];
  expect(seen).toHaveLength(4);
  expect(seen[1]).toMatch(/'of': \[2\.0, '<function/);
});

test('POOL-7 so do the data of events', async () => {
  expect(await ranInPool({ a: ['Caller', 0], end: ['Listener', 1] }, [])).toEqual(SHOWN);
});

describe('after a checkpoint values of Python are what they were,', () => {
  test.each([1, 2, 3, 5, 9, 14])('CHECK-6 behind %i turns', async (turns) => {
    for (const capacity of [1, 3]) {
      const first = local(chain('Values'), CHAIN, capacity);
      await first.init();
      for (let i = 0; i < turns; i++) await first.stepComponent('a');
      const saved = await first.checkpoint();
      const second = local(chain('Values'), CHAIN, capacity);
      if (!saved.ok) throw new Error(saved.error.join(' '));
      expect(await second.restore(throughText(saved.value))).toMatchObject({ ok: true });
      await second.run();
      expect(seenBy(second, 'end')).toEqual(SHOWN);
      await first.destroy();
      await second.destroy();
    }
  });

  test('CHECK-6 events that wait too', async () => {
    const parts: Parts = { a: ['Caller', 0], end: ['Listener', 0] };
    const first = local(parts, [], 1);
    await first.init();
    for (let i = 0; i < 3; i++) await first.stepComponent('a');
    const saved = await first.checkpoint();
    if (!saved.ok) throw new Error(saved.error.join(' '));
    const second = local(parts, [], 1);
    expect(await second.restore(throughText(saved.value))).toMatchObject({ ok: true });
    await second.run();
    expect(seenBy(second, 'end')).toEqual(SHOWN);
  });
});
