import type { PatchbayDocument } from '../../model/document.ts';
import { asideBetween } from '../../editing/aside.ts';
import { type Edit, type History, snapshot } from './history.ts';
import { entryAgain, otherEnd } from './historyEntry.ts';

/** Of the changes that are no steps, the latest so many reach documents of the history. */
const ASIDES_KEPT = 500;

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

/**
 * The history with another document in the place of the one of now: the entries that lead to it and away
 * from it are made anew. Entries that do not fit go, with all beyond them.
 */
export function withDocument(history: History, document: PatchbayDocument): History {
  const here = snapshot(history, document);
  const [last, next] = [history.past.at(-1), history.future[0]];
  const before = last === undefined ? null : otherEnd(history.document, last, 'back');
  const after = next === undefined ? null : otherEnd(history.document, next, 'forth');
  const past =
    last === undefined || before === null
      ? []
      : [...history.past.slice(0, -1), entryAgain(last, before, here)];
  const future =
    next === undefined || after === null
      ? []
      : [entryAgain(next, here, after), ...history.future.slice(1)];
  return { ...history, document, past, future };
}
