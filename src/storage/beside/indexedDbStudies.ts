import { storageFailure, StorageError } from '../failure.ts';
import type { OnDatabase } from '../indexedDbRuns.ts';
import { whole } from '../transaction.ts';
import { readEntries } from '../storedEntry.ts';
import type { StoredStudies } from './studies.ts';

/** Stores that hold documents' studies. */
export const STUDY_STORES = ['studies', 'studyModels', 'trials'] as const;

/** Every key of what belongs to a document's studies, or to one of them; a list comes after all texts. */
export function allOfStudies(documentId: string, id?: string): IDBKeyRange {
  const begin = id === undefined ? [documentId] : [documentId, id];
  return IDBKeyRange.bound(begin, [...begin, []]);
}

/** Studies of documents in the browser's database. */
export function studyCalls(run: OnDatabase): StoredStudies {
  return {
    studies: (documentId) =>
      run(async (database) =>
        readEntries(await database.getAll('studies', allOfStudies(documentId))),
      ),
    studyModel: (documentId, id) =>
      run((database) => database.get('studyModels', [documentId, id])),
    studyTrials: (documentId, id) =>
      run((database) => database.getAll('trials', allOfStudies(documentId, id))),
    keepStudy: (study, model, stretches) =>
      run(async (database) => {
        const transaction = database.transaction(STUDY_STORES, 'readwrite');
        const { documentId, id } = study;
        const asked = [
          transaction.objectStore('studies').put(study, [documentId, id]),
          transaction.objectStore('studyModels').put(model, [documentId, id]),
          ...stretches.map(([number, stretch]) =>
            transaction.objectStore('trials').put(stretch, [documentId, id, number]),
          ),
        ];
        // All of it is asked for before this returns: the page may be left at once.
        transaction.commit();
        await Promise.all([...asked, transaction.done]);
      }),
    keepTrials: (study, stretches) =>
      run(async (database) => {
        const transaction = database.transaction(['studies', 'trials'], 'readwrite');
        const { documentId, id } = study;
        await whole(transaction, async () => {
          const studies = transaction.objectStore('studies');
          // Its document was erased meanwhile, or it was deleted in another tab.
          if ((await studies.getKey([documentId, id])) === undefined)
            throw new StorageError(storageFailure('missing'));
          await Promise.all([
            studies.put(study, [documentId, id]),
            ...stretches.map(([number, stretch]) =>
              transaction.objectStore('trials').put(stretch, [documentId, id, number]),
            ),
          ]);
        });
      }),
    removeStudy: (documentId, id) =>
      run(async (database) => {
        const transaction = database.transaction(STUDY_STORES, 'readwrite');
        await Promise.all([
          transaction.objectStore('studies').delete([documentId, id]),
          transaction.objectStore('studyModels').delete([documentId, id]),
          transaction.objectStore('trials').delete(allOfStudies(documentId, id)),
          transaction.done,
        ]);
      }),
  };
}
