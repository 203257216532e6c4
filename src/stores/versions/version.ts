import * as z from 'zod/mini';
import { sizeOf } from '../../base/patch/sizeOf.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { readDocument, specOf } from '../../model/index.ts';
import type { StoredEntry } from '../../storage/index.ts';

/** A kept state of a document, without the state itself. */
export interface Version {
  readonly id: string;
  /** When the document was so, milliseconds since 1970. */
  readonly at: number;
  /** Null: kept by itself, and thinned as it gets older. */
  readonly name: string | null;
  /** Bytes that it takes, about. */
  readonly size: number;
  readonly components: number;
}

export const LONGEST_VERSION_NAME = 120;

const schema = z.object({
  name: z.nullable(z.string()),
  size: z.number().check(z.nonnegative()),
  components: z.number().check(z.nonnegative()),
});

/** A version of the database; null when it is none. */
export function readVersion({ id, at, record }: StoredEntry): Version | null {
  const read = schema.safeParse(record);
  if (!read.success) return null;
  const name = read.data.name?.slice(0, LONGEST_VERSION_NAME) ?? null;
  return { id, at, ...read.data, name: name === '' ? null : name };
}

/** What the database keeps of a version beside its content. */
export function storedVersion(
  documentId: string,
  { id, at, name, size, components }: Version,
): StoredEntry {
  return { id, documentId, at, record: { name, size, components } };
}

/** The state of a document as a version. */
export function versionOf(
  document: PatchbayDocument,
  { id, at, name }: Pick<Version, 'id' | 'at' | 'name'>,
): Version {
  const { components } = specOf(document).plugboard.process.args;
  return { id, at, name, size: sizeOf(document), components: components.length };
}

/** The document of a version's content; null when it is none. */
export function readVersionContent(content: unknown): PatchbayDocument | null {
  const read = readDocument(content);
  return read.ok ? read.value : null;
}
