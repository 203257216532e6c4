import { type Command, refuse } from '../command.ts';
import { type CommandSpec, oneOperand, readCommandLine } from '../commandLine.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { RAY } from '../ray/connect.ts';
import { followed } from '../ray/followed.ts';
import { findJob, ID } from '../ray/ofJob.ts';
import { logText, sayFault } from '../ray/say.ts';

const LOGS = {
  name: 'logs',
  summary: 'Prints what a job on a Ray cluster has printed.',
  operand: ID,
  options: {
    ray: RAY,
    follow: { help: 'goes on until the job is over; Ctrl+C leaves it running' },
  },
} as const satisfies CommandSpec;

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, LOGS.options);
  if (!given.ok) return refuse(given.error, env);
  const { values, operands } = given.value;
  const id = oneOperand(operands, LOGS);
  if (!id.ok) return refuse(id.error, env);
  const found = await findJob(id.value, values.ray, env);
  if (!found.ok) return found.error;
  const { client, job } = found.value;
  if (values.follow) {
    const onLog = (text: string) => env.stdout(text);
    const ended = await followed(client, job, { onLog, patience: null }, env);
    return ended.ok ? EXIT.ok : sayFault(ended.error, env);
  }
  const log = await client.log(id.value);
  if (!log.ok) return sayFault(log.error, env);
  env.stdout(logText(log.value));
  return EXIT.ok;
}

/** `logs ID [--ray ADDRESS] [--follow]` */
export const logs: Command = { spec: LOGS, run };
