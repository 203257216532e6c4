import { join, resolve } from 'node:path';
import { toJsonText } from '../../base/json.ts';
import { counted } from '../../base/counted.ts';
import { sizeText } from '../../base/sizeText.ts';
import {
  type RayClient,
  type RayJob,
  readTrials,
  type TunedStudy,
  whyFailed,
} from '../../ray/index.ts';
import { type CliEnv, EXIT, writeWhole } from '../env.ts';
import { sentenceOf } from '../fileFault.ts';
import { printable } from '../problems.ts';
import { type ReportedStudy, reportOf, summaryOf, tableOf } from '../study/trialReport.ts';
import { exitOf, RAY_EXIT } from './exit.ts';
import { receive, type Received } from './received.ts';
import { logText } from './say.ts';

/** What is wanted of a job that is over. */
export interface Wanted {
  /** Where results go, as it was given; null: nowhere. */
  readonly out: string | null;
  readonly json: boolean;
}

/** What a job that is over comes to: its exit code. */
function codeOf({ status }: RayJob): number {
  if (status === 'STOPPED') return RAY_EXIT.stopped;
  return status === 'SUCCEEDED' ? EXIT.ok : RAY_EXIT.jobFailed;
}

/** What `--json` says of a job. */
export function jobRecord(job: RayJob) {
  const { id, status, message, errorType, start, end, metadata } = job;
  const name = metadata['job_name'] ?? null;
  const kind = metadata['patchbay'] ?? null;
  return { id, name, kind, status, message, error_type: errorType, start, end };
}

/** Fetches what a job that is over has kept, and tells all of it; the exit code. */
export async function tellOutcome(
  client: RayClient,
  job: RayJob,
  { out, json }: Wanted,
  env: CliEnv,
): Promise<number> {
  const folder = out === null ? null : resolve(env.cwd, out);
  const code = codeOf(job);
  const received = await receive(client, job, folder, env);
  if (!received.ok) {
    const { kind, message } = received.error;
    // A job that did not end well may have kept nothing, which is no news.
    const isNews = kind !== 'nothing-kept' || code === EXIT.ok;
    if (isNews) env.stderr(`${printable(message)}\n`);
    tellEnd(job, env);
    if (json) env.stdout(`${toJsonText({ job: jobRecord(job), files: [] })}\n`);
    if (code !== EXIT.ok || !isNews) return code;
    return kind === 'file' ? EXIT.failed : exitOf({ kind, message });
  }
  tellEnd(job, env);
  const { trials } = received.value;
  const told =
    trials === null
      ? tellFiles(job, received.value, { out, json }, env)
      : await tellStudy(job, trials, { out, json }, env);
  return code === EXIT.ok ? told : code;
}

/** How a job ended that did not end well, and what to do. */
function tellEnd(job: RayJob, env: CliEnv): void {
  const { id, status, errorType } = job;
  if (status === 'STOPPED') env.stderr(`${id} was stopped.\n`);
  if (status !== 'FAILED') return;
  env.stderr(logText(`${id} failed on Ray: ${whyFailed(job)}\n`));
  env.stderr(
    errorType === 'RUNTIME_ENV_SETUP_FAILURE'
      ? 'Where the cluster has what the project requires, submit with --no-install. patchbay jobs --json has all that Ray says.\n'
      : `patchbay logs ${id} shows its log.\n`,
  );
}

function tellFiles(job: RayJob, { files }: Received, { out, json }: Wanted, env: CliEnv): number {
  if (json) {
    env.stdout(`${toJsonText({ job: jobRecord(job), out, files })}\n`);
    return EXIT.ok;
  }
  const size = sizeText(files.reduce((sum, { bytes }) => sum + bytes, 0));
  if (files.length === 0 && out === null) return EXIT.ok;
  const what = `${counted(files.length, 'file')}, ${size}`;
  env.stdout(
    out === null
      ? `${job.id} has kept ${what}; patchbay fetch ${job.id} --out DIR brings them.\n`
      : `${what} in ${printable(out)}\n`,
  );
  return EXIT.ok;
}

async function tellStudy(
  job: RayJob,
  bytes: Uint8Array,
  { out, json }: Wanted,
  env: CliEnv,
): Promise<number> {
  const tuned = readTrials(bytes);
  if (!tuned.ok) {
    env.stderr(`The trials of ${job.id} cannot be read. ${tuned.error}\n`);
    return EXIT.failed;
  }
  const { trials, seconds, workers } = tuned.value;
  const study = reported(tuned.value);
  const report = reportOf(study, trials, { seconds, workers });
  const files = [
    ['trials.json', `${toJsonText(report)}\n`],
    ['trials.csv', tableOf(study, report)],
  ] as const;
  for (const [name, text] of out === null ? [] : files) {
    const path = join(resolve(env.cwd, out ?? ''), name);
    const done = await writeWhole(path, new TextEncoder().encode(text), env);
    if (done.ok) continue;
    env.stderr(`${printable(sentenceOf(path, 'written', done.error))}\n`);
    return EXIT.failed;
  }
  env.stdout(json ? `${toJsonText({ job: jobRecord(job), ...report })}\n` : summaryOf(report));
  return report.best.length > 0 ? EXIT.ok : EXIT.failed;
}

/** plugboard searches by Optuna's own sampler, with a seed that it does not tell. */
function reported({ study }: TunedStudy): ReportedStudy {
  const { name, seed, dimensions, objectives } = study;
  return {
    ...{ name, seed, plan: 'search' },
    dimensions: dimensions.map((full) => ({ name: full })),
    objectives: objectives.map((one) => ({ ...one, component: '', field: '' })),
  };
}
