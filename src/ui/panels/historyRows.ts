import type { HistoryEntry } from '../../stores/index.ts';

/** A line of the history: going to it leaves so many gestures in effect. */
export interface HistoryRow {
  readonly position: number;
  /** Null: what was there before the first gesture. */
  readonly entry: HistoryEntry | null;
  readonly state: 'done' | 'now' | 'undone';
}

interface Way {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

export function rowCount({ past, future }: Way): number {
  return past.length + future.length + 1;
}

/** The row at a place of the list, the newest gesture first. */
export function rowAt(way: Way, index: number): HistoryRow {
  const { past, future } = way;
  const position = rowCount(way) - 1 - index;
  const entry =
    (position > past.length ? future[position - past.length - 1] : past[position - 1]) ?? null;
  const state = position === past.length ? 'now' : position < past.length ? 'done' : 'undone';
  return { position, entry, state };
}

/** The place of the row of now. */
export function indexOfNow({ future }: Way): number {
  return future.length;
}

/** The row a key leads to from another one, null for a key that does not move. */
export function indexForKey(
  key: string,
  { index, count, page }: { readonly index: number; readonly count: number; readonly page: number },
): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: count - 1,
  };
  const to = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}
