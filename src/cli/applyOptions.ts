import { fail, ok, type Result } from '../base/result.ts';
import { JOB_ID_PATTERN, type PatchbayDocument, type Problem, specOf } from '../model/index.ts';
import { setProcessType } from '../editing/process/process.ts';
import type { RunOptions } from './options.ts';
import { override } from './overrides.ts';
import { problem } from './problems.ts';

const TYPES = {
  local: 'plugboard.process.LocalProcess',
  ray: 'plugboard.process.RayProcess',
} as const;

function refuse(message: string): { readonly ok: false; readonly error: readonly Problem[] } {
  return fail([problem('COMMAND_USAGE', message)]);
}

/**
 * The job that a run belongs to: as plugboard has it, what the command or the model says and the variable
 * PLUGBOARD_JOB_ID must agree. Null: a new one.
 */
export function jobIdOf(
  given: string | null,
  document: PatchbayDocument,
  variables: Readonly<Record<string, string | undefined>>,
): Result<string | null, readonly Problem[]> {
  if (given !== null && !JOB_ID_PATTERN.test(given)) {
    return refuse(`A job id is Job_ and at least 8 letters or digits, not "${given}".`);
  }
  const told = given ?? specOf(document).plugboard.process.args.state.args.job_id;
  const variable = variables['PLUGBOARD_JOB_ID'];
  if (variable === undefined) return ok(told);
  if (told !== null && told !== variable) {
    return refuse(
      `Job ID ${told} does not match environment variable PLUGBOARD_JOB_ID=${variable}. Unset the variable, or give the same id.`,
    );
  }
  return JOB_ID_PATTERN.test(variable)
    ? ok(variable)
    : refuse(`Invalid job ID: ${JSON.stringify(variable)}, in the variable PLUGBOARD_JOB_ID.`);
}

/** The model as a kind of process for plugboard; a pool is a matter of this machine alone. */
export function asProcessType(
  document: PatchbayDocument,
  { processType }: Pick<RunOptions, 'processType'>,
): PatchbayDocument {
  if (processType === null || processType === 'pool') return document;
  return setProcessType(document, TYPES[processType]);
}

/** The model changed as the command line asks, or what is wrong with what it asks. */
export function applyOptions(
  document: PatchbayDocument,
  options: RunOptions,
): Result<PatchbayDocument, readonly Problem[]> {
  let changed: ReturnType<typeof applyOptions> = ok(asProcessType(document, options));
  for (const option of ['set', 'param'] as const) {
    for (const assignment of options[option]) {
      if (changed.ok) changed = override(changed.value, option, assignment);
    }
  }
  return changed;
}
