import { loadFormats, archiveOf } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

/** A document with all that is kept of it, as one file. */
export interface ArchiveFile {
  readonly zip: Uint8Array;
  /** Runs that are in it. */
  readonly runs: number;
}

export interface ArchiveVerbs {
  /** The open document with its files and its kept runs. */
  exportArchive(): Promise<ArchiveFile>;
}

export function archiveVerbs(context: VerbContext): ArchiveVerbs {
  const { deps, document, lists, keptRuns } = context;
  return {
    async exportArchive() {
      await loadFormats();
      const { runs: records } = lists.getState();
      const runs = await Promise.all(
        records.map(async (record) => ({
          record,
          detail: await keptRuns.storedDetailOf(record.id),
        })),
      );
      const { document: now } = document.getState();
      const zip = archiveOf([{ document: now, runs }], deps.clock());
      return { zip, runs: runs.length };
    },
  };
}
