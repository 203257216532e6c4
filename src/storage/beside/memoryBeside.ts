import { isObject } from '../../base/json.ts';
import { sizeOf } from '../../base/patch/sizeOf.ts';
import { ok } from '../../base/result.ts';
import type { MemoryDisk } from '../memoryDisk.ts';
import type { SummaryRecord } from '../record.ts';
import { type GoingRuns, isOver, partBounds, partId, readParts } from './going.ts';
import { entriesOfShelf, readMarks, type Shelf } from './shelf.ts';
import { memoryStudies } from './memoryStudies.ts';
import type { StoredStudies } from './studies.ts';
import { readEntries } from '../storedEntry.ts';
import { savedOn } from '../memoryDisk.ts';
import type { Versions } from './versions.ts';

/** What lies in memory beside documents. */
export function memoryBeside(
  disk: MemoryDisk,
  lines: () => readonly SummaryRecord[],
  erase: (id: string) => void,
): GoingRuns & Shelf & StoredStudies & Versions {
  const saved = savedOn(disk);
  return {
    ...memoryStudies(disk),
    shelf: async () => ok(entriesOfShelf(lines(), disk.marks)),
    mark: async (id, change) =>
      saved(() =>
        disk.marks.set(id, structuredClone({ ...readMarks(disk.marks.get(id)), ...change })),
      ),
    pictures: async (ids) =>
      ok(
        new Map(
          ids.flatMap((id) =>
            disk.pictures.has(id) ? [[id, disk.pictures.get(id)] as const] : [],
          ),
        ),
      ),
    savePicture: async (id, picture) =>
      saved(() => disk.pictures.set(id, structuredClone(picture))),
    weigh: async (id) => {
      const runs = [...disk.runs.values()].filter(
        (run) => isObject(run) && run['documentId'] === id,
      );
      return ok({
        document: sizeOf(disk.documents.get(id)),
        history: sizeOf([...(disk.steps.get(id)?.values() ?? [])]),
        runs: sizeOf(runs),
        versions: sizeOf([...(disk.versions.get(id)?.values() ?? [])]),
        studies: sizeOf(
          [...(disk.studies.get(id)?.values() ?? [])].map(({ study, model, trials }) => [
            ...[study, model],
            ...trials.values(),
          ]),
        ),
      });
    },
    erase: async (ids) =>
      saved(() => {
        const removed = lines().filter(
          ({ id, deletedAt }) => ids.includes(id) && deletedAt !== null,
        );
        for (const { id } of removed) {
          erase(id);
          disk.marks.delete(id);
          disk.pictures.delete(id);
          disk.versions.delete(id);
          disk.studies.delete(id);
        }
      }),
    keepGoing: async (run, { put, drop }) =>
      saved(() => {
        if (isOver(disk.runs.get(run.id))) return;
        for (const begin of drop) forgetParts(disk, run.id, begin);
        for (const [key, part] of put) {
          const id = partId(run.id, key);
          disk.runs.set(id, structuredClone({ id, part }));
        }
        disk.runs.set(run.id, structuredClone(run));
      }),
    goingParts: async (id) => {
      const found = [...disk.runs].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return ok(readParts(id, structuredClone(found.map(([, value]) => value))));
    },
    versions: async (id) =>
      ok(readEntries([...(disk.versions.get(id)?.values() ?? [])].map(({ version }) => version))),
    versionContent: async (id, version) =>
      ok(structuredClone(disk.versions.get(id)?.get(version)?.content)),
    keepVersion: async (version, content) =>
      saved(() => {
        const versions = disk.versions.get(version.documentId) ?? new Map();
        const kept = content ?? versions.get(version.id)?.content;
        versions.set(version.id, structuredClone({ version, content: kept }));
        disk.versions.set(version.documentId, versions);
      }),
    removeVersions: async (id, ids) =>
      saved(() => {
        for (const version of ids) disk.versions.get(id)?.delete(version);
      }),
  };
}

/** Forgets what was kept of a run while it went on, as far as its keys begin so. */
export function forgetParts({ runs }: MemoryDisk, runId: string, begin = ''): void {
  const [first, last] = partBounds(runId, begin);
  for (const id of [...runs.keys()]) if (id >= first && id <= last) runs.delete(id);
}
