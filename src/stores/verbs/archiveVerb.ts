import { counted } from '../../base/counted.ts';
import { leftOutOfYaml } from '../../formats/index.ts';
import { aboutOf, archivedRuns, archivedVersions } from '../home/archived.ts';
import { archivedStudies } from '../home/archivedStudies.ts';
import { pictureOf } from '../texts/outgoing.ts';
import { archiveOf, loadFormats } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

/** A document with all that is kept of it, as one file. */
export interface ArchiveFile {
  readonly zip: Uint8Array;
  /** Runs that are in it. */
  readonly runs: number;
  /** Versions that are in it. */
  readonly versions: number;
  /** Studies that are in it, and those that have too many trials for it. */
  readonly studies: number;
  readonly studiesLeft: number;
}

export interface PictureFile<T> {
  readonly picture: T;
  /** What of the document was left out, in sentences. */
  readonly warnings: readonly string[];
}

export interface ArchiveVerbs {
  /** The open document with its files, kept runs, versions, studies and tags. */
  exportArchive(): Promise<ArchiveFile>;
  /** What of the open document and of what is kept beside it a YAML does not carry, as items of a list. */
  leftOutOfYaml(options: { readonly layout: boolean }): Promise<readonly string[]>;
  /** A picture (the text of an SVG, the bytes of a PNG) with the open document in it, and what that leaves out. */
  pictureWithModel<T extends string | Uint8Array>(picture: T): Promise<PictureFile<T>>;
}

const countedStudies = (count: number): readonly string[] =>
  count === 0 ? [] : [count === 1 ? '1 study' : `${count} studies`];

export function archiveVerbs(context: VerbContext): ArchiveVerbs {
  const { deps, document, lists, keptRuns, run, session, view } = context;
  const stored = () => (session.isStored() ? session.id() : null);

  /** What is said of the open document in the list of all; null where that says nothing. */
  async function marks() {
    const id = stored();
    const shelf = id === null ? null : await deps.storage.shelf();
    return (shelf?.ok === true && shelf.value.find((one) => one.id === id)) || null;
  }

  return {
    async exportArchive() {
      await loadFormats();
      // Studies come into storage with their document.
      await session.autosave.flush();
      await context.studies.save();
      const id = stored();
      const [runs, versions, { studies, left }, said] = await Promise.all([
        archivedRuns(
          keptRuns,
          lists.getState().runs.map((record) => ({ id: record.id, record })),
        ),
        id === null ? [] : archivedVersions(deps.storage, id),
        id === null ? { studies: [], left: 0 } : archivedStudies(deps.storage, id),
        marks(),
      ]);
      const about = said === null ? {} : { about: aboutOf(said) };
      const one = { document: document.getState().document, ...about, runs, versions, studies };
      const zip = archiveOf([one], deps.clock());
      const counts = { runs: runs.length, versions: versions.length, studies: studies.length };
      return { zip, ...counts, studiesLeft: left };
    },
    async leftOutOfYaml(options) {
      const id = stored();
      const versions = id === null ? null : await deps.storage.versions(id);
      const studies = id === null ? null : await deps.storage.studies(id);
      const beside = [
        [lists.getState().runs.length, 'kept run'],
        [versions?.ok === true ? versions.value.length : 0, 'version'],
        [(await marks())?.tags.length ?? 0, 'tag'],
      ] as const;
      const { document: now, past } = document.getState();
      return [
        ...leftOutOfYaml(now, options).map(({ text }) => text),
        ...(run.getState().speed === null ? [] : ['the speed of its runs']),
        ...(Object.keys(view.getState().breakpoints).length === 0
          ? []
          : ['the values at which runs are held']),
        ...(studies?.ok === true ? countedStudies(studies.value.length) : []),
        ...beside.flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun)])),
        ...(past.length === 0 ? [] : ['what can be undone']),
      ];
    },
    async pictureWithModel(picture) {
      return pictureOf(picture, document.getState().document);
    },
  };
}
