import * as z from 'zod/mini';
import type { PatchbayDocument } from '../model/document.ts';
import { componentCount } from './componentCount.ts';

/** From so much on, a document is written as what changed in it: to write it whole holds up the page. */
const LARGE_COMPONENTS = 300;
const LARGE_BYTES = 500_000;

/** How far the journal of a document has come: what a writer has to know before it adds to it. */
export const journalHeadSchema = z.object({
  /** Revision of the document with all entries in it. */
  revision: z.int().check(z.nonnegative()),
  entries: z.int().check(z.nonnegative()),
  bytes: z.number(),
});

export type JournalHead = z.infer<typeof journalHeadSchema>;

export function emptyJournal(revision: number): JournalHead {
  return { revision, entries: 0, bytes: 0 };
}

/** Every key of a document's entries; a list comes after all numbers. */
export function allEntries(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** Whether it is worth writing what changed instead of the whole document. */
export function isLarge({ config, files, source }: PatchbayDocument): boolean {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, source?.text.length ?? 0);
  return componentCount(config) > LARGE_COMPONENTS || bytes > LARGE_BYTES;
}
