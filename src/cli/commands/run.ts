import { toJsonText, type JsonObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import {
  LocalProcess,
  type Probe,
  type RunProfile,
  type RunnableProcess,
  toFailure,
} from '../../engine/index.ts';
import type { Problem } from '../../model/index.ts';
import { problemAt } from '../../model/problemAt.ts';
import { writeSavedRun } from '../checkpointFile.ts';
import type { Command } from '../command.ts';
import { EXIT, type CliEnv } from '../env.ts';
import { readRunOptions, RUN, type RunOptions } from '../options.ts';
import { prepareRun, type Prepared } from '../prepareRun.ts';
import type { RunFiles } from '../runFiles.ts';
import { formatProblems, problem } from '../problems.ts';
import { emptyReport, reportOf, summaryOf, type RunReport } from '../report.ts';
import { runNotes } from '../runNotes.ts';

function checkpointProblems(messages: readonly string[]): readonly Problem[] {
  return messages.map((message) => problem('CHECKPOINT', message));
}

/** Begins, or goes on from a checkpoint; what keeps the checkpoint from fitting. */
async function begin({ process, from }: Prepared): Promise<readonly Problem[]> {
  if (from === null) {
    await process.init();
    return [];
  }
  const restored = await process.restore(from);
  return restored.ok ? [] : checkpointProblems(restored.error);
}

/** Saves the run where it is; what cannot be saved. */
async function save(
  { document, folder, process, files }: Prepared,
  file: string,
  env: CliEnv,
): Promise<readonly Problem[]> {
  const saved = await process.checkpoint();
  if (!saved.ok) return checkpointProblems(saved.error);
  // The files go first: a checkpoint that is older than they are still knows how long they were.
  const written = files.lengths();
  const problems = await place(files);
  if (problems.length > 0) return problems;
  const run = { document, folder, checkpoint: saved.value, written };
  const done = await writeSavedRun(file, run, env);
  return done.ok ? [] : [problem('FILE_NOT_WRITTEN', done.error)];
}

/** Puts what the run wrote in its place; what could not be. */
async function place(files: RunFiles): Promise<readonly Problem[]> {
  return (await files.commit()).map((message) => problem('FILE_NOT_WRITTEN', message));
}

/** Starts recording what was asked for; a field that is not there is a problem. */
function record(
  process: RunnableProcess,
  options: RunOptions,
): Result<readonly Probe[], readonly Problem[]> {
  const everything = [...process.components.values()].flatMap(({ name, io }) =>
    [...io.outputs, ...io.inputs].map((field) => `${name}.${field}`),
  );
  const fields = new Set(options.recordAll ? [...options.record, ...everything] : options.record);
  const probes: Probe[] = [];
  const problems: Problem[] = [];
  for (const field of fields) {
    const probe = process.probe(field);
    if (probe.ok) probes.push(probe.value);
    else problems.push(problemAt('UNKNOWN_FIELD', probe.error));
  }
  return problems.length > 0 ? fail(problems) : ok(probes);
}

async function steps(process: RunnableProcess, count: number): Promise<void> {
  for (let i = 0; i < count && !process.isFinished; i++) await process.advance();
}

/** Runs to the end, or so many steps; the report, whatever happened. */
async function perform(prepared: Prepared, options: RunOptions, env: CliEnv): Promise<RunReport> {
  const { document, process } = prepared;
  const problems = [...prepared.problems];
  const types = rawTypes(document.config);
  const probes = record(process, options);
  if (!probes.ok) return { ...emptyReport(probes.error), valid: false };
  const stopListening = env.onInterrupt(() => process.cancel());
  let seconds = 0;
  let failure: RunReport['error'] = null;
  try {
    const misfits = await begin(prepared);
    if (misfits.length > 0) return { ...emptyReport(misfits), valid: false };
    const start = env.now();
    try {
      await (options.steps === null ? process.run() : steps(process, options.steps));
    } finally {
      seconds = (env.now() - start) / 1000;
    }
  } catch (error) {
    failure = process.failure ?? toFailure(error, null, null);
  } finally {
    stopListening();
  }
  const isLeft = options.checkpoint !== null && failure === null;
  problems.push(
    ...(isLeft ? await save(prepared, options.checkpoint, env) : await place(prepared.files)),
  );
  problems.push(...prepared.warnings);
  const profile = options.profile ? profileOf(process, env) : null;
  const ran = { process, types, probes: probes.value, problems, failure, seconds, profile };
  const report = reportOf(ran);
  await process.destroy().catch(() => undefined);
  return report;
}

/** Where the time went; for one thread also what as many as there are cores would gain. */
function profileOf(process: RunnableProcess, env: CliEnv): RunProfile | null {
  return process instanceof LocalProcess
    ? process.profile(env.startWorkers(null).cores)
    : process.profile;
}

/** Type texts as the model has them: of the process (under an empty name) and of its components. */
function rawTypes(config: JsonObject): ReadonlyMap<string, string> {
  const { process } = config['plugboard'] as { process: { type?: string; args: JsonObject } };
  const components = process.args['components'] as readonly {
    type: string;
    args: { name: string };
  }[];
  return new Map([
    ['', process.type ?? 'plugboard.process.LocalProcess'],
    ...components.map(({ type, args }) => [args.name, type] as const),
  ]);
}

async function runModel(args: readonly string[], env: CliEnv): Promise<number> {
  const options = readRunOptions(args);
  if (!options.ok) {
    return refuse([problem('COMMAND_USAGE', options.error)], args.includes('--json'), '', env);
  }
  const { json } = options.value;
  const file = options.value.file ?? options.value.resume ?? '';
  const prepared = await prepareRun(options.value, env);
  if (!prepared.ok) return refuse(prepared.error, json, file, env);
  for (const note of runNotes(prepared.value, options.value)) env.stderr(`note: ${note}\n`);
  const report = await perform(prepared.value, options.value, env);
  if (!report.valid) return refuse(report.problems, json, file, env);
  const { valid: _, ...shown } = report;
  if (json) env.stdout(`${toJsonText(shown)}\n`);
  else {
    env.stderr(formatProblems(report.problems, file));
    env.stdout(summaryOf(report));
  }
  const unsaved = report.problems.some(({ severity }) => severity === 'error');
  return report.error === null && !unsaved ? EXIT.ok : EXIT.failed;
}

/** `run FILE ...` */
export const run: Command = { spec: RUN, run: runModel };

function refuse(problems: readonly Problem[], json: boolean, file: string, env: CliEnv): number {
  const { valid: _, ...shown } = emptyReport(problems);
  if (json) env.stdout(`${toJsonText(shown)}\n`);
  else env.stderr(formatProblems(problems, file === '' ? 'patchbay' : file));
  return EXIT.invalid;
}
