import { applyPatch } from '../../base/patch/applyPatch.ts';
import { identical } from '../../base/patch/identical.ts';
import { patchBetween } from '../../base/patch/patchBetween.ts';
import { sizeOf } from '../../base/patch/sizeOf.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { asideBetween, withAside } from '../../editing/aside.ts';
import { documentOfTree, treeOf } from '../../model/index.ts';
import type { DocumentState, Edit, End, HistoryEntry } from '../api.ts';

/**
 * The document with its way here and the way forward. An entry holds what it changed, not the documents
 * before and after, so that a history of any length is small; documents that are still in use somewhere
 * come back as they were, the same objects.
 */
export type History = Pick<DocumentState, 'document' | 'past' | 'future' | 'asides'>;

/** Of the changes that are no steps, the latest so many reach documents of the history. */
const ASIDES_KEPT = 500;

export function freshHistory(document: PatchbayDocument): History {
  return { document, past: [], future: [], asides: { count: 0, list: [] } };
}

/** Lets the entries on both sides know the document of now, so that whoever comes back gets the same. */
export function anchored(history: History): History {
  const { document, past, future } = history;
  const [last, next] = [past.at(-1), future[0]];
  const knows = (end: End | undefined) => end === undefined || end.document?.deref() === document;
  if (knows(last?.after) && knows(next?.before)) return history;
  const { end } = place(history, document);
  return {
    ...history,
    past: last === undefined ? past : [...past.slice(0, -1), { ...last, after: end }],
    future: next === undefined ? future : [{ ...next, before: end }, ...future.slice(1)],
  };
}

/**
 * The history after an edit: a new entry. An edit that changes nothing gives the same history. With
 * `merge`, the edit joins the latest entry, and takes it away when it brings back what was before.
 *
 * @param step.at when, milliseconds since 1970
 */
export function edited(
  history: History,
  step: { readonly label: string; readonly at: number },
  edit: Edit,
  merge: boolean,
): History {
  const last = history.past.at(-1);
  const next = edit(history.document);
  if (next === history.document) return history;
  // A drag that was given up, or a burst that came back, leaves the very document that it began with.
  const begun = merge ? last?.before.document?.deref() : undefined;
  const document = begun !== undefined && identical(begun, next) ? begun : next;
  const joined = merge && last !== undefined ? treeBefore(history, last) : null;
  const before = joined ?? place(history, history.document);
  const entry = entryBetween(step, before, place(history, document));
  const past = joined === null ? history.past : history.past.slice(0, -1);
  if (entry !== null) return { ...history, document, past: [...past, entry], future: [] };
  // The same to the last byte, only made anew; or a burst that came back to where it began.
  return joined === null ? history : { ...history, document, past, future: [] };
}

/** Where a walk through the history came to, and whether it came to its goal. */
export interface Walk {
  readonly history: History;
  /** False: an entry could not be followed. It and all beyond it were dropped. */
  readonly arrived: boolean;
}

/** So many steps back (below 0) or forward, as far as there are any; the same history for none. */
export function walked(history: History, steps: number): Walk {
  const back = steps < 0;
  const way = back ? history.past.toReversed() : history.future;
  const passed = way.slice(0, Math.abs(steps));
  const goal = passed.at(-1);
  if (goal === undefined) return { history, arrived: true };
  const end = back ? goal.before : goal.after;
  const document = end.document?.deref() ?? documentAlong(history.document, passed, back);
  if (document === null) {
    const broken = back ? { ...history, past: [] } : { ...history, future: [] };
    return { history: broken, arrived: false };
  }
  const there: History = back
    ? {
        ...history,
        document,
        past: history.past.slice(0, history.past.length - passed.length),
        future: [...passed.toReversed(), ...history.future],
      }
    : {
        ...history,
        document,
        past: [...history.past, ...passed],
        future: history.future.slice(passed.length),
      };
  return { history: caughtUp(there, end.seen), arrived: true };
}

/** Brings what is no step into a document that was left before it came about. */
function caughtUp(history: History, seen: number): History {
  const { count, list } = history.asides;
  if (seen === count) return anchored(history);
  const missed = list.slice(Math.max(0, list.length - (count - seen)));
  return withDocument(history, missed.reduce(withAside, history.document));
}

/**
 * Changes the document in a way that is no step of the work (what is watched, its name): documents before
 * and after have the change too, once somebody comes to them.
 */
export function everywhere(history: History, edit: Edit): History {
  const document = edit(history.document);
  const aside = asideBetween(history.document, document);
  if (aside === null) return history;
  const { count, list } = history.asides;
  const asides = { count: count + 1, list: [...list, aside].slice(-ASIDES_KEPT) };
  return withDocument({ ...history, asides }, document);
}

/** A document at one end of an entry, as data. */
interface Place {
  readonly tree: unknown;
  readonly end: End;
}

function place({ asides }: History, document: PatchbayDocument): Place {
  const end = { seen: asides.count, document: new WeakRef(document) };
  return { tree: treeOf(document), end };
}

function entryBetween(
  { label, at }: { readonly label: string; readonly at: number },
  before: Place,
  after: Place,
): HistoryEntry | null {
  const patch = patchBetween(before.tree, after.tree);
  if (patch === null) return null;
  return { label, at, patch, size: sizeOf(patch), before: before.end, after: after.end };
}

/** What the latest entry was made from. */
function treeBefore({ document }: History, entry: HistoryEntry): Place | null {
  const known = entry.before.document?.deref();
  if (known !== undefined) return { tree: treeOf(known), end: entry.before };
  const made = applyPatch(treeOf(document), entry.patch, 'back');
  return made.ok ? { tree: made.value, end: entry.before } : null;
}

function treeAfter({ document }: History, entry: HistoryEntry): Place | null {
  const known = entry.after.document?.deref();
  if (known !== undefined) return { tree: treeOf(known), end: entry.after };
  const made = applyPatch(treeOf(document), entry.patch, 'forth');
  return made.ok ? { tree: made.value, end: entry.after } : null;
}

/** Only where the way ends it is looked at closely: what lies between was checked when it was made. */
function documentAlong(
  document: PatchbayDocument,
  entries: readonly HistoryEntry[],
  back: boolean,
): PatchbayDocument | null {
  let tree = treeOf(document);
  for (const { patch } of entries) {
    const made = applyPatch(tree, patch, back ? 'back' : 'forth');
    if (!made.ok) return null;
    tree = made.value;
  }
  return documentOfTree(tree);
}

/**
 * The history with another document in the place of the one of now: the entries that lead to it and away
 * from it are made anew. Entries that do not fit go, with all beyond them.
 */
function withDocument(history: History, document: PatchbayDocument): History {
  const here = place(history, document);
  const [last, next] = [history.past.at(-1), history.future[0]];
  const before = last === undefined ? null : treeBefore(history, last);
  const after = next === undefined ? null : treeAfter(history, next);
  const past =
    last === undefined || before === null
      ? []
      : [...history.past.slice(0, -1), renewed(last, before, here)];
  const future =
    next === undefined || after === null
      ? []
      : [renewed(next, here, after), ...history.future.slice(1)];
  return { ...history, document, past, future };
}

function renewed(entry: HistoryEntry, before: Place, after: Place): HistoryEntry {
  const nothing = { is: 'map', hunks: [] };
  return (
    entryBetween(entry, before, after) ?? {
      ...entry,
      patch: nothing,
      before: before.end,
      after: after.end,
    }
  );
}
