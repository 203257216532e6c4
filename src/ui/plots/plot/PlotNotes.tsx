import { useStore } from 'zustand';
import type { RunPhase } from '../../../stores/api.ts';
import { useStores } from '../../page/StoresContext.tsx';
import type { Notes } from './plotNotes.ts';
import type { PlotLine } from '../draw/plotScene.ts';
import styles from './Plot.module.css';

interface Props {
  readonly notes: Notes;
  readonly lines: readonly PlotLine[];
  readonly hasTable: boolean;
}

/** Words over a plot: why it is empty, and what of its fields cannot be drawn. */
export function PlotNotes({ notes, lines, hasTable }: Props) {
  const { run, verbs } = useStores();
  const phase = useStore(run, (state) => state.phase.kind);
  const { isEmpty, leftOut, undrawn } = notes;
  return (
    <>
      {isEmpty && undrawn.length === 0 && (
        <p className={styles.emptyPlot}>{whyEmpty(phase, lines)}</p>
      )}
      {(leftOut.length > 0 || undrawn.length > 0) && (
        <div className={styles.notes}>
          {leftOut.length > 0 && (
            <p>{`Values of ${leftOut.join(', ')} up to 0 have no place on a logarithmic axis.`}</p>
          )}
          {undrawn.length > 0 && (
            <p>
              <span>{`${undrawn.join(', ')} ${undrawn.length === 1 ? 'is' : 'are'} no numbers. `}</span>
              {hasTable && (
                <button
                  type="button"
                  className={styles.link}
                  onClick={() => verbs.openPanel('table')}
                >
                  See the table
                </button>
              )}
            </p>
          )}
        </div>
      )}
    </>
  );
}

function whyEmpty(phase: RunPhase['kind'], lines: readonly PlotLine[]): string {
  if (lines.length === 0) return 'All fields of this plot are hidden.';
  const names = lines.length > 2 ? 'these fields' : lines.map(({ field }) => field).join(' and ');
  if (phase === 'idle') return `Press Run to see the values of ${names}.`;
  if (phase === 'ended') return `This run has no values of ${names}. Run again to record them.`;
  return 'Waiting for values…';
}
