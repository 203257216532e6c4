import { resolve } from 'node:path';
import { toJsonText } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { MOST_WORKERS, type Problem, specOf } from '../../model/index.ts';
import { checkPoints } from '../../model/tune/checkPoints.ts';
import { type Asked, spreadTrials, type Study, StudyRun } from '../../study/index.ts';
import { checkDocument, hasErrors, placeOf } from '../check.ts';
import type { Command } from '../command.ts';
import {
  type CommandSpec,
  COMPONENTS,
  type Given,
  oneOperand,
  readCommandLine,
  wholeNumber,
} from '../commandLine.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { type FileFault, sentenceOf } from '../fileFault.ts';
import { loadModel } from '../loadModel.ts';
import { formatProblems, printable, problem } from '../problems.ts';
import { ownClasses } from '../code/ownClasses.ts';
import { readStudy } from '../study/readStudy.ts';
import { reportOf, type StudyReport, summaryOf, tableOf } from '../study/trialReport.ts';
import type { TrialSetup } from '../study/TrialSetup.ts';

const TUNE = {
  name: 'tune',
  summary:
    'Runs a model many times with other values in it, as its tune section or a study of its own says, and tells the best.',
  operand: { name: 'FILE', words: 'a model file' },
  options: {
    json: { help: 'one JSON object with every trial and the best' },
    'num-samples': { takes: 'N', help: 'how many trials' },
    plan: {
      takes: 'NAME',
      help: 'search (the default), nsga-ii, one-at-a-time, grid, random, latin-hypercube, sobol, monte-carlo, or a study of the model',
    },
    seed: { takes: 'N', help: 'seed of the study and of its runs' },
    workers: { takes: 'N', help: 'threads; they change the time only' },
    'time-limit': { takes: 'SECONDS', help: 'how long a trial may take' },
    out: { takes: 'FILE.csv', help: 'where a table of all trials is written' },
    components: COMPONENTS,
  },
} as const satisfies CommandSpec;

interface Options extends Asked {
  readonly file: string;
  readonly json: boolean;
  readonly workers: number | null;
  readonly out: string | null;
  readonly components: readonly string[];
}

function readOptions({
  values,
  operands,
}: Given<(typeof TUNE)['options']>): Result<Options, string> {
  const file = oneOperand(operands, TUNE);
  const samples = wholeNumber('num-samples', values['num-samples'], 1);
  const seed = wholeNumber('seed', values.seed, 0);
  const workers = wholeNumber('workers', values.workers, 1);
  const limit = wholeNumber('time-limit', values['time-limit'], 1);
  if (!file.ok) return file;
  if (!samples.ok) return samples;
  if (!seed.ok) return seed;
  if (!workers.ok) return workers;
  if (!limit.ok) return limit;
  if ((workers.value ?? 1) > MOST_WORKERS) return fail(`--workers takes ${MOST_WORKERS} at most.`);
  const { json, plan, out, components } = values;
  return ok({
    ...{ file: file.value, json, plan, out, components },
    ...{ samples: samples.value, seed: seed.value, workers: workers.value },
    timeLimit: limit.value,
  });
}

interface Prepared {
  readonly study: Study;
  readonly setup: TrialSetup;
}

async function prepare(
  options: Options,
  env: CliEnv,
): Promise<Result<Prepared, readonly Problem[]>> {
  const model = await loadModel(options.file, env, options.components);
  if (!model.ok) return model;
  const { document, folder } = model.value;
  const problems = await checkDocument(model.value, env);
  if (hasErrors(problems)) return fail(problems);
  const study = readStudy(document, options);
  if (!study.ok) return study;
  env.stderr(formatProblems(problems, options.file));
  const { seed, dimensions, objectives } = study.value;
  const { components } = options;
  const own = await ownClasses(document, { folder, components, seed }, env);
  if (!own.ok) return own;
  env.stderr(formatProblems(checkPoints(specOf(document), placeOf(document)), options.file));
  const space = specOf(document).plugboard.tune?.args.algorithm.space;
  if (space != null) {
    env.stderr(
      `note: the function ${printable(space)} is plugboard's own; here the ranges count.\n`,
    );
  }
  const fields = dimensions.map(({ name, field }) => [name, field] as const);
  const setup = {
    ...{ config: specOf(document), fields, objectives, seed, own: own.value.part, folder },
    attached: document.files,
  };
  return ok({ study: study.value, setup });
}

