import type { Stored } from '../failure.ts';
import type { StoredEntry } from '../storedEntry.ts';

/** Kept versions of documents; they go when their document is erased. */
export interface Versions {
  /** The versions of a document, newest first, without their content. */
  versions(documentId: string): Stored<readonly StoredEntry[]>;
  /** The content of a version, `undefined` when it is not there; the reader has to check it. */
  versionContent(documentId: string, id: string): Stored<unknown>;
  /** Keeps a version, or replaces what is said of one: its content stays where none is given. */
  keepVersion(version: StoredEntry, content?: unknown): Stored<void>;
  removeVersions(documentId: string, ids: readonly string[]): Stored<void>;
}
