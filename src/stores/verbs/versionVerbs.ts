import { fail, ok, type Result } from '../../base/result.ts';
import type { Change } from '../../compare/index.ts';
import type { Refused } from '../../editing/edit.ts';
import { restoreParts } from '../../editing/process/restoreParts.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { type Comparison, comparisonOf, typesOf } from '../versions/comparison.ts';
import { keepVersion, versionsOf } from '../versions/keptVersions.ts';
import {
  LONGEST_VERSION_NAME,
  readVersionContent,
  storedVersion,
  type Version,
  versionOf,
} from '../versions/version.ts';
import type { VerbContext } from './context.ts';
import { load } from './openStored.ts';

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface VersionVerbs {
  /** The kept versions of the open document, newest first. */
  versions(): Promise<readonly Version[]>;
  /** Keeps the document as it is under a name, for ever; or why it cannot be kept, for a person. */
  keepVersion(name: string): Promise<Result<Version, string>>;
  /** An empty name lets it go the way of those that are kept by themselves. */
  nameVersion(version: Version, name: string): Promise<void>;
  /** Deletes with a notice that offers undo. */
  deleteVersion(version: Version): Promise<void>;
  /** The document as it was; null when it cannot be read. */
  documentOfVersion(id: string): Promise<PatchbayDocument | null>;
  /** Another document of the list, to be compared; a failure becomes a notice. */
  otherDocument(id: string): Promise<PatchbayDocument | null>;
  /** The model in a file, to be compared: nothing is stored, opened or run; or why there is none. */
  modelInFile(file: NamedBytes): Promise<Result<PatchbayDocument, string>>;
  /** @param areFiles what they are called in the list, or as files, is no difference */
  compareDocuments(
    before: PatchbayDocument,
    after: PatchbayDocument,
    areFiles?: boolean,
  ): Promise<Comparison>;
  /** The types that a document has, for it to be drawn. */
  typesOf(document: PatchbayDocument): Promise<Catalogue>;
  /** Makes the document what it was, under the name that it has now: one edit, which can be undone. */
  restoreVersion(from: PatchbayDocument, label: string): Promise<void>;
  /** Takes back some of what changed from a document to the one of now: one edit; or why that does not go. */
  restoreParts(parts: {
    readonly from: PatchbayDocument;
    readonly changes: readonly Change[];
    readonly chosen: readonly Change[];
    readonly label: string;
  }): Promise<Refused | null>;
}

/** What can be done with earlier states of the open document. */
export function versionVerbs(context: VerbContext): VersionVerbs {
  const { deps, code, document, notices, session, view } = context;
  const stored = () => (session.isStored() ? session.id() : null);

  /** What comes back may have code that nobody has looked at: permission to run it is asked for as ever. */
  function put(label: string, next: PatchbayDocument): void {
    session.edit(label, () => next);
    view.setState({ selection: { components: [], connectors: [] }, said: `${label}.` });
  }

  return {
    async versions() {
      const id = stored();
      return id === null ? [] : versionsOf(deps, id);
    },
    async keepVersion(name) {
      if (stored() === null || session.autosave.isDirty()) await session.store();
      const id = stored();
      if (id === null) return fail('The document itself could not be saved yet. Try again then.');
      const now = session.now();
      const short = name.trim().slice(0, LONGEST_VERSION_NAME);
      const version = versionOf(now, { id: deps.newId(), at: deps.clock(), name: short || null });
      const failure = await keepVersion(deps, id, version, now);
      return failure === null ? ok(version) : fail(failure.message);
    },
    async nameVersion(version, name) {
      const id = stored();
      if (id === null) return;
      const short = name.trim().slice(0, LONGEST_VERSION_NAME);
      const named = await deps.storage.keepVersion(
        storedVersion(id, { ...version, name: short || null }),
      );
      if (!named.ok)
        notices.show({ tone: 'bad', text: named.error.message, action: null }, 'storage');
    },
    async deleteVersion(version) {
      const id = stored();
      if (id === null) return;
      const content = await deps.storage.versionContent(id, version.id);
      const gone = await deps.storage.removeVersions(id, [version.id]);
      if (!gone.ok) {
        notices.show({ tone: 'bad', text: gone.error.message, action: null }, 'storage');
        return;
      }
      if (!content.ok) return;
      const bringBack = () =>
        void deps.storage.keepVersion(storedVersion(id, version), content.value);
      const action = { label: 'Undo', run: bringBack };
      notices.show({ tone: 'info', text: 'Deleted the version.', action });
    },
    async documentOfVersion(version) {
      const id = stored();
      if (id === null) return null;
      const content = await deps.storage.versionContent(id, version);
      return content.ok ? readVersionContent(content.value) : null;
    },
    otherDocument: async (id) => (await load(context, id))?.document ?? null,
    modelInFile: async (file) => (await import('../versions/modelIn.ts')).modelIn(deps, file),
    compareDocuments: (before, after, areFiles = false) =>
      comparisonOf(areFiles ? { ...before, name: after.name } : before, after, code),
    typesOf: (of) => typesOf(of, code),
    async restoreVersion(from, label) {
      const now = document.getState().document;
      const id = stored();
      // What is replaced can be had back in later visits too.
      if (id !== null) {
        const version = versionOf(now, { id: deps.newId(), at: deps.clock(), name: null });
        await keepVersion(deps, id, version, now);
      }
      put(label, { ...from, name: session.now().name });
    },
    async restoreParts(parts) {
      const now = session.now();
      const made = restoreParts(now, code.catalogueOf(now), parts);
      if ('refused' in made) return made;
      if (made.document !== now) put(made.label, made.document);
      return null;
    },
  };
}