/** A bar on a terminal, that says how far a study is. */
function bar(
  run: StudyRun,
  env: CliEnv,
): { readonly show: () => void; readonly clear: () => void } {
  const { columns } = env;
  if (columns === null) return { show: () => undefined, clear: () => undefined };
  const start = env.now();
  let last = -Infinity;
  return {
    show() {
      const at = env.now();
      if (at - last < 100) return;
      last = at;
      const { count } = run;
      const rate = count / Math.max(0.001, (at - start) / 1000);
      const text = ` ${count} of ${run.length}, ${rate.toFixed(1)}/s, ${((run.length - count) / rate).toFixed(0)} s left`;
      const width = Math.max(0, Math.min(40, columns - text.length - 3));
      const full = Math.round((width * count) / run.length);
      env.stderr(`\r[${'#'.repeat(full)}${' '.repeat(width - full)}]${text}\u001b[K`);
    },
    clear: () => env.stderr('\r\u001b[K'),
  };
}

async function carryOut(
  { study, setup }: Prepared,
  options: Options,
  env: CliEnv,
): Promise<Result<StudyReport, string>> {
  const run = new StudyRun(study);
  const workers = Math.min(options.workers ?? env.cores, MOST_WORKERS);
  const { show, clear } = bar(run, env);
  const start = env.now();
  const { done, stop } = spreadTrials({
    ...{ run, workers },
    start: (listener) => env.startTrials(setup, listener),
    now: () => env.now(),
    every: (milliseconds, job) => env.every(milliseconds, job),
    onProgress: show,
  });
  const stopListening = env.onInterrupt(stop, true);
  try {
    await done;
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  } finally {
    stopListening();
    clear();
  }
  const seconds = (env.now() - start) / 1000;
  return ok(reportOf(study, run.trials, { seconds, workers }));
}

async function runTune(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, TUNE.options);
  const options = given.ok ? readOptions(given.value) : given;
  if (!options.ok) {
    const usage = [problem('COMMAND_USAGE', options.error)];
    return refuse(usage, args.includes('--json'), 'patchbay', env);
  }
  const { file, json, out } = options.value;
  const prepared = await prepare(options.value, env);
  if (!prepared.ok) return refuse(prepared.error, json, file, env);
  const place = await placeOfTable(out, env);
  if (!place.ok) return giveUp(place.error, env);
  const report = await carryOut(prepared.value, options.value, env);
  if (!report.ok) return giveUp(report.error, env);
  const written = await place.value(tableOf(prepared.value.study, report.value));
  env.stdout(json ? `${toJsonText(report.value)}\n` : summaryOf(report.value));
  if (!written.ok) env.stderr(`${printable(written.error)}\n`);
  const { trials, best } = report.value;
  return written.ok && (best.length > 0 || trials.length === 0) ? EXIT.ok : EXIT.failed;
}

function giveUp(reason: string, env: CliEnv): number {
  env.stderr(`${printable(reason)}\n`);
  return EXIT.failed;
}

/**
 * Where a table is written: it is told before there are trials to be lost that it cannot be. A file is opened
 * anew when there is a table, so that nothing half written lies beside it meanwhile.
 */
async function placeOfTable(
  out: string | null,
  env: CliEnv,
): Promise<Result<(table: string) => Promise<Result<null, string>>, string>> {
  if (out === null) return ok(async () => ok(null));
  const path = resolve(env.cwd, out);
  const wrong = (fault: FileFault) => fail(sentenceOf(out, 'written', fault));
  const first = await env.draft(path, 0);
  if (!first.ok) return wrong(first.error);
  const { isInPlace = false } = first.value;
  if (!isInPlace) await first.value.discard();
  return ok(async (table) => {
    const draft = isInPlace ? first : await env.draft(path, 0);
    if (!draft.ok) return wrong(draft.error);
    const written = await draft.value.append(new TextEncoder().encode(table));
    const done = written.ok ? await draft.value.commit() : written;
    return done.ok ? ok(null) : wrong(done.error);
  });
}

/** What `--json` prints of a study that cannot be carried out. */
const NOTHING = { study: null, trials: [], best: [], stats: { trials: 0, seconds: 0, workers: 0 } };

function refuse(problems: readonly Problem[], json: boolean, file: string, env: CliEnv): number {
  if (json) env.stdout(`${toJsonText({ ...NOTHING, problems })}\n`);
  else env.stderr(formatProblems(problems, file));
  return EXIT.invalid;
}

/** `tune FILE ...` */
export const tune: Command = { spec: TUNE, run: runTune };
