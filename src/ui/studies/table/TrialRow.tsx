import { Star } from 'lucide-react';
import type { CSSProperties } from 'react';
import grid from '../../kit/Grid.module.css';
import { cellOf, type ViewColumn } from '../columns.ts';
import { cellId } from './gridCells.ts';
import styles from './TrialGrid.module.css';

/** Digits that a column has room for. */
const DIGITS = 5;

interface Props {
  /** Its place among the rows that show. */
  readonly place: number;
  readonly row: number;
  readonly columns: readonly ViewColumn[];
  readonly isBest: boolean;
  readonly isCurrent: boolean;
  /** The column of the cell that keys move; null: it is in another row. */
  readonly focus: number | null;
  readonly style: CSSProperties;
}

/** One trial. */
export function TrialRow({ place, row, columns, isBest, isCurrent, focus, style }: Props) {
  return (
    <div
      className={`${grid.row} ${styles.row}`}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isCurrent}
      data-best={isBest ? '' : undefined}
      style={style}
    >
      {columns.map((column, at) => {
        const text = cellOf(column, row, DIGITS);
        const isNumber = column.categories === null;
        return (
          <span
            key={column.name}
            id={cellId({ place, column: at })}
            role={at === 0 ? 'rowheader' : 'gridcell'}
            translate="no"
            data-cell={`${place} ${at}`}
            data-focus={focus === at ? '' : undefined}
            data-word={isNumber ? undefined : ''}
            data-status={column.role === 'status' ? text : undefined}
            title={text.length > 14 ? text : undefined}
          >
            {at === 0 && isBest && <Star size={11} className={styles.star} aria-label="Best" />}
            <span>{text}</span>
          </span>
        );
      })}
    </div>
  );
}
