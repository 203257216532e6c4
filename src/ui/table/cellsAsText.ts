import { type Bounds, type Cell, MOST_COPIED, tsvOf } from './cellRange.ts';
import { plainText } from './cellText.ts';
import { columnTitle, type TableColumn, valueAt } from './tableColumns.ts';

export interface TableView {
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  /** The step of the row at a place. */
  readonly stepOf: (place: number) => number;
}

/** Cells as text for a spreadsheet, with names over whole columns; null when they are too many. */
export function cellsAsText(view: TableView, bounds: Bounds): string | null {
  const { columns, rowCount, stepOf } = view;
  const count = (bounds.bottom - bounds.top + 1) * (bounds.right - bounds.left + 1);
  if (rowCount === 0 || count > MOST_COPIED) return null;
  const textAt = ({ row, column }: Cell): string => {
    const step = stepOf(row);
    return column === 0 ? String(step) : plainText(valueAt(columns[column - 1]?.series, step));
  };
  const isWhole = bounds.top === 0 && bounds.bottom === rowCount - 1;
  return tsvOf(bounds, textAt, isWhole ? ['step', ...columns.map(columnTitle)] : null);
}
