import type { Json } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { readYaml } from '../formats/index.ts';
import {
  documentFromConfig,
  type PatchbayDocument,
  type Problem,
  setAt,
  setProcessParameter,
  specOf,
} from '../model/index.ts';
import type { Assignment, RunOptions } from './options.ts';
import { problem } from './problems.ts';
import type { JsonObject } from '../base/json.ts';

const JOB_ID = /^Job_[a-zA-Z0-9]{8,}$/;

type Changed = Result<PatchbayDocument, readonly Problem[]>;

function usage(message: string): { readonly ok: false; readonly error: readonly Problem[] } {
  return fail([problem('COMMAND_USAGE', message)]);
}

function valueOf({ text, target }: Assignment): Result<Json, readonly Problem[]> {
  const read = readYaml(text);
  if (read.ok) return ok(read.value.value as Json);
  return usage(`The value of ${target} cannot be read: ${read.error[0]?.message ?? text}`);
}

/** `--set component.arg=VALUE`: the target is split at its first dot. */
function set(document: PatchbayDocument, assignment: Assignment): Changed {
  const dot = assignment.target.indexOf('.');
  if (dot < 1 || dot === assignment.target.length - 1) {
    return usage(`--set takes component.argument=VALUE, not ${assignment.target}=...`);
  }
  const component = assignment.target.slice(0, dot);
  const argument = assignment.target.slice(dot + 1);
  const names = specOf(document).plugboard.process.args.components.map(({ args }) => args.name);
  const at = names.indexOf(component);
  if (at < 0)
    return fail([
      problem('UNKNOWN_COMPONENT', `There is no component ${component} to set ${argument} of.`),
    ]);
  const value = valueOf(assignment);
  if (!value.ok) return value;
  const path = ['plugboard', 'process', 'args', 'components', at, 'args', argument];
  const config = setAt(document.config, path, value.value) as JsonObject;
  return documentFromConfig({ ...document, config });
}

function parameter(document: PatchbayDocument, assignment: Assignment): Changed {
  const value = valueOf(assignment);
  return value.ok ? ok(setProcessParameter(document, assignment.target, value.value)) : value;
}

/** The model changed as the command line asks, or what is wrong with what it asks. */
export function applyOptions(document: PatchbayDocument, options: RunOptions): Changed {
  if (options.jobId !== null && !JOB_ID.test(options.jobId)) {
    return usage(`A job id is Job_ and at least 8 letters or digits, not ${options.jobId}.`);
  }
  let changed: Changed = ok(document);
  for (const assignment of options.set) if (changed.ok) changed = set(changed.value, assignment);
  for (const assignment of options.param)
    if (changed.ok) changed = parameter(changed.value, assignment);
  return changed;
}
