import type { Database } from '../schema.ts';
import { readEntries, type StoredEntry } from '../storedEntry.ts';

/** Stores that hold documents' versions. */
export const VERSION_STORES = ['versions', 'versionContents'] as const;

/** Every key of a document's versions; a list comes after all texts. */
export function allVersions(documentId: string): IDBKeyRange {
  return IDBKeyRange.bound([documentId], [documentId, []]);
}

export async function versions(
  database: Database,
  documentId: string,
): Promise<readonly StoredEntry[]> {
  return readEntries(await database.getAll('versions', allVersions(documentId)));
}

export async function keepVersion(
  database: Database,
  version: StoredEntry,
  content: unknown,
): Promise<void> {
  const transaction = database.transaction(VERSION_STORES, 'readwrite');
  const key: [string, string] = [version.documentId, version.id];
  const asked = [
    transaction.objectStore('versions').put(version, key),
    content === undefined
      ? undefined
      : transaction.objectStore('versionContents').put(content, key),
  ];
  // All of it is asked for before this returns: the page may be left at once.
  transaction.commit();
  await Promise.all([...asked, transaction.done]);
}

export async function removeVersions(
  database: Database,
  documentId: string,
  ids: readonly string[],
): Promise<void> {
  const transaction = database.transaction(VERSION_STORES, 'readwrite');
  const gone = VERSION_STORES.flatMap((store) =>
    ids.map((id) => transaction.objectStore(store).delete([documentId, id])),
  );
  await Promise.all([...gone, transaction.done]);
}
