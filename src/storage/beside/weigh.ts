import { sizeOf } from '../../base/patch/sizeOf.ts';
import { allSteps } from '../historyRecords.ts';
import { keysOf } from '../indexedDbRuns.ts';
import { allEntries } from '../journalHead.ts';
import type { Database } from '../schema.ts';
import { allOfStudies, STUDY_STORES } from './indexedDbStudies.ts';
import { allVersions, VERSION_STORES } from './indexedDbVersions.ts';
import type { Weight } from './shelf.ts';

/** Reads all that lies in the database of a document, to tell how much it is. */
export async function weigh(database: Database, id: string): Promise<Weight> {
  const transaction = database.transaction([
    ...(['documents', 'journal', 'histories', 'steps', 'runs'] as const),
    ...VERSION_STORES,
    ...STUDY_STORES,
  ]);
  const runs = transaction.objectStore('runs');
  const keys = keysOf(await runs.index('document').getAllKeys(id));
  const [record, journal, head, steps, kept, versions, studies] = await Promise.all([
    transaction.objectStore('documents').get(id),
    transaction.objectStore('journal').getAll(allEntries(id)),
    transaction.objectStore('histories').get(id),
    transaction.objectStore('steps').getAll(allSteps(id)),
    // One after the other, so that no more than one is in memory.
    keys.reduce<Promise<number>>(
      async (sum, key) => (await sum) + sizes(await runs.getAll(key)),
      Promise.resolve(0),
    ),
    Promise.all(
      VERSION_STORES.map((store) => transaction.objectStore(store).getAll(allVersions(id))),
    ),
    Promise.all(
      STUDY_STORES.map((store) => transaction.objectStore(store).getAll(allOfStudies(id))),
    ),
  ]);
  return {
    document: sizes([record, ...journal]),
    history: sizes([head, ...steps]),
    runs: kept,
    versions: sizes(versions.flat()),
    studies: sizes(studies.flat()),
  };
}

const sizes = (values: readonly unknown[]): number =>
  values.reduce<number>((sum, value) => sum + (value === undefined ? 0 : sizeOf(value)), 0);
