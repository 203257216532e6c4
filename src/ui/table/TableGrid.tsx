import type { ComparedRun } from '../../stores/api.ts';
import type { CellRange } from './cellRange.ts';
import { TableHead, type TableFilters } from './TableHead.tsx';
import { cellId, TableRow } from './TableRow.tsx';
import { columnTitle, type TableColumn } from './tableColumns.ts';
import { useCellSelection } from './useCellSelection.ts';
import type { TableScroll } from './useTableScroll.ts';
import { contentHeight, visibleRows } from './windowing.ts';
import grid from '../kit/Grid.module.css';
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
  const { box, windowing, top } = scroll;
  const handlers = useCellSelection({
    ...{ rowCount, columnCount: columns.length, scroll, range, onRange, textOf },
  });
  const first = Math.min(top, Math.max(0, rowCount - 1));
  const last = Math.min(rowCount, first + visibleRows(windowing) + 1);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  const template = { gridTemplateColumns: ['88px', ...columns.map(widthOf)].join(' ') };

  function selectColumn(column: number): void {
    if (rowCount === 0) return;
    onRange({ anchor: { row: 0, column }, focus: { row: rowCount - 1, column } });
  }

  return (
    <div
      ref={box}
      className={`${grid.box} ${styles.box}`}
      role="grid"
      aria-label="Values of the watched fields"
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={range ? cellId(range.focus) : undefined}
      tabIndex={0}
      onWheel={(event) => event.deltaY < 0 && scroll.setFollowing(false)}
      onScroll={scroll.onScroll}
      {...handlers}
    >
      <TableHead
        columns={columns}
        compared={compared}
        template={template}
        filters={filters}
        onColumn={selectColumn}
      />
      <div style={{ height: contentHeight(windowing) }} role="presentation">
        <div className={grid.window} role="rowgroup" style={{ top: scroll.head }}>
          {rows.map((row) => (
            <TableRow
              key={row}
              row={row}
              step={stepOf(row)}
              columns={columns}
              range={range}
              style={template}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The share of the width that a column gets: at least what its title needs. */
function widthOf(column: TableColumn): string {
  const title = columnTitle(column).length * 7.4 + 28;
  return `minmax(${Math.round(Math.min(260, Math.max(130, title)))}px, 1fr)`;
}
