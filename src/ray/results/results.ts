import { gunzipSync } from 'fflate';
import { fail, ok, type Result } from '../../base/result.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import type { RayFault } from '../fault.ts';
import type { RayClient } from '../rayClient.ts';
import type { RayJob } from '../RayJob.ts';
import { type Kept, type KeptFile, readKept } from './kept.ts';

/*
 * Results come as files that the job's script keeps in Ray's folder of logs, on the machine it runs on
 * (`patchbay_job.py`), and not through the job's own log: Ray hands the files of that folder out as they
 * are, a stream of bytes of any length. The log is told as one JSON text and comes whole with each look at
 * it, so that whoever follows a job would fetch its results again and again; it has the user's prints
 * between the lines, and a page of the dashboard would show it all. Packages, too, go in only: the
 * dashboard tells whether there is one, and gives none out.
 */

/** The SHA-256 of bytes, in hexadecimal digits. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>;

/** Why results do not come: a fault of the way, or `nothing-kept`, or `damaged`. */
export type ResultFault =
  RayFault | { readonly kind: 'nothing-kept' | 'damaged'; readonly message: string };

const TRIES = 3;
const FOLDER = 'patchbay';

/** Lists what a job has kept. */
export async function keptOf(
  client: RayClient,
  job: RayJob,
  sha256: Sha256,
): Promise<Result<Kept, ResultFault>> {
  const nothing = { kind: 'nothing-kept' as const, message: `${job.id} has kept no results.` };
  if (job.node === null) return fail(nothing);
  const told = await fileOf(client, job, 'results.json');
  if (!told.ok) return told;
  if (told.value.length === 0) return fail(nothing);
  const damaged = {
    kind: 'damaged' as const,
    message: `The list of ${job.id}'s results is damaged.`,
  };
  const end = told.value.indexOf(10);
  const sum = decodeUtf8(told.value.subarray(0, Math.max(0, end)));
  const list = told.value.subarray(end + 1);
  if (!sum.ok || sum.value !== (await sha256(list))) return fail(damaged);
  const text = decodeUtf8(list);
  const kept = text.ok ? readKept(parsed(text.value)) : null;
  return kept === null ? fail(damaged) : ok(kept);
}

/** One piece of a file after the other, each as it was when the job kept it. */
export async function* piecesOf(
  client: RayClient,
  job: RayJob,
  file: KeptFile,
  sha256: Sha256,
): AsyncGenerator<Result<Uint8Array, ResultFault>> {
  for (const { name, size, sha256: sum } of file.pieces) {
    const packed = await fileOf(client, job, name);
    const bytes = packed.ok ? unpacked(packed.value, size) : null;
    if (!packed.ok) yield packed;
    else if (bytes === null || (await sha256(bytes)) !== sum) {
      const message = `${file.name} of ${job.id} did not come as it was kept: a checksum differs.`;
      yield fail({ kind: 'damaged', message });
    } else {
      yield ok(bytes);
      continue;
    }
    return;
  }
}

/** What passes by itself is tried again. */
async function fileOf(
  client: RayClient,
  { id, node }: RayJob,
  name: string,
): Promise<Result<Uint8Array, RayFault>> {
  let told = await client.file(node ?? '', `${FOLDER}/${id}/${name}`);
  for (let i = 1; i < TRIES && !told.ok && ['cut', 'late'].includes(told.error.kind); i++) {
    told = await client.file(node ?? '', `${FOLDER}/${id}/${name}`);
  }
  return told;
}

function unpacked(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    const bytes = gunzipSync(packed, { out: new Uint8Array(size) });
    return bytes.length === size ? bytes : null;
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
