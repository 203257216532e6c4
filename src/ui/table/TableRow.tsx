import type { CSSProperties } from 'react';
import grid from '../kit/Grid.module.css';
import { boundsOf, type Cell, type CellRange, isIn } from './cellRange.ts';
import { cellLook } from './cellText.ts';
import { type TableColumn, valueAt } from './tableColumns.ts';
import styles from './TablePanel.module.css';

/** The id of a cell's element, for `aria-activedescendant`. */
export const cellId = ({ row, column }: Cell): string => `cell-${row}-${column}`;

interface Props {
  /** Its place among the rows that show. */
  readonly row: number;
  readonly step: number;
  readonly columns: readonly TableColumn[];
  readonly range: CellRange | null;
  readonly style: CSSProperties;
}

/** The values of one step. */
export function TableRow({ row, step, columns, range, style }: Props) {
  const bounds = range && boundsOf(range);
  const isRowIn = bounds !== null && row >= bounds.top && row <= bounds.bottom;
  return (
    <div className={grid.row} role="row" aria-rowindex={row + 2} style={style}>
      <span
        id={cellId({ row, column: 0 })}
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
        const isFocus = range?.focus.row === row && range.focus.column === at + 1;
        return (
          <span
            key={key}
            id={cellId(cell)}
            role="gridcell"
            translate="no"
            aria-selected={bounds !== null && isIn(bounds, cell)}
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
}
