import { applyPatch } from '../../base/patch/applyPatch.ts';
import { patchBetween } from '../../base/patch/patchBetween.ts';
import { sizeOf } from '../../base/patch/sizeOf.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { treeOf } from '../../model/index.ts';

/** A document before or after an entry of the history. */
export interface End {
  /** How many of the changes that are no steps (`asides`) it has seen. */
  readonly seen: number;
  /** The document as long as somebody uses it; null: it was not made here yet. */
  readonly document: WeakRef<PatchbayDocument> | null;
}

/** One gesture. */
export interface HistoryEntry {
  /** What the person did, such as "Move tank". */
  readonly label: string;
  /** When, milliseconds since 1970. */
  readonly at: number;
  /** The `Patch` that leads from the document before to the one after; checked when it is followed. */
  readonly patch: unknown;
  /** Bytes that it takes in storage, about. */
  readonly size: number;
  readonly before: End;
  readonly after: End;
}

/** A document at one end of an entry, as data. */
export interface Snapshot {
  readonly tree: unknown;
  readonly end: End;
}

/** @param seen how many of the changes that are no steps the document has in it */
export function snapshotOf(document: PatchbayDocument, seen: number): Snapshot {
  return { tree: treeOf(document), end: { seen, document: new WeakRef(document) } };
}

/** What an entry was made from, or led to, seen from the document at its other end; null: its patch does not fit. */
export function otherEnd(
  document: PatchbayDocument,
  { patch, before, after }: HistoryEntry,
  way: 'back' | 'forth',
): Snapshot | null {
  const end = way === 'back' ? before : after;
  const known = end.document?.deref();
  if (known !== undefined) return { tree: treeOf(known), end };
  const made = applyPatch(treeOf(document), patch, way);
  return made.ok ? { tree: made.value, end } : null;
}

/** The entry that leads from one document to the other; null: they are the same. */
export function entryBetween(
  { label, at }: Pick<HistoryEntry, 'label' | 'at'>,
  before: Snapshot,
  after: Snapshot,
): HistoryEntry | null {
  const patch = patchBetween(before.tree, after.tree);
  if (patch === null) return null;
  return { label, at, patch, size: sizeOf(patch), before: before.end, after: after.end };
}

/** The same gesture between other documents, which it may leave the same. */
export function entryAgain(entry: HistoryEntry, before: Snapshot, after: Snapshot): HistoryEntry {
  const nothing = { is: 'map', hunks: [] };
  const ends = { before: before.end, after: after.end };
  return entryBetween(entry, before, after) ?? { ...entry, patch: nothing, ...ends };
}
