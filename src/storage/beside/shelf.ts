import * as z from 'zod/mini';
import type { Stored } from '../failure.ts';

/** What a person says of a document without changing it: no revision of it rises by this. */
export interface Marks {
  readonly tags: readonly string[];
  /** New documents may begin as a copy of it. */
  readonly isTemplate: boolean;
  /** Milliseconds since 1970; null: not since this is kept. */
  readonly openedAt: number | null;
}

/** A document as a shelf of documents shows it, read without loading the document itself. */
export interface ShelfEntry extends Marks {
  readonly id: string;
  readonly name: string;
  readonly modifiedAt: number;
  readonly components: number;
  /** When it was thrown away; null while it is there. */
  readonly deletedAt: number | null;
}

/** About how many bytes lie in storage for a document, by what they are. */
export interface Weight {
  readonly document: number;
  readonly history: number;
  readonly runs: number;
  readonly versions: number;
  readonly studies: number;
}

/** All documents and what lies beside them. */
export interface Shelf {
  /** All documents, those in the trash too, in no order. */
  shelf(): Stored<readonly ShelfEntry[]>;
  /** Changes what is said of a document. */
  mark(id: string, change: Partial<Marks>): Stored<void>;
  /** Small pictures of these documents, by id, as they were saved; the reader has to check them. */
  pictures(ids: readonly string[]): Stored<ReadonlyMap<string, unknown>>;
  savePicture(id: string, picture: unknown): Stored<void>;
  /** What a document takes; all of it is read for that. */
  weigh(id: string): Stored<Weight>;
  /** Forgets those of these documents that are in the trash, with all that belongs to them. */
  erase(ids: readonly string[]): Stored<void>;
}

const marksSchema = z.object({
  tags: z._default(z.array(z.string()), []),
  isTemplate: z._default(z.boolean(), false),
  openedAt: z._default(z.nullable(z.number()), null),
});

const NO_MARKS: Marks = { tags: [], isTemplate: false, openedAt: null };

/** Marks as they lie in storage; those that cannot be read are as if nothing had been said. */
export function readMarks(value: unknown): Marks {
  const marks = marksSchema.safeParse(value);
  return marks.success ? marks.data : NO_MARKS;
}

/** The entries of these lines, with the marks that lie under their ids. */
export function entriesOfShelf(
  lines: readonly Omit<ShelfEntry, keyof Marks>[],
  marks: ReadonlyMap<string, unknown>,
): readonly ShelfEntry[] {
  return lines.map(({ id, name, modifiedAt, components, deletedAt }) => ({
    ...{ id, name, modifiedAt, components, deletedAt },
    ...readMarks(marks.get(id)),
  }));
}
