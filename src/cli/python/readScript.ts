import { basename, resolve } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Problem } from '../../model/index.ts';
import { type RecordedScript, recordScript } from '../../runtime/index.ts';
import type { CliEnv } from '../env.ts';
import { printable, problem } from '../problems.ts';
import { lineWriter } from '../code/lineWriter.ts';

/** Why there is no process, with the script's own line. */
function nothingBuilt(file: string, { failure }: RecordedScript): Problem {
  if (failure === null)
    return problem('MODULE_ERROR', `${file} builds no process: it makes no LocalProcess.`);
  const { error, line, module } = failure;
  const message = `${file} builds no process: ${error.message}`;
  return { ...problem(module === null ? 'MODULE_ERROR' : 'MODULE_MISSING', message), line };
}

/**
 * The model that a script builds, as YAML. The script is run for that, without its process.
 *
 * @param file its path, as it was given
 * @param folder the folder in which it lies
 */
export async function readScript(
  file: string,
  folder: string,
  env: CliEnv,
): Promise<Result<string, readonly Problem[]>> {
  let recorded: RecordedScript;
  try {
    const interpreter = await env.startPython([folder]);
    const script = { path: resolve(folder, basename(file)), folder };
    recorded = recordScript(interpreter, script, lineWriter(env.stderr));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail([problem('PYTHON_NOT_STARTED', `Python did not start: ${why}`)]);
  }
  const [first, ...others] = recorded.processes;
  if (first === undefined) return fail([nothingBuilt(file, recorded)]);
  const notes = [...recorded.problems];
  if (others.length > 0)
    notes.push(`it builds ${others.length + 1} processes, of which the first is taken`);
  for (const note of notes) env.stderr(`${printable(`${file}: ${note}`)}\n`);
  return ok(first.yaml);
}
