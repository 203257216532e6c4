import type { Database } from '../schema.ts';
import type { StoredEntry } from '../storedEntry.ts';
import { type GoingChange, isOver, partBounds, partId, readParts } from './going.ts';

export async function keepGoing(
  database: Database,
  run: StoredEntry,
  { put, drop }: GoingChange,
): Promise<void> {
  const transaction = database.transaction('runs', 'readwrite', { durability: 'relaxed' });
  const { store } = transaction;
  const write = async (): Promise<void> => {
    // Its end has come meanwhile.
    if (isOver(await store.get(run.id))) return;
    await Promise.all([
      ...drop.map((begin) => store.delete(IDBKeyRange.bound(...partBounds(run.id, begin)))),
      ...put.map(([key, part]) => store.put({ id: partId(run.id, key), part })),
      store.put(run),
    ]);
  };
  await Promise.all([write(), transaction.done]);
}

export async function goingParts(
  database: Database,
  runId: string,
): Promise<ReadonlyMap<string, unknown>> {
  return readParts(runId, await database.getAll('runs', IDBKeyRange.bound(...partBounds(runId))));
}
