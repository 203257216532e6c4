import { fail, ok, type Result } from '../base/result.ts';
import { MOST_WORKERS } from '../model/index.ts';
import {
  type CommandSpec,
  COMPONENTS,
  type Given,
  oneOf,
  oneOperand,
  readCommandLine,
  wholeNumber,
} from './commandLine.ts';

/** What stands before `=`, and the text after it, which is read as YAML. */
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
  /**
   * In one thread or over several; `local` and `ray` also make it that kind of process, as plugboard does.
   * Null: as the model says.
   */
  readonly processType: 'local' | 'pool' | 'ray' | null;
  /** Workers of a pool at most; null: as many as there are cores. */
  readonly workers: number | null;
  /** Workers of components, from 1, over those that the model chooses by hand. */
  readonly pins: ReadonlyMap<string, number>;
  /** Folders beside the working directory that the model may write files into. */
  readonly allowWrite: readonly string[];
  /** Tell where the time went. */
  readonly profile: boolean;
  /** Files of modules from elsewhere. */
  readonly components: readonly string[];
}

export const RUN = {
  name: 'run',
  summary:
    'Runs a model and says what came out. FILE is a YAML file, an archive or a picture with a model in it, a script in Python (.py) that builds a process, or - for what comes in from a pipe.',
  operand: { name: 'FILE', words: 'a model file' },
  options: {
    json: { help: 'one JSON object with everything about the run' },
    steps: { takes: 'N', help: 'leaves the run after N steps' },
    set: {
      takes: 'component.arg=VALUE',
      many: true,
      help: 'an argument of a component; the value is YAML',
    },
    param: {
      takes: 'NAME=VALUE',
      many: true,
      short: 'p',
      help: 'a parameter of the process, or as in plugboard component.NAME.arg.X, component.NAME.parameter.X, component.NAME.initial_value.X, process.default.parameter.X',
    },
    seed: { takes: 'N', help: 'seed of the random numbers' },
    record: { takes: 'component.field', many: true, help: 'a field whose values are kept' },
    'record-all': { help: 'keeps the values of every field' },
    'job-id': { takes: 'ID', help: 'Job_ and at least 8 letters or digits' },
    checkpoint: { takes: 'FILE', help: 'where a run that is left is saved; goes with --steps' },
    resume: { takes: 'FILE', help: 'goes on with a run that was saved, in place of a model' },
    'process-type': {
      takes: 'local|pool|ray',
      help: 'one thread, or several threads of this machine; ray is taken as plugboard does and runs over threads here',
    },
    workers: { takes: 'N', help: 'threads at most' },
    pin: { takes: 'component=WORKER', many: true, help: 'the thread of a component, from 1' },
    'allow-write': {
      takes: 'DIR',
      many: true,
      help: 'a folder outside the working directory that the model may write files into',
    },
    profile: { help: 'says where the time went' },
    components: COMPONENTS,
  },
} as const satisfies CommandSpec;

type RunGiven = Given<(typeof RUN)['options']>;
type Threads = Pick<RunOptions, 'processType' | 'workers' | 'pins'>;

function assignments(
  option: string,
  texts: readonly string[],
): Result<readonly Assignment[], string> {
  const list: Assignment[] = [];
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1) return fail(`--${option} takes NAME=VALUE, not ${JSON.stringify(text)}.`);
    list.push({ target: text.slice(0, at), text: text.slice(at + 1) });
  }
  return ok(list);
}

/** `component=WORKER`, from 1. */
function readPins(texts: readonly string[]): Result<ReadonlyMap<string, number>, string> {
  const list = assignments('pin', texts);
  if (!list.ok) return list;
  const pins = new Map<string, number>();
  for (const { target, text } of list.value) {
    const worker = wholeNumber('pin', text, 1);
    if (!worker.ok) return worker;
    if (worker.value === null || worker.value > MOST_WORKERS) {
      return fail(`--pin takes a worker from 1 to ${MOST_WORKERS}, not ${JSON.stringify(text)}.`);
    }
    pins.set(target, worker.value);
  }
  return ok(pins);
}

/** One thread or several, and who runs where. */
function readThreads({ values }: RunGiven): Result<Threads, string> {
  const type = oneOf('process-type', values['process-type'], ['local', 'pool', 'ray']);
  if (!type.ok) return type;
  const workers = wholeNumber('workers', values.workers, 1);
  if (!workers.ok) return workers;
  const pins = readPins(values.pin);
  if (!pins.ok) return pins;
  const isLocal = type.value === 'local';
  if (isLocal && workers.value !== null) {
    return fail('--workers goes with --process-type pool; a local process has one thread.');
  }
  if (isLocal && pins.value.size > 0) {
    return fail('--pin goes with --process-type pool; a local process has one thread.');
  }
  const beyond = [...pins.value].find(([, at]) => at > (workers.value ?? MOST_WORKERS));
  return beyond === undefined
    ? ok({ processType: type.value, workers: workers.value, pins: pins.value })
    : fail(`--pin puts ${beyond[0]} into worker ${beyond[1]} of ${workers.value}.`);
}

/** The model, or the run that goes on: that has a model, a seed, arguments and a job already. */
function readBeginning({ values, operands }: RunGiven): Result<string | null, string> {
  if (values.resume === null) return oneOperand(operands, RUN);
  if (operands.length > 0) {
    return fail('--resume takes its model from the checkpoint; leave the model file out.');
  }
  const settled = [
    ...(values.set.length > 0 ? ['set'] : []),
    ...(values.param.length > 0 ? ['param'] : []),
    ...(values.seed === null ? [] : ['seed']),
    ...(values['job-id'] === null ? [] : ['job-id']),
  ];
  return settled.length === 0
    ? ok(null)
    : fail(`--${settled[0]} cannot be changed in a run that goes on; leave it out.`);
}

/** Options of `run`, or what is wrong with them. */
export function readRunOptions(args: readonly string[]): Result<RunOptions, string> {
  const given = readCommandLine(args, RUN.options);
  if (!given.ok) return given;
  const { values } = given.value;
  const file = readBeginning(given.value);
  if (!file.ok) return file;
  const steps = wholeNumber('steps', values.steps, 0);
  if (!steps.ok) return steps;
  if (values.checkpoint !== null && steps.value === null) {
    return fail('--checkpoint needs --steps, so that there is something left to go on with.');
  }
  const seed = wholeNumber('seed', values.seed, 0);
  if (!seed.ok) return seed;
  const threads = readThreads(given.value);
  if (!threads.ok) return threads;
  const set = assignments('set', values.set);
  if (!set.ok) return set;
  const param = assignments('param', values.param);
  if (!param.ok) return param;
  return ok({
    ...threads.value,
    file: file.value,
    resume: values.resume,
    checkpoint: values.checkpoint,
    json: values.json,
    steps: steps.value,
    set: set.value,
    param: param.value,
    seed: seed.value,
    record: values.record,
    recordAll: values['record-all'],
    jobId: values['job-id'],
    allowWrite: values['allow-write'],
    profile: values.profile,
    components: values.components,
  });
}
