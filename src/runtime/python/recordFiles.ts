import { fail, ok, type Result } from '../../base/result.ts';
import type { Interpreter } from './interpreter.ts';
import { putFiles } from './putFiles.ts';
import { recordScript } from './recordScript.ts';

/** A script and what lies in its folder, by paths from there. */
interface ScriptFiles {
  readonly script: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** The model that a script built. */
interface RecordedModel {
  readonly yaml: string;
  /** What of it a diagram cannot keep, and what else there was, in words. */
  readonly notes: readonly string[];
}

/** Why there is none, with the script's own line where it has one. */
interface ScriptFailure {
  readonly message: string;
  readonly line: number | null;
}

/**
 * Puts a script with its files into an interpreter and runs it to see what it builds; the first process is taken.
 * See `recordScript`.
 *
 * @param folder where the files are put
 */
export function recordFiles(
  interpreter: Interpreter,
  { script, files }: ScriptFiles,
  folder: string,
): Result<RecordedModel, ScriptFailure> {
  putFiles(interpreter, files, folder);
  const { processes, problems, failure } = recordScript(
    interpreter,
    { path: `${folder}/${script}`, folder },
    () => undefined,
  );
  const [first, ...others] = processes;
  if (first === undefined) {
    return failure === null
      ? fail({
          message: 'It builds no process: it makes no LocalProcess when it runs.',
          line: null,
        })
      : fail({ message: failure.error.message, line: failure.line });
  }
  const several = `it builds ${processes.length} processes, of which the first is taken`;
  return ok({ yaml: first.yaml, notes: others.length === 0 ? problems : [...problems, several] });
}
