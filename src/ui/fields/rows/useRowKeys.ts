import { useState } from 'react';

/** Keys of rows that stay with their rows when others come or go before them. */
export interface RowKeys {
  readonly keys: readonly number[];
  readonly removed: (at: number) => void;
  readonly inserted: (at: number, count: number) => void;
  readonly swapped: (a: number, b: number) => void;
}

interface Rows {
  readonly keys: readonly number[];
  readonly next: number;
}

function grown({ keys, next }: Rows, at: number, count: number): Rows {
  const fresh = Array.from({ length: count }, (_, i) => next + i);
  return { keys: [...keys.slice(0, at), ...fresh, ...keys.slice(at)], next: next + count };
}

/** Keys for so many rows; told what happened to them, it keeps each with its row. */
export function useRowKeys(count: number): RowKeys {
  const [rows, setRows] = useState<Rows>(() => grown({ keys: [], next: 0 }, 0, count));
  // The list may have been changed from elsewhere (undo, the text): rows are added or cut at its end.
  const now =
    rows.keys.length < count
      ? grown(rows, rows.keys.length, count - rows.keys.length)
      : { ...rows, keys: rows.keys.slice(0, count) };
  return {
    keys: now.keys,
    removed: (at) => setRows({ ...now, keys: now.keys.filter((_, i) => i !== at) }),
    inserted: (at, many) => setRows(grown(now, at, many)),
    swapped: (a, b) => {
      const [x, y] = [now.keys[a], now.keys[b]];
      if (x === undefined || y === undefined) return;
      setRows({ ...now, keys: now.keys.with(a, y).with(b, x) });
    },
  };
}
