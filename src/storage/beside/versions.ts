import * as z from 'zod/mini';
import type { Stored } from '../failure.ts';

/** A kept version of a document without its content: plain data that the reader has to check. */
export interface StoredVersion {
  readonly id: string;
  readonly documentId: string;
  /** Milliseconds since 1970; versions are listed newest first. */
  readonly at: number;
  /** Its name, why it was kept, what it takes: what a list shows. */
  readonly record: unknown;
}

/** Kept versions of documents; they go when their document is erased. */
export interface Versions {
  /** The versions of a document, newest first, without their content. */
  versions(documentId: string): Stored<readonly StoredVersion[]>;
  /** The content of a version, `undefined` when it is not there; the reader has to check it. */
  versionContent(documentId: string, id: string): Stored<unknown>;
  /** Keeps a version, or replaces what is said of one: its content stays where none is given. */
  keepVersion(version: StoredVersion, content?: unknown): Stored<void>;
  removeVersions(documentId: string, ids: readonly string[]): Stored<void>;
}

const schema = z.object({
  id: z.string(),
  documentId: z.string(),
  at: z.number(),
  record: z.unknown(),
});

/** The readable versions among these, newest first. */
export function readVersions(values: readonly unknown[]): readonly StoredVersion[] {
  return values
    .flatMap((value) => {
      const version = schema.safeParse(value);
      return version.success ? [version.data] : [];
    })
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
