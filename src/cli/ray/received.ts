import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import {
  type Kept,
  type KeptFile,
  keptOf,
  piecesOf,
  type RayClient,
  type RayJob,
  type ResultFault,
  type Sha256,
} from '../../ray/index.ts';
import { type CliEnv } from '../env.ts';
import { sentenceOf } from '../fileFault.ts';

const RESULTS = 'results/';
/** The trials of a study, as the job wrote them. */
const TRIALS = 'results/trials.json';
const MOST_TRIALS = 256_000_000;

/** What came of a job. */
export interface Received {
  readonly kind: Kept['kind'];
  /** Files that were written, by their path within the folder, and how large each is. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Of a study: what its job wrote down. */
  readonly trials: Uint8Array | null;
}

export type ReceiveFault = ResultFault | { readonly kind: 'file'; readonly message: string };

const sha256: Sha256 = (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'));

/**
 * Fetches what a job has kept: series go into the folder as `COMPONENT.FIELD.csv`, other files that the
 * model wrote into its folder `files`. Every piece is checked, and every file is whole before it takes its
 * place.
 *
 * @param folder null: nothing is written
 */
export async function receive(
  client: RayClient,
  job: RayJob,
  folder: string | null,
  env: CliEnv,
): Promise<Result<Received, ReceiveFault>> {
  const kept = await keptOf(client, job, sha256);
  if (!kept.ok) return kept;
  const { kind } = kept.value;
  const list = kept.value.files.find(({ name }) => kind === 'tune' && name === TRIALS);
  const trials = list === undefined ? ok(null) : await whole(client, job, list);
  if (!trials.ok) return trials;
  const files: { path: string; bytes: number }[] = [];
  for (const file of kept.value.files.filter((one) => one !== list)) {
    const path = file.name.startsWith(RESULTS)
      ? file.name.slice(RESULTS.length)
      : `files/${file.name}`;
    if (folder !== null) {
      const written = await write(client, job, file, join(folder, path), env);
      if (!written.ok) return written;
    }
    files.push({ path, bytes: file.size });
  }
  return ok({ kind, files, trials: trials.value });
}

async function write(
  client: RayClient,
  job: RayJob,
  file: KeptFile,
  path: string,
  env: CliEnv,
): Promise<Result<null, ReceiveFault>> {
  const fault = (error: Parameters<typeof sentenceOf>[2]) =>
    fail({ kind: 'file' as const, message: sentenceOf(path, 'written', error) });
  const draft = await env.draft(path, 0);
  if (!draft.ok) return fault(draft.error);
  for await (const piece of piecesOf(client, job, file, sha256)) {
    if (!piece.ok) {
      await draft.value.discard();
      return piece;
    }
    const appended = await draft.value.append(piece.value);
    if (!appended.ok) return fault(appended.error);
  }
  const done = await draft.value.commit();
  return done.ok ? ok(null) : fault(done.error);
}

async function whole(
  client: RayClient,
  job: RayJob,
  file: KeptFile,
): Promise<Result<Uint8Array, ResultFault>> {
  if (file.size > MOST_TRIALS) {
    return fail({ kind: 'oversized', message: `${file.name} of ${job.id} is too large.` });
  }
  const parts: Uint8Array[] = [];
  for await (const piece of piecesOf(client, job, file, sha256)) {
    if (!piece.ok) return piece;
    parts.push(piece.value);
  }
  return ok(Buffer.concat(parts));
}
