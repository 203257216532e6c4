import * as z from 'zod/mini';

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
