import type { Leaving, Storage, StorageFailure } from './api.ts';

/** The document has gone on since, or is gone: then the page did write in time, or somebody else did. */
const OVERTAKEN: ReadonlySet<StorageFailure['kind']> = new Set(['conflict', 'missing']);

/**
 * Writes what pages put down when they went away.
 *
 * @returns ids of what is settled, written or overtaken; and why something else could not be written, which
 * then has to be kept for another time
 */
export async function finishAll(
  storage: Pick<Storage, 'create' | 'write'>,
  all: readonly Leaving[],
): Promise<{ readonly settled: readonly string[]; readonly failure: StorageFailure | null }> {
  const settled: string[] = [];
  let failure: StorageFailure | null = null;
  for (const leaving of all) {
    const trouble = await finish(storage, leaving);
    if (trouble === null) settled.push(leaving.id);
    else failure = trouble;
  }
  return { settled, failure };
}

async function finish(
  storage: Pick<Storage, 'create' | 'write'>,
  { revisions, ...entry }: Leaving,
): Promise<StorageFailure | null> {
  for (const revision of revisions) {
    const stored =
      revision === 0 ? await storage.create(entry) : await storage.write({ ...entry, revision });
    if (stored.ok) return null;
    if (!OVERTAKEN.has(stored.error.kind)) return stored.error;
  }
  return null;
}
