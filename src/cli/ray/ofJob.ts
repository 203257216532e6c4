import { fail, ok, type Result } from '../../base/result.ts';
import type { RayClient, RayFault, RayJob } from '../../ray/index.ts';
import { refuse } from '../command.ts';
import type { CliEnv } from '../env.ts';
import { clientOf } from './connect.ts';
import { sayFault } from './say.ts';

/** The operand of commands about one job. */
export const ID = { name: 'ID', words: 'the id of a job' } as const;

export interface Found {
  readonly client: RayClient;
  readonly job: RayJob;
}

/** Finds a job on the Ray that is meant; where there is none, says so and gives the exit code. */
export async function findJob(
  id: string,
  ray: string | null,
  env: CliEnv,
): Promise<Result<Found, number>> {
  const made = await clientOf(ray, env);
  if (!made.ok) return fail(refuse(made.error, env));
  const client = made.value;
  const said = (fault: RayFault) => fail(sayFault(fault, env));
  const version = await client.version();
  if (!version.ok) return said(version.error);
  const job = await client.job(id);
  return job.ok ? ok({ client, job: job.value }) : said(job.error);
}
