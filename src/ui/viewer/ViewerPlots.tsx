import { useRef } from 'react';
import { useStore } from 'zustand';
import type { PlotSpec } from '../../model/index.ts';
import { useStores } from '../page/StoresContext.tsx';
import { Legend } from '../plots/plot/Legend.tsx';
import { linesOf } from '../plots/plot/linesOf.ts';
import { Plot } from '../plots/plot/Plot.tsx';
import { plotKey } from '../plots/plot/plotInput.ts';
import { useSize } from '../plots/plot/useSize.ts';
import { plotGrid } from '../plots/plotGrid.ts';
import { plotsDesk } from '../plots/plotsView.ts';
import { useSeriesColours } from '../plots/series/seriesColours.ts';
import styles from './Viewer.module.css';

/** Plots that can be looked at closely, and arranged by nobody. */
export function ViewerPlots({ plots }: { readonly plots: readonly PlotSpec[] }) {
  const stores = useStores();
  const colours = useSeriesColours(stores);
  const hidden = useStore(plotsDesk(stores).view, (view) => view.hidden);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box, true);
  const { columns, rowHeight } = plotGrid(plots.length, width, height);
  return (
    <section className={styles.desk} aria-label="Plots">
      <div
        ref={box}
        className={styles.grid}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridAutoRows: `${rowHeight}px`,
        }}
      >
        {plots.map((plot, at) => (
          <Plot
            key={plotKey(plot)}
            plot={plot}
            lines={linesOf(plot, hidden, colours)}
            name={plots.length === 1 ? 'Plot' : `Plot ${at + 1}`}
            header={
              <header className={styles.head}>
                <Legend plot={plot} colours={colours} />
              </header>
            }
            isFixed
          />
        ))}
      </div>
    </section>
  );
}
