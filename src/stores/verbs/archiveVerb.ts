import { pictureOf } from '../texts/outgoing.ts';
import { archiveOf, loadFormats } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

/** A document with all that is kept of it, as one file. */
export interface ArchiveFile {
  readonly zip: Uint8Array;
  /** Runs that are in it. */
  readonly runs: number;
}

export interface PictureFile<T> {
  readonly picture: T;
  /** What of the document was left out, in sentences. */
  readonly warnings: readonly string[];
}

export interface ArchiveVerbs {
  /** The open document with its files and its kept runs. */
  exportArchive(): Promise<ArchiveFile>;
  /** A picture (the text of an SVG, the bytes of a PNG) with the open document in it, and what that leaves out. */
  pictureWithModel<T extends string | Uint8Array>(picture: T): Promise<PictureFile<T>>;
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
    async pictureWithModel(picture) {
      return pictureOf(picture, document.getState().document);
    },
  };
}
