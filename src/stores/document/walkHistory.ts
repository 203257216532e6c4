import { applyPatch } from '../../base/patch/applyPatch.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { withAside } from '../../editing/aside.ts';
import { documentOfTree, treeOf } from '../../model/index.ts';
import { anchored, type History } from './history.ts';
import type { HistoryEntry } from './historyEntry.ts';
import { withDocument } from './everywhere.ts';

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
