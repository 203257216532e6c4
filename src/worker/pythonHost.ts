import { fail, ok, type Result } from '../base/result.ts';
import type { Interpreter } from '../runtime/python/interpreter.ts';
import type { Page } from './askPage.ts';
import { interpreterParts, startInterpreter, type InterpreterParts } from './startInterpreter.ts';

/** Python in a worker: one interpreter, which may be started before a run needs it. */
export interface PythonHost {
  /** Starts the interpreter, if it is not started yet; else says why there is none. */
  warm(): Promise<Result<null, string>>;
  /** The interpreter, warm or started now; rejects where there is none. */
  readonly start: () => Promise<Interpreter>;
  /** What the interpreter was made of, for further workers. */
  parts(): Promise<InterpreterParts>;
}

export function pythonHost(getParts: () => Promise<Result<InterpreterParts, string>>): PythonHost {
  let getting: Promise<InterpreterParts> | null = null;
  let starting: Promise<Interpreter> | null = null;

  function parts(): Promise<InterpreterParts> {
    getting ??= getParts().then((got) => {
      if (got.ok) return got.value;
      throw new Error(got.error);
    });
    // What could not be had may be had by the next try.
    getting.catch(() => (getting = null));
    return getting;
  }

  function start(): Promise<Interpreter> {
    starting ??= parts().then(startInterpreter);
    starting.catch(() => (starting = null));
    return starting;
  }

  return {
    parts,
    start,
    async warm() {
      try {
        await start();
        return ok(null);
      } catch (error) {
        return fail(error instanceof Error ? error.message : 'Python did not start.');
      }
    },
  };
}

/** The interpreter of a run's own worker, made of what the page has. */
export const pagePython = (page: Page): PythonHost => pythonHost(() => interpreterParts(page));
