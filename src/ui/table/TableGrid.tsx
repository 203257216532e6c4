import { useRef, type ClipboardEvent, type KeyboardEvent, type PointerEvent } from 'react';
import type { ComparedRun } from '../../stores/api.ts';
import { watchGesture } from '../kit/watchGesture.ts';
import { boundsOf, type Cell, type CellRange, isIn, rangeForKey } from './cellRange.ts';
import { cellLook } from './cellText.ts';
import { TableHead, type TableFilters } from './TableHead.tsx';
import { columnTitle, type TableColumn, valueAt } from './tableColumns.ts';
import type { TableScroll } from './useTableScroll.ts';
import { contentHeight, visibleRows } from './windowing.ts';
import styles from './TablePanel.module.css';

interface Props {
  readonly columns: readonly TableColumn[];
  readonly compared: readonly ComparedRun[];
  readonly rowCount: number;
  readonly stepOf: (place: number) => number;
  readonly scroll: TableScroll;
  readonly range: CellRange | null;
  readonly onRange: (range: CellRange | null) => void;
  readonly filters: TableFilters | null;
  /** Selected cells as text for the clipboard; null when they are too many. */
  readonly textOf: (range: CellRange) => string | null;
}

/** The cells: only the rows in view are there. Cells are selected by pointer and keys, and copied. */
export function TableGrid(props: Props) {
  const { columns, compared, rowCount, stepOf, scroll, range, onRange, filters, textOf } = props;
  const isDrawing = useRef(false);
  const { box, windowing, top } = scroll;
  const bounds = range && boundsOf(range);
  const first = Math.min(top, Math.max(0, rowCount - 1));
  const last = Math.min(rowCount, first + visibleRows(windowing) + 1);
  const widths = columns.map((column) =>
    Math.round(Math.min(260, Math.max(130, columnTitle(column).length * 7.4 + 28))),
  );
  const template = {
    gridTemplateColumns: ['88px', ...widths.map((one) => `minmax(${one}px, 1fr)`)].join(' '),
  };
  const idOf = ({ row, column }: Cell): string => `cell-${row}-${column}`;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey) return;
    const all = { rows: rowCount, columns: columns.length + 1 };
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a' || rowCount === 0) return;
      event.preventDefault();
      const end = { row: rowCount - 1, column: columns.length };
      onRange({ anchor: { row: 0, column: 0 }, focus: end });
      return;
    }
    if (event.key === 'Escape' && range !== null) {
      event.stopPropagation();
      onRange(null);
      return;
    }
    const page = Math.max(1, visibleRows(windowing) - 1);
    const next = rangeForKey(range, { key: event.key, extend: event.shiftKey, page }, all);
    if (next === null) return;
    event.preventDefault();
    onRange(next);
    scroll.show(next.focus.row);
    if (event.key === 'End') scroll.setFollowing(true);
  }

  function cellAt(event: PointerEvent): Cell | null {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const [row, column] = (under?.closest('[data-cell]')?.getAttribute('data-cell') ?? '').split(
      ' ',
    );
    return row === undefined || column === undefined
      ? null
      : { row: Number(row), column: Number(column) };
  }
  function onPointerDown(event: PointerEvent): void {
    scroll.setFollowing(false);
    const cell = event.button === 0 ? cellAt(event) : null;
    if (cell === null) return;
    isDrawing.current = event.pointerType !== 'touch';
    watchGesture(event.nativeEvent, () => {
      isDrawing.current = false;
      if (range !== null) onRange(range);
    });
    if (event.shiftKey && range !== null) onRange({ ...range, focus: cell });
    else if (cell.column > 0) onRange({ anchor: cell, focus: cell });
    // The step stands for its row.
    else onRange({ anchor: cell, focus: { row: cell.row, column: columns.length } });
  }
  function onPointerMove(event: PointerEvent): void {
    if (!isDrawing.current || range === null || event.buttons !== 1) return;
    const rect = box.current?.getBoundingClientRect();
    if (rect && event.clientY > rect.bottom - 8) scroll.show(Math.min(rowCount - 1, last));
    const cell = cellAt(event);
    const isRow = range.anchor.column === 0;
    if (cell !== null)
      onRange({ ...range, focus: isRow ? { row: cell.row, column: columns.length } : cell });
  }
  function onCopy(event: ClipboardEvent): void {
    if (event.target instanceof HTMLInputElement || range === null) return;
    const text = textOf(range);
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
  }

  return (
    <div
      ref={box}
      className={styles.box}
      role="grid"
      aria-label="Values of the watched fields"
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={range ? idOf(range.focus) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onWheel={(event) => event.deltaY < 0 && scroll.setFollowing(false)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (isDrawing.current = false)}
      onScroll={scroll.onScroll}
    >
      <TableHead
        columns={columns}
        compared={compared}
        template={template}
        filters={filters}
        onColumn={(column) =>
          rowCount > 0 &&
          onRange({ anchor: { row: 0, column }, focus: { row: rowCount - 1, column } })
        }
      />
      <div style={{ height: contentHeight(windowing) }} role="presentation">
        <div className={styles.window} role="rowgroup" style={{ top: scroll.head }}>
          {Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).map((row) => {
            const step = stepOf(row);
            const isRowIn = bounds !== null && row >= bounds.top && row <= bounds.bottom;
            return (
              <div
                key={row}
                className={styles.row}
                role="row"
                aria-rowindex={row + 2}
                style={template}
              >
                <span
                  id={idOf({ row, column: 0 })}
                  role="rowheader"
                  translate="no"
                  className={styles.step}
                  data-cell={`${row} 0`}
                  data-selected={isRowIn ? '' : undefined}
                >
                  {step}
                </span>
                {columns.map(({ key, series }, at) => {
                  const cell = { row, column: at + 1 };
                  const { text, isWord, isMuted } = cellLook(valueAt(series, step));
                  const isSelected = bounds !== null && isIn(bounds, cell);
                  const isFocus =
                    range !== null && range.focus.row === row && range.focus.column === at + 1;
                  return (
                    <span
                      key={key}
                      id={idOf(cell)}
                      role="gridcell"
                      translate="no"
                      aria-selected={isSelected}
                      data-cell={`${row} ${at + 1}`}
                      data-focus={isFocus ? '' : undefined}
                      data-word={isWord ? '' : undefined}
                      data-muted={isMuted ? '' : undefined}
                      title={text.length > 18 ? text : undefined}
                    >
                      {text}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
