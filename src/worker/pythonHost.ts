import { fail, ok, type Result } from '../base/result.ts';
import { type Interpreter, preparePython } from '../runtime/index.ts';
import type { Page } from './askPage.ts';
import { FOLDER } from './folder.ts';
import { interpreterParts, startInterpreter, type InterpreterParts } from './startInterpreter.ts';
import { neededWheels } from './wheels.ts';

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where Python looks for packages. */
const PACKAGES = '/lib/python3.14/site-packages';

/** Python in a worker: one interpreter, which may be started before a run needs it. */
export interface PythonHost {
  /**
   * Starts the interpreter, if it is not started yet, and gives it the packages that these modules import;
   * else says why there is none. Runs nothing of them.
   */
  warm(files: readonly NamedBytes[]): Promise<Result<null, string>>;
  /** The interpreter, with our own modules in it; rejects where there is none. */
  start(): Promise<Interpreter>;
  /** What this interpreter was made of, for further workers. */
  supplies(): Promise<PythonSupplies>;
}

/** All that a worker needs for an interpreter of its own. */
export interface PythonSupplies {
  readonly parts: InterpreterParts;
  /** Packages that modules of the document import. */
  readonly wheels: readonly NamedBytes[];
}

/** Where an interpreter's parts and packages come from. */
interface PythonSource {
  parts(): Promise<Result<InterpreterParts, string>>;
  wheels(files: readonly NamedBytes[]): Promise<Result<readonly NamedBytes[], string>>;
}

/** The interpreter of a run's own worker, made of what the page has. */
export const pagePython = (page: Page): PythonHost =>
  pythonFrom({
    parts: () => interpreterParts(page),
    wheels: (files) => neededWheels(page, files),
  });

/** The interpreter of another worker of the run, made of the same. */
export const suppliedPython = ({ parts, wheels }: PythonSupplies): PythonHost =>
  pythonFrom({ parts: async () => ok(parts), wheels: async () => ok(wheels) });

function pythonFrom(source: PythonSource): PythonHost {
  let getting: Promise<InterpreterParts> | null = null;
  let starting: Promise<Interpreter> | null = null;
  const installed = new Map<string, NamedBytes>();

  function parts(): Promise<InterpreterParts> {
    getting ??= source.parts().then(orThrow);
    // What could not be had may be had by the next try.
    getting.catch(() => (getting = null));
    return getting;
  }

  function start(): Promise<Interpreter> {
    starting ??= parts().then(startPrepared);
    starting.catch(() => (starting = null));
    return starting;
  }

  async function install(files: readonly NamedBytes[]): Promise<void> {
    const [wheels, interpreter] = await Promise.all([source.wheels(files), start()]);
    for (const wheel of orThrow(wheels)) {
      if (installed.has(wheel.name)) continue;
      unpackWheel(interpreter, wheel);
      installed.set(wheel.name, wheel);
    }
  }

  return {
    start,
    supplies: async () => ({ parts: await parts(), wheels: [...installed.values()] }),
    async warm(files) {
      try {
        await install(files);
        return ok(null);
      } catch (error) {
        return fail(error instanceof Error ? error.message : 'Python did not start.');
      }
    },
  };
}

function unpackWheel(interpreter: Interpreter, { name, bytes }: NamedBytes): void {
  try {
    interpreter.unpackArchive(bytes, 'wheel', { extractDir: PACKAGES });
  } catch (error) {
    // What Python says ends with the error itself, behind the lines that led there.
    const why = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : '';
    throw new Error(`The package ${name} cannot be unpacked: ${why}`, { cause: error });
  }
}

function orThrow<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new Error(result.error);
}

/** An interpreter with our own modules in it. */
async function startPrepared(parts: InterpreterParts): Promise<Interpreter> {
  const interpreter = await startInterpreter(parts);
  preparePython(interpreter);
  interpreter.FS.mkdirTree(FOLDER);
  interpreter.runPython(`import os; os.chdir(${JSON.stringify(FOLDER)})`);
  return interpreter;
}
