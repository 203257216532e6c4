import { Maximize, Rows3, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { type PlotSpec } from '../../model/index.ts';
import { joinPlots, splitPlots } from '../../editing/watching/plots.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { Compared, CompareMenu } from './menus/CompareMenu.tsx';
import { DownloadMenu } from './menus/DownloadMenu.tsx';
import { isZoomed, plotsDesk, withoutZoom } from './plotsView.ts';
import { WatchMenu } from './menus/WatchMenu.tsx';
import styles from './PlotsPanel.module.css';

interface Props {
  readonly plots: readonly PlotSpec[];
  readonly colours: ReadonlyMap<string, number>;
  /** The head of the only plot, where there is but one. */
  readonly children: ReactNode;
}

/** What holds for all plots: what is watched, which runs are compared, zoom, arrangement, files. */
export function PlotsBar({ plots, colours, children }: Props) {
  const stores = useStores();
  const { view } = plotsDesk(stores);
  const zoomed = useStore(view, isZoomed);
  const isApart = plots.every(({ fields }) => fields.length === 1) && plots.length > 1;
  const isSingle = plots.length === 1 && plots[0]?.fields.length === 1;
  return (
    <div className={styles.bar}>
      <WatchMenu />
      <Compared />
      {children || <span className={styles.grow} />}
      <div className={styles.tools} role="group" aria-label="Plots">
        <IconButton
          label="Show everything"
          hint={zoomed ? 'Show everything (double-click a plot)' : 'Everything is shown'}
          side="top"
          className={styles.spare}
          disabled={!zoomed}
          onClick={() => view.setState(withoutZoom(view.getState()))}
        >
          <Maximize aria-hidden />
        </IconButton>
        <IconButton
          label="One plot for each field"
          hint={isApart ? 'Draw all fields in one plot' : 'Draw each field in its own plot'}
          side="top"
          aria-pressed={isApart}
          disabled={isSingle}
          onClick={() => stores.verbs.arrangePlots(isApart ? joinPlots : splitPlots)}
        >
          {isApart ? <Rows3 aria-hidden /> : <Square aria-hidden />}
        </IconButton>
        <CompareMenu />
        <DownloadMenu plots={plots} colours={colours} />
      </div>
    </div>
  );
}
