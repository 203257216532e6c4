import type { LeftDocument, Storage } from './api.ts';
import type { StorageFailure } from './failure.ts';
import type { Left } from './exitRecords.ts';

/** The document has gone on since, or is gone: then the page did write in time, or somebody else did. */
const OVERTAKEN: ReadonlySet<StorageFailure['kind']> = new Set(['conflict', 'missing']);

/**
 * Stores what pages put down when they went away.
 *
 * @returns keys of what is settled, stored or overtaken; and why something else could not be stored, which
 * then has to be kept for another time
 */
export async function recoverAll(
  storage: Pick<Storage, 'create' | 'write' | 'saveTyped'>,
  { documents, typed }: Left,
): Promise<{ readonly settled: readonly string[]; readonly failure: StorageFailure | null }> {
  const settled: string[] = [];
  let failure: StorageFailure | null = null;
  const note = (key: string, trouble: StorageFailure | null): void => {
    if (trouble === null) settled.push(key);
    else failure = trouble;
  };
  for (const [key, document] of documents) note(key, await finish(storage, document));
  for (const [key, id, text] of typed) {
    const stored = await storage.saveTyped(id, text);
    note(key, stored.ok ? null : stored.error);
  }
  return { settled, failure };
}

async function finish(
  storage: Pick<Storage, 'create' | 'write'>,
  { revisions, ...entry }: LeftDocument,
): Promise<StorageFailure | null> {
  for (const revision of revisions) {
    const stored =
      revision === 0 ? await storage.create(entry) : await storage.write({ ...entry, revision });
    if (stored.ok) return null;
    if (!OVERTAKEN.has(stored.error.kind)) return stored.error;
  }
  return null;
}
