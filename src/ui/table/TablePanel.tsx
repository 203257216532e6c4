import { ArrowDownToLine, ArrowUpToLine, Copy, Download, Funnel, Table } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { copyText } from '../page/copyText.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { fileName, saveFile } from '../page/saveFile.ts';
import { seriesCsv, type CsvColumn } from '../plots/series/seriesCsv.ts';
import { stepGrid } from '../plots/series/stepGrid.ts';
import { useSeriesFrame } from '../plots/series/useSeriesFrame.ts';
import { useWatched } from '../plots/series/useWatched.ts';
import { WatchMenu } from '../plots/menus/WatchMenu.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { cellFilter } from './cellFilter.ts';
import { boundsOf, type CellRange } from './cellRange.ts';
import { cellsAsText } from './cellsAsText.ts';
import { GoToStep } from './GoToStep.tsx';
import { TableGrid } from './TableGrid.tsx';
import { columnTitle, tableColumns } from './tableColumns.ts';
import { useFilteredRows } from './useFilteredRows.ts';
import { useTableScroll } from './useTableScroll.ts';
import styles from './TablePanel.module.css';

/** The values of the watched fields, a row a step; only the rows in view are on the page. */
export function TablePanel() {
  const watched = useWatched(useStores());
  if (watched.length > 0) return <ValueTable watched={watched} />;
  return (
    <div className={styles.empty}>
      <Table size={24} aria-hidden="true" />
      <p>The table has a column for each watched field. Choose what to watch.</p>
      <WatchMenu />
    </div>
  );
}

function ValueTable({ watched }: { readonly watched: readonly string[] }) {
  const stores = useStores();
  const { run, lists, verbs } = stores;
  const compared = useStore(lists, (state) => state.compared);
  const runs = useStore(lists, (state) => state.runs);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isFiltering, setFiltering] = useState(false);
  const [range, setRange] = useState<CellRange | null>(null);
  /** Counts batches, so that the rows in view are read again. */
  const [, setBatch] = useState(0);
  useSeriesFrame(run, watched, () => setBatch((n) => n + 1));

  const columns = tableColumns(watched, run.getState().series, compared, runs);
  const grid = stepGrid(columns.flatMap(({ series }) => series ?? []));
  const parsed = useMemo(
    () => new Map(Object.entries(typed).map(([key, text]) => [key, cellFilter(text)] as const)),
    [typed],
  );
  const filters = columns.flatMap((column) => {
    const passes = isFiltering ? parsed.get(column.key) : null;
    return typeof passes === 'function' ? [{ column, passes }] : [];
  });
  const rows = useFilteredRows(grid, filters);
  const scroll = useTableScroll(rows.count, run.getState().phase.kind === 'running');

  const stepOf = (place: number): number => grid.first + rows.rowAt(place) * grid.stride;
  const text = (of: CellRange): string | null =>
    cellsAsText({ columns, rowCount: rows.count, stepOf }, boundsOf(of));

  async function copy(): Promise<void> {
    const whole = {
      anchor: { row: 0, column: 0 },
      focus: { row: Math.max(0, rows.count - 1), column: columns.length },
    };
    const taken = text(range ?? whole);
    const isDone = taken !== null && (await copyText(taken));
    verbs.notify({ ...told(isDone, taken !== null), action: null });
  }
  function save(): void {
    const { name } = stores.document.getState().document;
    const filled = columns.flatMap((column): CsvColumn[] =>
      column.series ? [{ name: columnTitle(column), series: column.series }] : [],
    );
    saveFile(fileName(name, '.csv'), new Blob(seriesCsv(filled), { type: 'text/csv' }));
  }
  function goTo(step: number): void {
    const row = Math.ceil((step - grid.first) / grid.stride);
    const place = Math.max(0, Math.min(rows.count - 1, rows.placeOf(Math.max(0, row))));
    scroll.show(place);
    const last = columns.length;
    setRange({ anchor: { row: place, column: 0 }, focus: { row: place, column: last } });
  }

  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <WatchMenu />
        <span className={styles.count} role="status">
          {countText(rows.count, grid.rows, filters.length > 0)}
        </span>
        <div className={styles.tools} role="group" aria-label="Table">
          <GoToStep first={grid.first} onGo={goTo} />
          <IconButton
            label="Filter rows"
            hint="Filter rows by what is in a column"
            side="top"
            aria-pressed={isFiltering}
            onClick={() => setFiltering(!isFiltering)}
          >
            <Funnel aria-hidden />
          </IconButton>
          <IconButton label="First row" keys="Home" side="top" onClick={() => scroll.go(0)}>
            <ArrowUpToLine aria-hidden />
          </IconButton>
          <IconButton
            label="Last row, follow new rows"
            keys="End"
            side="top"
            aria-pressed={scroll.isFollowing}
            onClick={() => scroll.setFollowing(!scroll.isFollowing)}
          >
            <ArrowDownToLine aria-hidden />
          </IconButton>
          <IconButton
            label={range === null ? 'Copy all rows' : 'Copy the selected cells'}
            keys="Mod+C"
            side="top"
            onClick={() => void copy()}
          >
            <Copy aria-hidden />
          </IconButton>
          <IconButton
            label="Download CSV"
            hint="Download all rows as CSV"
            side="top"
            onClick={save}
          >
            <Download aria-hidden />
          </IconButton>
        </div>
      </div>
      <TableGrid
        columns={columns}
        compared={compared}
        rowCount={rows.count}
        stepOf={stepOf}
        scroll={scroll}
        range={range}
        onRange={setRange}
        filters={isFiltering ? { typed, parsed, onType: setTyped } : null}
        textOf={text}
      />
    </div>
  );
}

function countText(shown: number, all: number, isFiltered: boolean): string {
  const count = `${all.toLocaleString('en')} ${all === 1 ? 'row' : 'rows'}`;
  return isFiltered ? `${shown.toLocaleString('en')} of ${count}` : count;
}

function told(isDone: boolean, isSmall: boolean) {
  if (isDone) return { tone: 'good', text: 'Copied.' } as const;
  const text = isSmall
    ? 'The browser does not allow copying here.'
    : 'That is too much for the clipboard. Download it as CSV.';
  return { tone: 'warning', text } as const;
}
