import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolRow } from './race.ts';

/** A component module: what Ray's workers load must lie in the folder from which they are started. */
const COMPONENTS = `
import time
from plugboard.component import Component, IOController

class Burn(Component):
    io = IOController(outputs=["y"])
    def __init__(self, items, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.items, self.done = items, 0
    async def step(self):
        if self.done >= self.items:
            await self.io.close()
            return
        # Of its own time: four that look at the clock of the wall would share a processor and all be done.
        end = time.thread_time() + 0.001
        while time.thread_time() < end:
            pass
        self.y = self.done
        self.done += 1
`;

const SCRIPT = `
import asyncio, json, logging, sys, time
import structlog
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
from burning import Burn
from plugboard.process import LocalProcess

def components():
    return [Burn(name=f"heavy{i}", items=2000) for i in range(4)]

async def timed(process):
    await process.init()
    start = time.perf_counter()
    await process.run()
    seconds = time.perf_counter() - start
    await process.destroy()
    return seconds

async def main(kind):
    if kind == "plugboard-local":
        return await timed(LocalProcess(components=components(), connectors=[]))
    from plugboard.process import RayProcess
    return await timed(RayProcess(components=components(), connectors=[]))

print("\\nseconds", json.dumps(asyncio.run(main(sys.argv[1]))), flush=True)
`;

/** Real plugboard on four busy components, when PATCHBAY_PLUGBOARD_PYTHON names an interpreter that has it. */
export function plugboardRows(env: Readonly<Record<string, string | undefined>>): PoolRow[] {
  const python = env['PATCHBAY_PLUGBOARD_PYTHON'];
  if (python === undefined || python === '') return [];
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  writeFileSync(join(folder, 'burning.py'), COMPONENTS);
  writeFileSync(join(folder, 'race.py'), SCRIPT);
  try {
    return ['plugboard-local', 'plugboard-ray'].flatMap((who): PoolRow[] => {
      const seconds = timeOf(python, who, folder);
      return seconds === null ? [] : [{ model: 'heavy4', who, where: 'node', seconds }];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Null where it does not run: Ray is an extra that need not be installed. */
function timeOf(python: string, who: string, folder: string): number | null {
  try {
    const options = { cwd: folder, encoding: 'utf8', timeout: 180_000 } as const;
    const printed = execFileSync(python, ['race.py', who], { ...options, stdio: 'pipe' });
    // Ray's workers print behind it what they like.
    const [, seconds] = /^seconds ([\d.]+)$/m.exec(printed) ?? [];
    return seconds === undefined ? null : Number(seconds);
  } catch {
    return null;
  }
}
