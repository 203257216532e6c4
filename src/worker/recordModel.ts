import { fail, ok } from '../base/result.ts';
import { LIMITS, type WorkerControl } from '../runner/protocol/index.ts';
import { FOLDER } from './folder.ts';
import type { WorkerEnvironment } from './makeModel.ts';
import type { readScript } from './readRequest.ts';

const failed = (message: string, line: number | null = null) =>
  fail({ message: message.slice(0, LIMITS.message), line });

/**
 * Runs a script to see which process it builds, and tells that in texts of a bounded length.
 *
 * @param request undefined: what was asked for is no script
 */
export async function recordModel(
  request: ReturnType<typeof readScript>,
  environment: Pick<WorkerEnvironment, 'code'>,
): ReturnType<WorkerControl['record']> {
  if (request === undefined) return failed('It was asked to run something unknown.');
  const code = await environment.code?.();
  if (code === undefined) return failed('No script can run here.');
  if (!code.ok) return failed(code.error);
  const { python, recordFiles } = code.value;
  const warm = await python.warm(request.files);
  if (!warm.ok) return failed(warm.error);
  try {
    const recorded = recordFiles(await python.start(), request, FOLDER);
    if (!recorded.ok) return failed(recorded.error.message, recorded.error.line);
    const { yaml, notes } = recorded.value;
    if (yaml.length > LIMITS.model)
      return failed(`What it builds has more than ${LIMITS.model / 1_000_000} MB as YAML.`);
    const short = notes.slice(0, LIMITS.notes).map((note) => note.slice(0, LIMITS.message));
    return ok({ yaml, notes: short });
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}
