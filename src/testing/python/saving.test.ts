import { beforeAll, expect, test } from 'vitest';
import { LocalProcess } from '../../engine/index.ts';
import { wire } from '../engine/parts.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { type Make, makeInPython } from './makeInPython.ts';

const PYTHON = `
import threading

from plugboard.component import Component, IOController as IO


class Count(Component):
    io = IO(outputs=["y"])

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._i = 0

    async def step(self):
        self._i += 1
        self.y = self._i
        if self._i == 5:
            await self.io.close()


class Locked(Component):
    io = IO(inputs=["x"])
    exports = ["seen"]

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = []
        self._lock = threading.Lock()

    async def step(self):
        self.seen.append(self.x)


class Refuses:
    def __reduce__(self):
        raise ValueError("not me")


class Holder(Locked):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._lock = None
        self._held = {"deep": Refuses()}
`;

let make: Make;
let printed: string[] = [];

beforeAll(async () => {
  make = await makeInPython(PYTHON, (component, text) => printed.push(`${component}: ${text}`));
}, 60_000);

test.each([
  ['Locked', "end._lock holds a lock, which cannot be saved: cannot pickle '_thread.lock' object."],
  ['Holder', 'end._held holds a dict, which cannot be saved: not me.'],
])('CHECK-3 what pickle cannot take is named, and the run goes on: %s', async (type, reason) => {
  printed = [];
  const process = new LocalProcess({
    components: [make('Count', { name: 'count' }), make(type, { name: 'end' })],
    connectors: [wire('count.y > end.x')],
    environment: nodeEnvironment(),
  });
  await process.init();
  await process.advance();
  expect(await process.checkpoint()).toEqual({ ok: false, error: [reason] });
  await process.run();
  expect(process.valuesOf('end')?.exports['seen']).toEqual([1, 2, 3, 4]);
  expect(printed).toEqual([]);
  await process.destroy();
});
