import type { StoreNames } from 'idb';
import { codeSetting, networkSetting } from '../api.ts';
import { exitDatabase } from '../exitDatabase.ts';
import { settingKey } from '../exitRecords.ts';
import { HISTORY_STORES, forgetHistory } from '../historyRecords.ts';
import { keysOf } from '../indexedDbRuns.ts';
import { allOfStudies, STUDY_STORES } from './indexedDbStudies.ts';
import { allVersions, VERSION_STORES } from './indexedDbVersions.ts';
import { allEntries } from '../journalHead.ts';
import { readEnvelope } from '../record.ts';
import type { Database, PatchbaySchema } from '../schema.ts';

/** What lies there under the id of a document alone. */
const BY_ID = ['documents', 'summaries', 'unfinished', 'typed', 'marks', 'pictures'] as const;

/** All in which a document leaves something. */
const TOUCHED: StoreNames<PatchbaySchema>[] = [
  ...BY_ID,
  ...(['journal', 'runs', 'settings'] as const),
  ...HISTORY_STORES,
  ...VERSION_STORES,
  ...STUDY_STORES,
];

/** Forgets those of these documents that are in the trash, each with all that belongs to it or not at all. */
export async function erase(database: Database, ids: readonly string[]): Promise<void> {
  const erased: string[] = [];
  for (const id of ids) if (await eraseOne(database, id)) erased.push(id);
  if (erased.length === 0) return;
  const exit = exitDatabase();
  await exit.forget(erased.flatMap(settingsOf).map(settingKey));
  exit.close();
}

const settingsOf = (id: string): readonly string[] => [codeSetting(id), networkSetting(id)];

/** Whether it was still to be erased. */
async function eraseOne(database: Database, id: string): Promise<boolean> {
  const transaction = database.transaction(TOUCHED, 'readwrite');
  const runs = transaction.objectStore('runs');
  const forget = async (): Promise<boolean> => {
    const record = readEnvelope(await transaction.objectStore('documents').get(id));
    // Somebody has brought it back meanwhile.
    if (!record.ok || record.value.deletedAt === null) return false;
    const keys = await runs.index('document').getAllKeys(id);
    await Promise.all([
      ...keysOf(keys).map((key) => runs.delete(key)),
      ...BY_ID.map((store) => transaction.objectStore(store).delete(id)),
      ...VERSION_STORES.map((store) => transaction.objectStore(store).delete(allVersions(id))),
      ...STUDY_STORES.map((store) => transaction.objectStore(store).delete(allOfStudies(id))),
      transaction.objectStore('journal').delete(allEntries(id)),
      // Earlier versions kept them here.
      transaction.objectStore('settings').delete(codeSetting(id)),
      forgetHistory(transaction, id),
    ]);
    return true;
  };
  const [isErased] = await Promise.all([forget(), transaction.done]);
  return isErased;
}
