import { isOver } from '../../ray/index.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, oneOperand, readCommandLine } from '../commandLine.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { once, RAY } from '../ray/connect.ts';
import { RAY_EXIT } from '../ray/exit.ts';
import { findJob, ID } from '../ray/ofJob.ts';
import { statusLine } from '../ray/followed.ts';
import { sayFault } from '../ray/say.ts';

const STOP = {
  name: 'stop',
  summary: 'Ends a job on a Ray cluster, and waits until it has ended.',
  operand: ID,
  options: { ray: RAY },
} as const satisfies CommandSpec;

/** Ray gives a job 3 seconds to end by itself before it is killed. */
const PATIENCE = 30_000;
/** One that it is still making ready it ends only when it is ready, which may take minutes. */
const PATIENCE_BEFORE = 10_000;
const LOOK = 300;

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, STOP.options);
  if (!given.ok) return refuse(given.error, env);
  const { values, operands } = given.value;
  const id = oneOperand(operands, STOP);
  if (!id.ok) return refuse(id.error, env);
  const found = await findJob(id.value, values.ray, env);
  if (!found.ok) return found.error;
  const { client } = found.value;
  let { job } = found.value;
  if (isOver(job)) {
    env.stdout(`${statusLine(job)}\n`);
    return EXIT.ok;
  }
  const stopped = await client.stop(job.id);
  if (!stopped.ok) return sayFault(stopped.error, env);
  const start = env.now();
  const patience = () => (job.status === 'PENDING' ? PATIENCE_BEFORE : PATIENCE);
  while (!isOver(job) && env.now() - start < patience()) {
    await new Promise<void>((resolve) => void once(LOOK, resolve, env));
    const next = await client.job(job.id);
    if (!next.ok) return sayFault(next.error, env);
    job = next.value;
  }
  env.stdout(`${statusLine(job)}\n`);
  if (isOver(job)) return EXIT.ok;
  env.stderr(
    job.status === 'PENDING'
      ? 'Ray was told to stop it, and does so when it has installed what the job requires.\n'
      : `Ray was told to stop it ${PATIENCE / 1000} s ago, and it still runs.\n`,
  );
  return RAY_EXIT.cut;
}

/** `stop ID [--ray ADDRESS]` */
export const stop: Command = { spec: STOP, run };
