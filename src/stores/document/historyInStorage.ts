import type { PatchbayDocument } from '../../model/document.ts';
import { freshHistory, type History } from './history.ts';
import { changeOf, NOTHING_KEPT, type KeptHistory } from './storedHistory.ts';

/** What storage has of the history of the open document. */
export type HistoryInStorage =
  /** It has the history `as`, of which `kept` says where it lies. */
  | { readonly kind: 'kept'; readonly kept: KeptHistory; readonly as: History }
  /** It still has `as`, and did not take `refused`, which it is not asked to take again for a while. */
  | {
      readonly kind: 'refused';
      readonly kept: KeptHistory;
      readonly as: History;
      readonly refused: History;
    }
  /** There is no room for any of it. */
  | { readonly kind: 'noRoom' };

/** @param kept null: there was no room for it */
export function historyKept(as: History, kept: KeptHistory | null): HistoryInStorage {
  return kept === null ? { kind: 'noRoom' } : { kind: 'kept', kept, as };
}

export function historyRefused(stored: HistoryInStorage, refused: History): HistoryInStorage {
  return stored.kind === 'noRoom' ? stored : { ...stored, kind: 'refused', refused };
}

/** The document goes on under a record that has nothing of it yet. */
export function historyOfCopy(stored: HistoryInStorage): HistoryInStorage {
  return stored.kind === 'noRoom' ? stored : historyKept(stored.as, NOTHING_KEPT);
}

/** A while later there may be room: storage is asked again, for all of it where it has nothing. */
export function historyToRetry(
  stored: HistoryInStorage,
  document: PatchbayDocument,
): HistoryInStorage {
  if (stored.kind === 'noRoom') return historyKept(freshHistory(document), NOTHING_KEPT);
  return historyKept(stored.as, stored.kept);
}

/** Whether storage has another history than that of now, and is to be asked to take it. */
export function isBehind(stored: HistoryInStorage, { past, future, asides }: History): boolean {
  if (stored.kind === 'noRoom') return false;
  const known = stored.kind === 'refused' ? stored.refused : stored.as;
  return past !== known.past || future !== known.future || asides !== known.asides;
}

/** What brings storage up to date, and what it has then; null: there is no room. */
export function changeFor(
  stored: HistoryInStorage,
  now: History,
): ReturnType<typeof changeOf> | null {
  return stored.kind === 'noRoom' ? null : changeOf(now, stored.kept);
}
