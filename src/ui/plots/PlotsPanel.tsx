import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { ChartLine, Download, Image, Rows3, Square } from 'lucide-react';
import { useStore } from 'zustand';
import { useStores } from '../StoresContext.tsx';
import { createCursorStep } from './cursorStep.ts';
import { Legend } from './Legend.tsx';
import { plotPicture } from './plotPicture.ts';
import { fileName, saveFile } from './saveFile.ts';
import { seriesCsv } from './seriesCsv.ts';
import { SummaryTable } from './SummaryTable.tsx';
import type { PlotLine } from './TimePlot.tsx';
import { useFields } from './useFields.ts';
import { useWatched } from './useWatched.ts';
import { WatchMenu } from './WatchMenu.tsx';
import styles from './PlotsPanel.module.css';

const TimePlot = lazy(() => import('./TimePlot.tsx').then((m) => ({ default: m.TimePlot })));

const COLOURS = 8;

/** Plots of the watched fields over steps, while they come. */
export function PlotsPanel() {
  const stores = useStores();
  const { run, verbs } = stores;
  const watched = useWatched(stores);
  const fields = useFields(stores);
  const name = useStore(stores.document, (state) => state.document.name);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [logarithmic, setLogarithmic] = useState(false);
  const [apart, setApart] = useState(false);
  const [cursor] = useState(createCursorStep);
  const canvases = useRef(new Map<string, HTMLCanvasElement>());

  const lines = useMemo<readonly PlotLine[]>(
    () => watched.map((field, i) => ({ field, colour: (i % COLOURS) + 1 })),
    [watched],
  );
  const plots = useMemo(() => {
    const shown = lines.filter(({ field }) => !hidden.has(field));
    return apart ? shown.map((line) => [line]) : [shown];
  }, [lines, hidden, apart]);

  const toggle = useCallback((field: string) => {
    setHidden((before) => {
      const now = new Set(before);
      if (!now.delete(field)) now.add(field);
      return now;
    });
  }, []);

  if (watched.length === 0) return <NothingWatched fields={fields} onWatch={verbs.watch} />;

  async function savePicture(): Promise<void> {
    const shown = plots.flatMap((plot) => canvases.current.get(plotKey(plot)) ?? []);
    const picture = await plotPicture(
      shown,
      lines.filter(({ field }) => !hidden.has(field)),
    );
    if (picture) saveFile(fileName(name, '.png'), picture);
  }
  function saveTable(): void {
    const { series } = run.getState();
    const parts = seriesCsv(watched.flatMap((field) => series[field] ?? []));
    saveFile(fileName(name, '.csv'), new Blob(parts, { type: 'text/csv' }));
  }

  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <WatchMenu fields={fields} watched={watched} onWatch={verbs.watch} />
        <Legend
          run={run}
          lines={lines}
          hidden={hidden}
          cursor={cursor}
          onToggle={toggle}
          onRemove={(field) => verbs.watch(field, false)}
        />
        <div className={styles.tools} role="group" aria-label="Plot">
          <button
            type="button"
            className={styles.icon}
            aria-label="One plot for each field"
            title={apart ? 'Draw all fields in one plot' : 'Draw each field in its own plot'}
            aria-pressed={apart}
            onClick={() => setApart(!apart)}
          >
            {apart ? <Rows3 size={16} /> : <Square size={16} />}
          </button>
          <button
            type="button"
            className={styles.word}
            aria-label="Logarithmic scale"
            title="Logarithmic scale"
            aria-pressed={logarithmic}
            onClick={() => setLogarithmic(!logarithmic)}
          >
            log
          </button>
          <button
            type="button"
            className={styles.icon}
            aria-label="Download picture"
            title="Download the plot as PNG"
            onClick={() => void savePicture()}
          >
            <Image size={16} />
          </button>
          <button
            type="button"
            className={styles.icon}
            aria-label="Download values"
            title="Download the values as CSV"
            onClick={saveTable}
          >
            <Download size={16} />
          </button>
        </div>
      </div>
      <div className={styles.plots} data-apart={apart ? '' : undefined}>
        <Suspense fallback={null}>
          {plots.map((plot) => (
            <TimePlot
              key={plotKey(plot)}
              run={run}
              lines={plot}
              logarithmic={logarithmic}
              onCursor={cursor.set}
              canvases={canvases.current}
              id={plotKey(plot)}
            />
          ))}
        </Suspense>
      </div>
      <SummaryTable run={run} fields={watched} />
    </div>
  );
}

function plotKey(plot: readonly PlotLine[]): string {
  return plot.map(({ field }) => field).join(' ');
}

interface NothingProps {
  readonly fields: readonly string[];
  readonly onWatch: (field: string, on: boolean) => void;
}

/** What to do to see a plot, with the first outputs at hand. */
function NothingWatched({ fields, onWatch }: NothingProps) {
  return (
    <div className={styles.empty}>
      <ChartLine size={24} aria-hidden="true" />
      <p>
        {fields.length === 0
          ? 'Plots show the values of watched fields. Add a component to have fields to watch.'
          : 'Plots show the values of watched fields while the model runs. Choose what to watch.'}
      </p>
      <div className={styles.choices}>
        {fields.slice(0, 8).map((field) => (
          <button
            key={field}
            type="button"
            className={styles.action}
            onClick={() => onWatch(field, true)}
          >
            Watch {field}
          </button>
        ))}
        {fields.length > 8 && <WatchMenu fields={fields} watched={[]} onWatch={onWatch} />}
      </div>
    </div>
  );
}
