import * as z from 'zod/mini';
import type { Result } from '../../base/result.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { TypedText } from '../document/documentState.ts';

type Read = Result<PatchbayDocument, readonly Problem[]>;

/** What comes of a text that was read. */
export type Judged =
  /** It is the text of the document. */
  | { readonly kind: 'same' }
  /** It becomes the document, whose name and files stay. */
  | { readonly kind: 'becomes'; readonly document: PatchbayDocument }
  /** It stays beside the document: it cannot be read, or somebody has to say whether it counts. */
  | { readonly kind: 'stays'; readonly typed: TypedText };

/** The text after a key. What was wrong with it stays in sight until it is read again. */
export function typedOn(before: TypedText | null, text: string): TypedText {
  const { problems, stale } = before ?? { problems: [], stale: false };
  return { text, problems, isRead: false, stale, restored: false };
}

/**
 * What comes of a text.
 *
 * @param documentText the text of the document as it is
 * @param read reads the text, where that is to be done
 */
export function judged(
  typed: TypedText,
  document: PatchbayDocument,
  documentText: string,
  read: () => Read,
): Judged {
  if (documentText === typed.text) return { kind: 'same' };
  const found = read();
  if (!found.ok || typed.stale) {
    const problems = found.ok ? [] : found.error;
    return { kind: 'stays', typed: { ...typed, problems, isRead: true } };
  }
  const { name, files } = document;
  return { kind: 'becomes', document: { ...found.value, name, files } };
}

const recordSchema = z.object({
  text: z.string(),
  stale: z.boolean(),
  /** Of the document that the text was typed for; null: of the one that its page left behind. */
  revision: z.nullable(z.int()),
  /** Its page broke off before the text was read. */
  reading: z.optional(z.boolean()),
});

/** A text as it lies in storage beside its document. */
export type TypedRecord = z.infer<typeof recordSchema>;

/** The text that storage gave; null where nobody can make sense of it. */
export function readTypedRecord(value: unknown): TypedRecord | null {
  const record = recordSchema.safeParse(value);
  return record.success ? record.data : null;
}

/**
 * A text of an earlier visit. One that can be read and was still on its way goes on; one that waited for an
 * answer, or whose document is another by now, waits for it again.
 */
export function restoredText(
  { text, stale, revision, reading }: TypedRecord,
  present: number,
  isReadable: boolean,
): TypedText {
  const isOpen = stale || (revision !== null && revision !== present);
  const goesOn = isReadable && !isOpen && reading === true;
  const isStale = isOpen || (isReadable && !goesOn);
  return { text, problems: [], isRead: false, stale: isStale, restored: true };
}
