import { fail, ok } from '../../base/result.ts';
import { isOver } from '../../ray/index.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, oneOperand, readCommandLine } from '../commandLine.ts';
import type { CliEnv } from '../env.ts';
import { RAY } from '../ray/connect.ts';
import { followed } from '../ray/followed.ts';
import { findJob, ID } from '../ray/ofJob.ts';
import { tellOutcome } from '../ray/outcome.ts';
import { sayFault } from '../ray/say.ts';

const FETCH = {
  name: 'fetch',
  summary: 'Brings the results of a job on a Ray cluster; waits until it is over.',
  operand: ID,
  options: {
    ray: RAY,
    out: { takes: 'DIR', help: 'where results go, as COMPONENT.FIELD.csv' },
    json: { help: 'one JSON object about the job and its results' },
  },
} as const satisfies CommandSpec;

function readOrder(args: readonly string[]) {
  const given = readCommandLine(args, FETCH.options);
  if (!given.ok) return given;
  const { values, operands } = given.value;
  const id = oneOperand(operands, FETCH);
  if (!id.ok) return id;
  const { out, ray, json } = values;
  return out === null
    ? fail('--out takes a folder for the results.')
    : ok({ id: id.value, out, ray, json });
}

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const order = readOrder(args);
  if (!order.ok) return refuse(order.error, env);
  const { id, out, ray, json } = order.value;
  const found = await findJob(id, ray, env);
  if (!found.ok) return found.error;
  const { client, job } = found.value;
  const quiet = { onLog: () => undefined, patience: null };
  const ended = isOver(job) ? ok(job) : await followed(client, job, quiet, env);
  if (!ended.ok) return sayFault(ended.error, env);
  return tellOutcome(client, ended.value, { out, json }, env);
}

/** `fetch ID --out DIR [--ray ADDRESS] [--json]` */
export const fetch: Command = { spec: FETCH, run };
