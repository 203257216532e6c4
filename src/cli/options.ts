import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../base/result.ts';
import { MOST_WORKERS, type Problem } from '../model/index.ts';
import { problem } from './problems.ts';

/** `component.argument` and the text after `=`, which is read as YAML. */
export interface Assignment {
  readonly target: string;
  readonly text: string;
}

export interface RunOptions {
  /** The model; null when the run goes on from a checkpoint. */
  readonly file: string | null;
  /** The checkpoint to go on from. */
  readonly resume: string | null;
  /** Where to save the run after its steps. */
  readonly checkpoint: string | null;
  readonly json: boolean;
  readonly steps: number | null;
  readonly set: readonly Assignment[];
  readonly param: readonly Assignment[];
  readonly seed: number | null;
  readonly record: readonly string[];
  readonly recordAll: boolean;
  readonly jobId: string | null;
  /** In one thread or over several; null: as the model says. */
  readonly processType: 'local' | 'pool' | null;
  /** Workers of a pool at most; null: as many as there are cores. */
  readonly workers: number | null;
  /** Workers of components, from 1, over those that the model chooses by hand. */
  readonly pins: ReadonlyMap<string, number>;
  /** Tell where the time went. */
  readonly profile: boolean;
}

type Outcome<T> = Result<T, Problem>;

function usage(message: string): { readonly ok: false; readonly error: Problem } {
  return fail(problem('COMMAND_USAGE', message));
}

function assignments(option: string, texts: readonly string[]): Outcome<readonly Assignment[]> {
  const list: Assignment[] = [];
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1) return usage(`--${option} takes NAME=VALUE, not ${JSON.stringify(text)}.`);
    list.push({ target: text.slice(0, at), text: text.slice(at + 1) });
  }
  return ok(list);
}

/** A whole number from `least` up, null when the option is not given. */
export function wholeNumber(
  option: string,
  text: string | undefined,
  least: number,
): Outcome<number | null> {
  if (text === undefined) return ok(null);
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text.trim()) || !Number.isSafeInteger(value) || value < least) {
    return usage(`--${option} takes a whole number from ${least} up, not ${JSON.stringify(text)}.`);
  }
  return ok(value);
}

/** The one file that a command works on. */
export function oneFile(positionals: readonly string[], what: string): Outcome<string> {
  const [file, extra] = positionals;
  if (file === undefined) return usage(`The command needs ${what}.`);
  if (extra !== undefined)
    return usage(`${JSON.stringify(extra)} is too much: the command takes ${what}.`);
  return ok(file);
}

/** `component=WORKER`, from 1. */
function readPins(texts: readonly string[]): Outcome<ReadonlyMap<string, number>> {
  const list = assignments('pin', texts);
  if (!list.ok) return list;
  const pins = new Map<string, number>();
  for (const { target, text } of list.value) {
    const worker = wholeNumber('pin', text, 1);
    if (!worker.ok) return worker;
    if (worker.value === null || worker.value > MOST_WORKERS) {
      return usage(`--pin takes a worker from 1 to ${MOST_WORKERS}, not ${JSON.stringify(text)}.`);
    }
    pins.set(target, worker.value);
  }
  return ok(pins);
}

interface Flag {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
}

/** Reads flags by a table; what `parseArgs` throws becomes a problem. */
export function parseFlags<const T extends Readonly<Record<string, Flag>>>(
  args: readonly string[],
  options: T,
) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

const RUN_FLAGS = {
  json: { type: 'boolean' },
  steps: { type: 'string' },
  set: { type: 'string', multiple: true },
  param: { type: 'string', multiple: true },
  seed: { type: 'string' },
  record: { type: 'string', multiple: true },
  'record-all': { type: 'boolean' },
  'job-id': { type: 'string' },
  checkpoint: { type: 'string' },
  resume: { type: 'string' },
  'process-type': { type: 'string' },
  workers: { type: 'string' },
  pin: { type: 'string', multiple: true },
  profile: { type: 'boolean' },
} as const;

/** A run that goes on has a model, a seed, arguments and a job already. */
const SETTLED = ['set', 'param', 'seed', 'job-id'] as const;

/** Options of `run`, or what is wrong with them. */
export function readRunOptions(args: readonly string[]): Outcome<RunOptions> {
  const parsed = parseFlags(args, RUN_FLAGS);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const resume = values.resume ?? null;
  const file = resume === null ? oneFile(positionals, 'a model file') : ok(null);
  if (!file.ok) return file;
  const settled = SETTLED.find((name) => values[name] !== undefined);
  if (resume !== null && positionals.length > 0) {
    return usage('--resume takes its model from the checkpoint; leave the model file out.');
  }
  if (resume !== null && settled !== undefined) {
    return usage(`--${settled} cannot be changed in a run that goes on; leave it out.`);
  }
  const steps = wholeNumber('steps', values.steps, 0);
  if (!steps.ok) return steps;
  if (values.checkpoint !== undefined && steps.value === null) {
    return usage('--checkpoint needs --steps, so that there is something left to go on with.');
  }
  const seed = wholeNumber('seed', values.seed, 0);
  if (!seed.ok) return seed;
  const processType = values['process-type'] ?? null;
  if (processType !== null && processType !== 'local' && processType !== 'pool') {
    return usage(`--process-type is local or pool, not ${JSON.stringify(processType)}.`);
  }
  const workers = wholeNumber('workers', values.workers, 1);
  if (!workers.ok) return workers;
  if (processType === 'local' && workers.value !== null) {
    return usage('--workers goes with --process-type pool; a local process has one thread.');
  }
  const pins = readPins(values.pin ?? []);
  if (!pins.ok) return pins;
  if (processType === 'local' && pins.value.size > 0) {
    return usage('--pin goes with --process-type pool; a local process has one thread.');
  }
  const beyond = [...pins.value].find(([, at]) => at > (workers.value ?? MOST_WORKERS));
  if (beyond !== undefined) {
    return usage(`--pin puts ${beyond[0]} into worker ${beyond[1]} of ${workers.value}.`);
  }
  const set = assignments('set', values.set ?? []);
  if (!set.ok) return set;
  const param = assignments('param', values.param ?? []);
  if (!param.ok) return param;
  return ok({
    file: file.value,
    resume,
    checkpoint: values.checkpoint ?? null,
    json: values.json === true,
    steps: steps.value,
    set: set.value,
    param: param.value,
    seed: seed.value,
    record: values.record ?? [],
    recordAll: values['record-all'] === true,
    jobId: values['job-id'] ?? null,
    processType,
    workers: workers.value,
    pins: pins.value,
    profile: values.profile === true,
  });
}
