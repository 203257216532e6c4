import { execFileSync } from 'node:child_process';
import type { Rate } from './measure.ts';

const ITEMS = 2_000;

/** A range and nine running sums in plugboard, timed from `run()` of an initialised process. */
const SCRIPT = `
import asyncio, json, logging, time
import structlog
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
from plugboard.component import Component, IOController
from plugboard.connector import AsyncioConnector
from plugboard.process import LocalProcess
from plugboard.schemas import ConnectorSpec

class Range(Component):
    io = IOController(outputs=["y"])
    def __init__(self, iters, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.iters, self.i = iters, 0
    async def step(self):
        if self.i >= self.iters:
            await self.io.close()
            return
        self.y = self.i
        self.i += 1

class Accumulate(Component):
    io = IOController(inputs=["x"], outputs=["y"])
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.total = 0
    async def step(self):
        self.total += self.x
        self.y = self.total

async def main():
    seconds = []
    for _ in range(3):
        components = [Range(name="c0", iters=${ITEMS})] + [Accumulate(name=f"c{i}") for i in range(1, 10)]
        connectors = [AsyncioConnector(spec=ConnectorSpec(source=f"c{i}.y", target=f"c{i+1}.x")) for i in range(9)]
        process = LocalProcess(components=components, connectors=connectors)
        await process.init()
        start = time.perf_counter()
        await process.run()
        seconds.append(time.perf_counter() - start)
        await process.destroy()
    print(json.dumps(sorted(seconds)[1]))

asyncio.run(main())
`;

/** Real plugboard on the chain of ten, when PATCHBAY_PLUGBOARD_PYTHON names an interpreter that has it. */
export function plugboardSide(env: Readonly<Record<string, string | undefined>>): readonly Rate[] {
  const python = env['PATCHBAY_PLUGBOARD_PYTHON'];
  if (python === undefined || python === '') return [];
  const printed = execFileSync(python, ['-c', SCRIPT], { encoding: 'utf8' });
  const seconds = Number(printed.trim().split('\n').at(-1));
  return [{ who: 'plugboard', steps_per_second: (10 * ITEMS) / seconds }];
}
