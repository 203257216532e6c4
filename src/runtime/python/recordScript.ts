import { isObject, textsIn } from '../../base/json.ts';
import { type PythonFailure, readFailure } from './failure.ts';
import { importBridge } from './bridgeModules.ts';
import type { Interpreter } from './interpreter.ts';
import type { PythonLine } from './startPython.ts';

/** A process that a script has built. */
interface BuiltProcess {
  /** The name that the script gave it. */
  readonly name: string | null;
  /** Its model, as a file of plugboard has it. Types are paths of the document's modules. */
  readonly yaml: string;
}

export interface RecordedScript {
  readonly processes: readonly BuiltProcess[];
  /** What of them a diagram cannot keep, in words. */
  readonly problems: readonly string[];
  /** How the script failed; it may fail behind what it has built, where it looks at results. */
  readonly failure: PythonFailure | null;
}

function readProcess(value: unknown): BuiltProcess[] {
  if (!isObject(value) || typeof value['yaml'] !== 'string') return [];
  return [{ name: typeof value['name'] === 'string' ? value['name'] : null, yaml: value['yaml'] }];
}

/** A script, in the interpreter's files. */
interface Script {
  readonly path: string;
  /** Where the document's modules lie there. */
  readonly folder: string;
}

/**
 * Runs a script to see the processes that it builds; running a process does nothing there. It is an
 * author's code: only for somebody who has allowed it, and where it can reach nothing.
 *
 * @param interpreter a prepared one
 * @param write takes what the script prints
 */
export function recordScript(
  interpreter: Interpreter,
  { path, folder }: Script,
  write: (line: PythonLine) => void,
): RecordedScript {
  const { output } = importBridge(interpreter);
  output.write_to((level, component, text) => write({ level, component, text }));
  const scripts = interpreter.pyimport('_patchbay.scripts') as {
    record_script(path: string, folder: string): string;
  };
  const told: unknown = JSON.parse(scripts.record_script(path, folder));
  output.finish();
  const { processes, problems, error } = isObject(told) ? told : {};
  return {
    processes: Array.isArray(processes) ? processes.flatMap(readProcess) : [],
    problems: textsIn(problems),
    failure: error === null ? null : readFailure(error),
  };
}
