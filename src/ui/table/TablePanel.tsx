import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ArrowDownToLine, ArrowUpToLine, Download, Table } from 'lucide-react';
import { useStore } from 'zustand';
import type { RunState } from '../../stores/api.ts';
import { fileName, saveFile } from '../plots/saveFile.ts';
import { seriesCsv, textAt } from '../plots/seriesCsv.ts';
import { stepGrid, type StepGrid } from '../plots/stepGrid.ts';
import { useFields } from '../plots/useFields.ts';
import { useSeriesFrame } from '../plots/useSeriesFrame.ts';
import { useWatched } from '../plots/useWatched.ts';
import { WatchMenu } from '../plots/WatchMenu.tsx';
import { useStores } from '../StoresContext.tsx';
import {
  contentHeight,
  rowAt,
  rowForKey,
  scrollFor,
  visibleRows,
  type Windowing,
} from './windowing.ts';
import styles from './TablePanel.module.css';

/** The values of the watched fields, a row a step; only the rows in view are on the page. */
export function TablePanel() {
  const stores = useStores();
  const { run, verbs } = stores;
  const watched = useWatched(stores);
  const fields = useFields(stores);
  const name = useStore(stores.document, (state) => state.document.name);
  const box = useRef<HTMLDivElement>(null);
  const [grid, setGrid] = useState(() => gridOf(run.getState(), watched));
  const { rows } = grid;
  const [view, setView] = useState(0);
  const [top, setTop] = useState(0);
  const [follow, setFollow] = useState(() => run.getState().phase.kind === 'running');
  /** Counts batches, so that the rows in view are read again. */
  const [, setBatch] = useState(0);
  const windowing: Windowing = { rows, view };

  useSeriesFrame(run, watched, (state) => {
    setGrid(gridOf(state, watched));
    setBatch((n) => n + 1);
  });
  const isEmpty = watched.length === 0;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setView(element.clientHeight - HEAD);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [isEmpty]);

  function go(row: number): void {
    setTop(row);
    if (box.current) box.current.scrollTop = scrollFor(windowing, row);
  }
  useEffect(() => {
    if (follow) go(rows);
    // Following is about new rows and a new size, not about where the person scrolled to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, view, follow]);

  function onKeyDown(event: KeyboardEvent): void {
    const row = rowForKey(windowing, top, event.key);
    if (row === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setFollow(event.key === 'End');
    go(row);
  }
  function save(): void {
    const { series } = run.getState();
    const parts = seriesCsv(watched.flatMap((field) => series[field] ?? []));
    saveFile(fileName(name, '.csv'), new Blob(parts, { type: 'text/csv' }));
  }

  if (watched.length === 0)
    return (
      <div className={styles.empty}>
        <Table size={24} aria-hidden="true" />
        <p>The table has a column for each watched field. Choose what to watch.</p>
        <WatchMenu fields={fields} watched={watched} onWatch={verbs.watch} />
      </div>
    );

  const { series } = run.getState();
  const first = Math.min(top, Math.max(0, rows - 1));
  const last = Math.min(rows, first + visibleRows(windowing) + 1);
  const columns = { gridTemplateColumns: `88px repeat(${watched.length}, minmax(120px, 200px))` };
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <WatchMenu fields={fields} watched={watched} onWatch={verbs.watch} />
        <span className={styles.count}>{rows === 1 ? '1 row' : `${rows} rows`}</span>
        <div className={styles.tools} role="group" aria-label="Table">
          <button
            type="button"
            aria-label="First row"
            title="First row (Home)"
            onClick={() => {
              setFollow(false);
              go(0);
            }}
          >
            <ArrowUpToLine size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label="Last row, follow new rows"
            title="Last row, follow new rows (End)"
            aria-pressed={follow}
            onClick={() => {
              setFollow(!follow);
            }}
          >
            <ArrowDownToLine size={16} aria-hidden="true" />
          </button>
          <button
            type="button"
            aria-label="Download CSV"
            title="Download all rows as CSV"
            onClick={save}
          >
            <Download size={16} aria-hidden="true" />
          </button>
        </div>
      </div>
      <div
        ref={box}
        className={styles.box}
        role="table"
        aria-label="Values of the watched fields"
        aria-rowcount={rows + 1}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onWheel={(event) => event.deltaY < 0 && setFollow(false)}
        onPointerDown={() => setFollow(false)}
        onScroll={(event) => {
          const { scrollTop } = event.currentTarget;
          // Our own scrolling comes back here too: then the row is already right.
          if (Math.abs(scrollTop - scrollFor(windowing, top)) > 1)
            setTop(rowAt(windowing, scrollTop));
        }}
      >
        <div className={styles.head} role="row" style={columns}>
          <span role="columnheader">Step</span>
          {watched.map((field) => (
            <span key={field} role="columnheader" title={field}>
              {field}
            </span>
          ))}
        </div>
        <div style={{ height: contentHeight(windowing) }} role="presentation">
          <div className={styles.window} role="rowgroup">
            {Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i).map((row) => (
              <div
                key={row}
                className={styles.row}
                role="row"
                aria-rowindex={row + 2}
                style={columns}
              >
                <span role="rowheader">{grid.first + row * grid.stride}</span>
                {watched.map((field) => {
                  const one = series[field];
                  const text = one ? textAt(one, grid.first + row * grid.stride) : '';
                  return (
                    <span key={field} role="cell" title={text.length > 18 ? text : undefined}>
                      {text}
                    </span>
                  );
                })}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Height of the header line, in pixels. */
const HEAD = 28;

function gridOf({ series }: RunState, fields: readonly string[]): StepGrid {
  return stepGrid(fields.flatMap((field) => series[field] ?? []));
}
