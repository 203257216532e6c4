import { joinedBytes } from '../../base/joinedBytes.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { keptOf, piecesOf, type RayJob, type ResultFault } from '../../ray/index.ts';
import type { FetchedField } from '../records/fetchedRun.ts';
import { resultIn } from '../texts/texts.ts';
import type { Cluster } from './RayDoor.ts';

/** The fields that a job has recorded; of one that kept nothing, none. */
export async function rayResults(
  { client, sha256 }: Cluster,
  job: RayJob,
): Promise<Result<readonly FetchedField[], ResultFault>> {
  const kept = await keptOf(client, job, sha256);
  if (!kept.ok) {
    const isNone = kept.error.kind === 'nothing-kept' && job.status !== 'SUCCEEDED';
    return isNone ? ok([]) : kept;
  }
  const fields: FetchedField[] = [];
  for (const file of kept.value.files) {
    if (!/^results\/[^/]+\.csv$/.test(file.name)) continue;
    const parts: Uint8Array[] = [];
    for await (const piece of piecesOf(client, job, file, sha256)) {
      if (!piece.ok) return piece;
      parts.push(piece.value);
    }
    const read = resultIn({ name: file.name.slice('results/'.length), bytes: joinedBytes(parts) });
    // A job that was stopped may have left a row that is cut.
    if (read.ok) fields.push(read.value);
    else if (job.status === 'SUCCEEDED')
      return fail({ kind: 'damaged', message: `${file.name} cannot be read. ${read.error}` });
  }
  return ok(fields);
}
