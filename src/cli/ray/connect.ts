import { join } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import { readAddress, type RayClient, rayClient, USUAL_ADDRESS } from '../../ray/index.ts';
import type { CliEnv } from '../env.ts';
import { sentenceOf } from '../fileFault.ts';

/** The option by which every command that talks to Ray is told where it is. */
export const RAY = {
  takes: 'ADDRESS',
  help: `Ray's dashboard; else what RAY_API_SERVER_ADDRESS or RAY_ADDRESS names, else ${USUAL_ADDRESS}`,
} as const;

/** The address that was given, or by the variables that Ray's own commands know, or the usual one. */
export function addressOf(given: string | null, { variables }: CliEnv): Result<string, string> {
  if (given !== null) return readAddress(given);
  const named = variables['RAY_API_SERVER_ADDRESS'];
  if (named !== undefined && named !== '') return readAddress(named);
  // This one may also name what is no dashboard: `auto`, or the address by which programs join.
  const joined = variables['RAY_ADDRESS'] ?? '';
  return readAddress(/^https?:/i.test(joined) ? joined : USUAL_ADDRESS);
}

/** The token of a cluster that asks for one, from where Ray's own commands take it. */
async function tokenOf(env: CliEnv): Promise<Result<string | null, string>> {
  const { variables } = env;
  const own = variables['RAY_AUTH_TOKEN'];
  if (own !== undefined && own !== '') return ok(own.trim());
  const path = variables['RAY_AUTH_TOKEN_PATH'];
  const usual = join(variables['HOME'] ?? '', '.ray', 'auth_token');
  const file = path !== undefined && path !== '' ? path : usual;
  if (file === usual && variables['RAY_AUTH_MODE'] !== 'token') return ok(null);
  const bytes = await env.readFile(file, 10_000);
  return bytes.ok
    ? ok(new TextDecoder().decode(bytes.value).trim())
    : fail(sentenceOf(file, 'read', bytes.error));
}

/** A client of the Ray that is meant; in words why not. It has not been asked anything yet. */
export async function clientOf(
  given: string | null,
  env: CliEnv,
): Promise<Result<RayClient, string>> {
  const base = addressOf(given, env);
  if (!base.ok) return base;
  const token = await tokenOf(env);
  if (!token.ok) return token;
  const headers = token.value === null ? {} : { Authorization: `Bearer ${token.value}` };
  return ok(
    rayClient({
      ...{ network: env.rayNetwork, base: base.value, headers },
      setTimer: (callback, milliseconds) => once(milliseconds, callback, env),
    }),
  );
}

/** Calls back once. */
export function once(milliseconds: number, callback: () => void, env: CliEnv): () => void {
  const stop = env.every(milliseconds, () => {
    stop();
    callback();
  });
  return stop;
}
