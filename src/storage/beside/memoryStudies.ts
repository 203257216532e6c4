import { fail, ok } from '../../base/result.ts';
import { storageFailure } from '../failure.ts';
import type { MemoryDisk } from '../memoryDisk.ts';
import { readEntries } from '../storedEntry.ts';
import { savedOn } from '../memoryDisk.ts';
import type { StoredStudies } from './studies.ts';

/** Studies of documents in memory. */
export function memoryStudies(disk: MemoryDisk): StoredStudies {
  const saved = savedOn(disk);
  const at = (documentId: string, id: string) => disk.studies.get(documentId)?.get(id);

  return {
    studies: async (documentId) =>
      ok(
        readEntries(
          [...(disk.studies.get(documentId)?.values() ?? [])].map(({ study }) =>
            structuredClone(study),
          ),
        ),
      ),
    studyModel: async (documentId, id) => ok(structuredClone(at(documentId, id)?.model)),
    studyTrials: async (documentId, id) => {
      const trials = [...(at(documentId, id)?.trials ?? [])].toSorted(([a], [b]) => a - b);
      return ok(trials.map(([, stretch]) => structuredClone(stretch)));
    },
    keepStudy: async (study, model, stretches) =>
      saved(() => {
        const { documentId, id } = study;
        const all = disk.studies.get(documentId) ?? new Map();
        const trials = at(documentId, id)?.trials ?? new Map<number, unknown>();
        for (const [number, stretch] of stretches) trials.set(number, structuredClone(stretch));
        all.set(id, { ...structuredClone({ study, model }), trials });
        disk.studies.set(documentId, all);
      }),
    keepTrials: async (study, stretches) => {
      const known = at(study.documentId, study.id);
      if (disk.failure === null && known === undefined) return fail(storageFailure('missing'));
      return saved(() => {
        if (known === undefined) return;
        known.study = structuredClone(study);
        for (const [number, stretch] of stretches)
          known.trials.set(number, structuredClone(stretch));
      });
    },
    removeStudy: async (documentId, id) =>
      saved(() => void disk.studies.get(documentId)?.delete(id)),
  };
}
