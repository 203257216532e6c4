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
function addressOf(given: string | null, { variables }: CliEnv): Result<string, string> {
  if (given !== null) return readAddress(given);
  const named = variables['RAY_API_SERVER_ADDRESS'];
  if (named !== undefined && named !== '') return readAddress(named);
  // This one may also name what is no dashboard: `auto`, or the address by which programs join.
  const joined = variables['RAY_ADDRESS'] ?? '';
  return readAddress(/^https?:/i.test(joined) ? joined : USUAL_ADDRESS);
}

/** A machine's own names: what listens there is no stranger's. */
const HERE = /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(?=[:/]|$)/i;

/**
 * The token of a cluster that asks for one, from where Ray's own commands take it. Once a machine has
 * `~/.ray/auth_token`, a Ray that starts there asks for it unless `RAY_AUTH_MODE` says otherwise: it is
 * shown to a Ray of this machine, and to one elsewhere only where that is said.
 */
async function tokenOf(base: string, env: CliEnv): Promise<Result<string | null, string>> {
  const { variables } = env;
  const own = variables['RAY_AUTH_TOKEN'];
  if (own !== undefined && own !== '') return ok(own.trim());
  const path = variables['RAY_AUTH_TOKEN_PATH'] ?? '';
  const mode = variables['RAY_AUTH_MODE']?.toLowerCase() ?? '';
  const isNamed = path !== '' || mode === 'token';
  const home = variables['HOME'] ?? '';
  if (!isNamed && (mode !== '' || home === '' || !HERE.test(base))) return ok(null);
  const file = path === '' ? join(home, '.ray', 'auth_token') : path;
  const bytes = await env.readFile(file, 10_000);
  if (bytes.ok) return ok(new TextDecoder().decode(bytes.value).trim());
  return isNamed ? fail(sentenceOf(file, 'read', bytes.error)) : ok(null);
}

/** Where Ray's dashboard is, and what is shown to it. */
export interface RayAccess {
  /** Without a slash at its end. */
  readonly base: string;
  /** A header, where the cluster has a token. */
  readonly authorization: string | null;
}

/** Finds out which Ray is meant; in words why not. */
export async function accessTo(
  given: string | null,
  env: CliEnv,
): Promise<Result<RayAccess, string>> {
  const base = addressOf(given, env);
  if (!base.ok) return base;
  const token = await tokenOf(base.value, env);
  if (!token.ok) return token;
  const authorization = token.value === null ? null : `Bearer ${token.value}`;
  return ok({ base: base.value, authorization });
}

/** A client of the Ray that is meant; in words why not. It has not been asked anything yet. */
export async function clientOf(
  given: string | null,
  env: CliEnv,
): Promise<Result<RayClient, string>> {
  const access = await accessTo(given, env);
  if (!access.ok) return access;
  const { base, authorization } = access.value;
  return ok(
    rayClient({
      ...{ network: env.rayNetwork, base },
      headers: authorization === null ? {} : { Authorization: authorization },
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
