import { duration } from '../../base/amounts.ts';
import { toJsonText } from '../../base/json.ts';
import { type RayJob, readOwnJob } from '../../ray/index.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, noOperand, readCommandLine } from '../commandLine.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { clientOf, RAY } from '../ray/connect.ts';
import { jobRecord } from '../ray/outcome.ts';
import { logText, sayFault } from '../ray/say.ts';

const JOBS = {
  name: 'jobs',
  summary: 'Lists the jobs that a Ray cluster was sent, the newest first.',
  operand: null,
  options: {
    ray: RAY,
    json: { help: 'one JSON object with all of them' },
  },
} as const satisfies CommandSpec;

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, JOBS.options);
  if (!given.ok) return refuse(given.error, env);
  const { values, operands } = given.value;
  const extra = noOperand(operands);
  if (extra !== null) return refuse(extra, env);
  const client = await clientOf(values.ray, env);
  if (!client.ok) return refuse(client.error, env);
  const version = await client.value.version();
  if (!version.ok) return sayFault(version.error, env);
  const jobs = await client.value.jobs();
  if (!jobs.ok) return sayFault(jobs.error, env);
  if (values.json) env.stdout(`${toJsonText({ jobs: jobs.value.map(jobRecord) })}\n`);
  else env.stdout(jobs.value.length === 0 ? 'No jobs.\n' : table(jobs.value, env.date()));
  return EXIT.ok;
}

function table(jobs: readonly RayJob[], now: number): string {
  const rows = jobs.map((job) => [
    job.id,
    job.status.toLowerCase(),
    readOwnJob(job)?.kind ?? 'other',
    job.start === null ? '' : new Date(job.start).toISOString().slice(0, 19).replace('T', ' '),
    job.start === null ? '' : duration((job.end ?? now) - job.start),
    readOwnJob(job)?.name ?? job.entrypoint.split('\n')[0]?.slice(0, 60) ?? '',
  ]);
  const all = [['ID', 'STATUS', 'KIND', 'BEGAN (UTC)', 'TOOK', 'NAME'], ...rows];
  const widths = all[0]?.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0))) ?? [];
  return all
    .map(
      (row) =>
        `${logText(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')).trimEnd()}\n`,
    )
    .join('');
}

/** `jobs [--ray ADDRESS] [--json]` */
export const jobs: Command = { spec: JOBS, run };
