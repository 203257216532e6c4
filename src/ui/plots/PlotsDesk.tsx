import { memo, useRef, useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import { type PlotSpec } from '../../model/index.ts';
import { movePlotField, setPlotLog } from '../../editing/watching/plots.ts';
import { useStores } from '../page/StoresContext.tsx';
import { linesOf } from './plot/linesOf.ts';
import { FIELD_DRAG, Legend } from './plot/Legend.tsx';
import { Plot } from './plot/Plot.tsx';
import { plotGrid } from './plotGrid.ts';
import { plotKey } from './plot/plotInput.ts';
import { PlotMenu } from './menus/PlotMenu.tsx';
import { SeriesMenu } from './menus/SeriesMenu.tsx';
import { PlotsBar } from './PlotsBar.tsx';
import { plotsDesk } from './plotsView.ts';
import { useSeriesColours } from './series/seriesColours.ts';
import { useComing } from './useComing.ts';
import { useSize } from './plot/useSize.ts';
import { useWatched } from './series/useWatched.ts';
import styles from './PlotsPanel.module.css';

/** Plots of the watched fields while they come, with earlier runs beside them. */
export function PlotsDesk({ plots }: { readonly plots: readonly PlotSpec[] }) {
  const stores = useStores();
  const watched = useWatched(stores);
  const colours = useSeriesColours(stores);
  const hidden = useStore(plotsDesk(stores).view, (view) => view.hidden);
  const [isDragging, setDragging] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box, plots.length > 0);
  const { columns, rowHeight } = plotGrid(plots.length, width, height);

  const coming = useComing(plots.length);

  const [only] = plots;
  const desk = { plots, watched, colours, onDrag: setDragging };
  return (
    <div className={styles.panel}>
      <PlotsBar plots={plots} colours={colours}>
        {plots.length === 1 && only !== undefined && <Head plot={only} name="Plot" {...desk} />}
      </PlotsBar>
      <div
        ref={box}
        className={styles.plots}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridAutoRows: `${rowHeight}px`,
        }}
      >
        {plots.slice(0, coming).map((plot, at) => {
          const name = plots.length === 1 ? 'Plot' : `Plot ${at + 1}`;
          return <OnDesk key={plotKey(plot)} {...{ plot, name, hidden }} {...desk} />;
        })}
      </div>
      {isDragging && <NewPlot onDone={() => setDragging(false)} />}
    </div>
  );
}

interface DeskProps {
  readonly plot: PlotSpec;
  readonly name: string;
  readonly plots: readonly PlotSpec[];
  readonly watched: ReturnType<typeof useWatched>;
  readonly colours: ReturnType<typeof useSeriesColours>;
  readonly onDrag: (isDragging: boolean) => void;
}

/** One of the plots, which are not drawn anew while others come. */
const OnDesk = memo(function OnDesk({
  hidden,
  ...props
}: DeskProps & { readonly hidden: Parameters<typeof linesOf>[1] }) {
  const { plot, name, plots, colours } = props;
  return (
    <Plot
      plot={plot}
      lines={linesOf(plot, hidden, colours)}
      name={name}
      header={
        plots.length > 1 && (
          <header className={styles.head}>
            <Head {...props} />
          </header>
        )
      }
    />
  );
});

function Head({ plot, name, plots, watched, colours, onDrag }: DeskProps) {
  return (
    <>
      <Legend
        plot={plot}
        colours={colours}
        onDrag={onDrag}
        menuOf={(field, onAlone) => <SeriesMenu {...{ plot, plots, field, onAlone }} />}
      />
      <LogButton plot={plot} />
      <PlotMenu plot={plot} watched={watched} name={name} />
    </>
  );
}

/** The scale of the left axis, at hand since it is changed often. */
function LogButton({ plot }: { readonly plot: PlotSpec }) {
  const { verbs } = useStores();
  const isLog = plot.log.includes('left');
  return (
    <button
      type="button"
      className={styles.word}
      aria-label="Logarithmic scale"
      title="Logarithmic scale"
      aria-pressed={isLog}
      onClick={() => verbs.arrangePlots(setPlotLog, plotKey(plot), 'left', !isLog)}
    >
      log
    </button>
  );
}

/** Where a field is dropped to get a plot of its own; there while one is dragged. */
function NewPlot({ onDone }: { readonly onDone: () => void }) {
  const { verbs } = useStores();
  const [isTarget, setTarget] = useState(false);
  function onDrop(event: DragEvent): void {
    const field = event.dataTransfer.getData(FIELD_DRAG);
    event.preventDefault();
    verbs.arrangePlots(movePlotField, field, null);
    onDone();
  }
  return (
    <div
      className={styles.newPlot}
      data-target={isTarget ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={onDrop}
    >
      Drop here for a plot of its own
    </div>
  );
}
