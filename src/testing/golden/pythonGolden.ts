import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { preparedPython } from '../../cli/python/nodeInterpreter.ts';
import { startPython } from '../../runtime/index.ts';
import type { FindClass } from './runCase.ts';
import { leapAfter, sleep } from './virtualClock.ts';

/** The recorded components wait by the clock that all golden components go by. */
const BY_OUR_CLOCK = `
import asyncio
from golden_clock import sleep
asyncio.sleep = lambda delay, result=None: sleep(delay)
`;

/** So many turns of Node's event loop are enough for what Python does between two waits. */
const TURNS = 20;

/** Cases that have no components beside them are made of these. */
const CASES = 'src/testing/golden/cases';

/** The classes of the recorded runs, in Python: \`golden_components.py\` in the folder of the cases. */
export async function pythonGolden(folder: string): Promise<FindClass> {
  const beside = resolve(folder);
  const path = existsSync(join(beside, 'golden_components.py')) ? beside : resolve(CASES);
  const interpreter = await preparedPython([path]);
  leapAfter(TURNS);
  interpreter.registerJsModule('golden_clock', { sleep });
  interpreter.runPython(BY_OUR_CLOCK);
  const python = startPython(interpreter, {
    folders: [path],
    seed: 1,
    write: () => undefined,
  });
  return (type) => {
    const told = python.describe(type);
    return told.ok ? python.classOf(type) : undefined;
  };
}
