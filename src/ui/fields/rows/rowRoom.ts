import { createContext, useContext } from 'react';
import type { Json } from '../../../base/json.ts';

/** Rows of a form that are drawn while one waits, those of lists in lists counted together. */
const ROOM = 200;

/** Rows that a list or map shows at first, where it stands. */
export const RowRoomContext = createContext(ROOM);

/** How many of so many lists and maps beside each other may show at first. */
export function useRowRoom(values: readonly (Json | undefined)[]): number {
  const room = useContext(RowRoomContext);
  const nested = values.filter((value) => typeof value === 'object' && value !== null).length;
  return Math.max(1, Math.floor(room / Math.max(1, nested)));
}

/** Rows of a list that shows so many at most. */
export function useFirstRows(most: number): number {
  return Math.min(most, useContext(RowRoomContext));
}
