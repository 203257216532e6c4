import * as z from 'zod/mini';
import { applyPatch } from '../base/patch/applyPatch.ts';
import { patchBetween } from '../base/patch/patchBetween.ts';
import { sizeOf } from '../base/patch/sizeOf.ts';
import type { PatchbayDocument } from '../model/document.ts';
import { documentOfTree, readDocument, treeOf } from '../model/index.ts';
import type { JournalHead } from './journalHead.ts';
import { readEnvelope } from './record.ts';

/** With more than this behind a record it is written whole again, or opening would take too long. */
const MOST_ENTRIES = 2_000;
const MOST_BYTES = 8_000_000;

/** One write: what it changed in the document of the revision before. */
export interface JournalEntry {
  readonly at: number;
  readonly patch: unknown;
}
const entrySchema = z.object({ at: z.number(), patch: z.unknown() });

/** The entry that leads from one document to the next and the head after it; null: no room for more. */
export function nextEntry(
  head: JournalHead,
  before: PatchbayDocument,
  after: PatchbayDocument,
  at: number,
): { readonly head: JournalHead; readonly entry: JournalEntry } | null {
  const patch = patchBetween(treeOf(before), treeOf(after));
  const bytes = head.bytes + sizeOf(patch);
  const entries = head.entries + 1;
  if (entries > MOST_ENTRIES || bytes > MOST_BYTES) return null;
  return { head: { revision: head.revision + 1, entries, bytes }, entry: { at, patch } };
}

/** A record as it is with what was written since; the record itself where nobody can make sense of that. */
export function folded(record: unknown, entries: readonly unknown[]): unknown {
  if (entries.length === 0) return record;
  const envelope = readEnvelope(record);
  if (!envelope.ok) return record;
  const base = readDocument(envelope.value.document);
  if (!base.ok) return record;
  let tree = treeOf(base.value);
  let modifiedAt = envelope.value.modifiedAt;
  for (const value of entries) {
    const entry = entrySchema.safeParse(value);
    // One that does not fit ends the way: what came before is good.
    if (!entry.success) break;
    const { at, patch } = entry.data;
    const next = patch === null ? null : applyPatch(tree, patch, 'forth');
    if (next?.ok === false) break;
    tree = next === null ? tree : next.value;
    modifiedAt = at;
  }
  const document = documentOfTree(tree);
  const revision = envelope.value.revision + entries.length;
  return { ...envelope.value, revision, modifiedAt, document: document ?? base.value };
}
