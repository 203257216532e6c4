import { toJsonText, type JsonObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { buildProcess, type LocalProcess, type Probe, toFailure } from '../../engine/index.ts';
import { componentClass } from '../../library/classes.ts';
import { type PatchbayDocument, type Problem, seedOf, specOf } from '../../model/index.ts';
import { applyOptions } from '../applyOptions.ts';
import { checkDocument, hasErrors } from '../check.ts';
import { diskFiles } from '../diskFiles.ts';
import { EXIT, type CliEnv } from '../env.ts';
import { loadModel } from '../loadModel.ts';
import { readRunOptions, type RunOptions } from '../options.ts';
import { formatProblems } from '../problems.ts';
import { emptyReport, reportOf, summaryOf, type RunReport } from '../report.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function randomId(length: number, env: CliEnv): string {
  return Array.from({ length }, () => LETTERS[env.entropy() % LETTERS.length]).join('');
}

interface Prepared {
  readonly document: PatchbayDocument;
  readonly process: LocalProcess;
  readonly problems: readonly Problem[];
}

/** Reads, changes as asked, checks and builds. */
async function prepare(
  options: RunOptions,
  env: CliEnv,
): Promise<Result<Prepared, readonly Problem[]>> {
  const model = await loadModel(options.file, env);
  if (!model.ok) return model;
  const { document: original, folder } = model.value;
  const document = applyOptions(original, options);
  if (!document.ok) return document;
  const problems = checkDocument(document.value, original);
  if (hasErrors(problems)) return fail(problems);
  const built = buildProcess(specOf(document.value), {
    componentClass,
    host: { seed: options.seed ?? seedOf(document.value), files: diskFiles(folder, env) },
    now: () => env.now(),
    time: () => env.date(),
    randomId: (length) => randomId(length, env),
    yieldToHost: () => env.yieldToHost(),
    makeFunction: env.makeFunction,
    ...(options.jobId === null ? {} : { jobId: options.jobId }),
  });
  return built.ok ? ok({ document: document.value, process: built.value, problems }) : built;
}

/** Starts recording what was asked for; a field that is not there is a problem. */
function record(
  process: LocalProcess,
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
    else {
      const place = { path: '', line: null, column: null };
      problems.push({ code: 'UNKNOWN_FIELD', message: probe.error, ...place, severity: 'error' });
    }
  }
  return problems.length > 0 ? fail(problems) : ok(probes);
}

async function steps(process: LocalProcess, count: number): Promise<void> {
  for (let i = 0; i < count && !process.isFinished; i++) await process.advance();
}

/** Runs to the end, or so many steps; the report, whatever happened. */
async function perform(
  { document, process, problems }: Prepared,
  options: RunOptions,
  env: CliEnv,
): Promise<RunReport> {
  const types = rawTypes(document.config);
  const probes = record(process, options);
  if (!probes.ok) return { ...emptyReport(probes.error), valid: false };
  const stopListening = env.onInterrupt(() => process.cancel());
  let seconds = 0;
  let failure: RunReport['error'] = null;
  try {
    await process.init();
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
  const report = reportOf({ process, types, probes: probes.value, problems, failure, seconds });
  await process.destroy().catch(() => undefined);
  return report;
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

/** `run FILE ...`: runs a model and says what came out. */
export async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const options = readRunOptions(args);
  if (!options.ok) return refuse([options.error], args.includes('--json'), '', env);
  const { json, file } = options.value;
  const prepared = await prepare(options.value, env);
  if (!prepared.ok) return refuse(prepared.error, json, file, env);
  const report = await perform(prepared.value, options.value, env);
  if (!report.valid) return refuse(report.problems, json, file, env);
  const { valid: _, ...shown } = report;
  if (json) env.stdout(`${toJsonText(shown)}\n`);
  else {
    env.stderr(formatProblems(report.problems, file));
    env.stdout(summaryOf(report));
  }
  return report.error === null ? EXIT.ok : EXIT.failed;
}

function refuse(problems: readonly Problem[], json: boolean, file: string, env: CliEnv): number {
  const { valid: _, ...shown } = emptyReport(problems);
  if (json) env.stdout(`${toJsonText(shown)}\n`);
  else env.stderr(formatProblems(problems, file === '' ? 'patchbay' : file));
  return EXIT.invalid;
}
