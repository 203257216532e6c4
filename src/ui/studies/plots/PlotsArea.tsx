import { useStore } from 'zustand';
import { useStores } from '../../page/StoresContext.tsx';
import { studiesDesk } from '../desk.ts';
import type { Trials } from '../useTrials.ts';
import { PlotCard } from './PlotCard.tsx';
import styles from './Plots.module.css';

interface Props {
  readonly trials: Trials;
  readonly onTrial: (number: number | null) => void;
}

/** The plots of a study beside or under each other. What is brushed in one counts for all. */
export function PlotsArea({ trials, onTrial }: Props) {
  const plots = useStore(studiesDesk(useStores()), (state) => state.plots);
  return (
    <div className={styles.plots} data-count={plots.length}>
      {plots.map((plot) => (
        <PlotCard
          key={plot.id}
          plot={plot}
          trials={trials}
          isOnly={plots.length === 1}
          onTrial={onTrial}
        />
      ))}
    </div>
  );
}
