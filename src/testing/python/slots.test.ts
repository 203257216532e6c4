import { beforeAll, expect, test } from 'vitest';
import { LocalProcess } from '../../engine/index.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { type Make, makeInPython } from './makeInPython.ts';

const PYTHON = `
from plugboard.component import Component, IOController as IO


class Wide(Component):
    io = IO(outputs=[f"y{i}" for i in range(9_000)])

    async def step(self):
        if self.y1:
            await self.io.close()
        self.y1 = 1.5


class Broken(Wide):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    async def init(self):
        raise ValueError("not today")
`;

let make: Make;

beforeAll(async () => {
  make = await makeInPython(PYTHON);
}, 60_000);

const processOf = (type: string) => {
  const components = [make(type, { name: 'wide' })];
  return new LocalProcess({ components, connectors: [], environment: nodeEnvironment() });
};

test('components that have ended, or failed before they began, leave room for those of later runs', async () => {
  // There is room for 65,536 fields at a time: eight runs would have had more.
  for (let run = 0; run < 8; run++) {
    const process = processOf('Wide');
    await process.init();
    await process.run();
    expect(process.valuesOf('wide')?.output['y1']).toBe(1.5);
    await process.destroy();
    const failing = processOf('Broken');
    await expect(failing.init()).rejects.toThrow('not today');
    await failing.destroy();
  }
}, 60_000);

test('a process that was destroyed begins again', async () => {
  const process = processOf('Wide');
  await process.init();
  await process.advance();
  await process.destroy();
  const other = processOf('Wide');
  await process.init();
  await other.init();
  await other.run();
  await process.advance().catch(() => undefined);
  expect(other.valuesOf('wide')?.output['y1']).toBe(1.5);
  expect(process.valuesOf('wide')?.output['y1']).toBe(1.5);
  await process.destroy();
  await other.destroy();
}, 60_000);
