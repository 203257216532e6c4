import * as z from 'zod/mini';

/** What is kept with a document, one of a list: plain data that the reader has to check. */
export interface StoredEntry {
  readonly id: string;
  readonly documentId: string;
  /** When it began or was kept, milliseconds since 1970; lists have the newest first. */
  readonly at: number;
  readonly record: unknown;
}

const schema = z.object({
  id: z.string(),
  documentId: z.string(),
  at: z.number(),
  record: z.unknown(),
});

/** The readable entries among these, newest first. */
export function readEntries(values: readonly unknown[]): readonly StoredEntry[] {
  return values
    .flatMap((value) => {
      const entry = schema.safeParse(value);
      return entry.success ? [entry.data] : [];
    })
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
