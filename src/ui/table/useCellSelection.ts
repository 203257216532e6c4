import { useRef, type ClipboardEvent, type KeyboardEvent, type PointerEvent } from 'react';
import { watchGesture } from '../kit/watchGesture.ts';
import { type Cell, type CellRange, rangeForKey } from './cellRange.ts';
import type { TableScroll } from './useTableScroll.ts';
import { visibleRows } from './windowing.ts';

export interface CellSelection {
  readonly rowCount: number;
  /** Columns beside that of the step. */
  readonly columnCount: number;
  readonly scroll: TableScroll;
  readonly range: CellRange | null;
  readonly onRange: (range: CellRange | null) => void;
  /** Selected cells as text for the clipboard; null when they are too many. */
  readonly textOf: (range: CellRange) => string | null;
}

/** Selecting and copying cells by pointer and keys: the handlers of the grid. */
export function useCellSelection(selection: CellSelection) {
  const { rowCount, columnCount, scroll, range, onRange, textOf } = selection;
  const isDrawing = useRef(false);
  /** The step stands for its row: the end of a selection that began in it is the end of a row. */
  const endOf = (row: number): Cell => ({ row, column: columnCount });

  return {
    onKeyDown(event: KeyboardEvent): void {
      if (event.target !== event.currentTarget || event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() !== 'a' || rowCount === 0) return;
        event.preventDefault();
        onRange({ anchor: { row: 0, column: 0 }, focus: endOf(rowCount - 1) });
        return;
      }
      if (event.key === 'Escape' && range !== null) {
        event.stopPropagation();
        onRange(null);
        return;
      }
      const page = Math.max(1, visibleRows(scroll.windowing) - 1);
      const all = { rows: rowCount, columns: columnCount + 1 };
      const next = rangeForKey(range, { key: event.key, extend: event.shiftKey, page }, all);
      if (next === null) return;
      event.preventDefault();
      onRange(next);
      scroll.show(next.focus.row);
      if (event.key === 'End') scroll.setFollowing(true);
    },

    onPointerDown(event: PointerEvent): void {
      scroll.setFollowing(false);
      const cell = event.button === 0 ? cellAt(event) : null;
      if (cell === null) return;
      isDrawing.current = event.pointerType !== 'touch';
      watchGesture(event.nativeEvent, () => {
        isDrawing.current = false;
        if (range !== null) onRange(range);
      });
      if (event.shiftKey && range !== null) onRange({ ...range, focus: cell });
      else onRange({ anchor: cell, focus: cell.column > 0 ? cell : endOf(cell.row) });
    },

    onPointerMove(event: PointerEvent): void {
      if (!isDrawing.current || range === null || event.buttons !== 1) return;
      const rect = scroll.box.current?.getBoundingClientRect();
      const below = scroll.top + visibleRows(scroll.windowing) + 1;
      if (rect && event.clientY > rect.bottom - 8) scroll.show(Math.min(rowCount - 1, below));
      const cell = cellAt(event);
      if (cell === null) return;
      onRange({ ...range, focus: range.anchor.column === 0 ? endOf(cell.row) : cell });
    },

    onPointerUp(): void {
      isDrawing.current = false;
    },

    onCopy(event: ClipboardEvent): void {
      if (event.target instanceof HTMLInputElement || range === null) return;
      const text = textOf(range);
      if (text === null) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
    },
  };
}

/** The cell under the pointer, wherever it was pressed. */
function cellAt(event: PointerEvent): Cell | null {
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const place = under?.closest('[data-cell]')?.getAttribute('data-cell') ?? '';
  const [row, column] = place.split(' ');
  if (row === undefined || column === undefined) return null;
  return { row: Number(row), column: Number(column) };
}
