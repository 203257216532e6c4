import { ChartScatter } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { StudyShown } from '../../stores/api.ts';
import { Segments } from '../kit/inputs/Segments.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { useSize } from '../plots/plot/useSize.ts';
import { BrushBar } from './bar/BrushBar.tsx';
import { StudyButtons } from './bar/StudyButtons.tsx';
import { StudyList } from './bar/StudyList.tsx';
import { StudyProgress } from './bar/StudyProgress.tsx';
import { StudyTools } from './bar/StudyTools.tsx';
import { type Pane, studiesDesk } from './desk.ts';
import { TrialDetail } from './detail/TrialDetail.tsx';
import { NewStudy } from './form/NewStudy.tsx';
import { StudyForm } from './form/StudyForm.tsx';
import { PlotsArea } from './plots/PlotsArea.tsx';
import { TrialGrid } from './table/TrialGrid.tsx';
import { useStudy } from '../fields/study/useStudy.ts';
import { usePaced } from './usePaced.ts';
import { type Trials, useTrials } from './useTrials.ts';
import bar from './bar/Bar.module.css';
import styles from './StudiesPanel.module.css';

/** Narrower than this there is room for the table or for plots, pixels. */
const WIDE = 760;
/** From so many trials on, what shows follows them a second apart. */
const MANY = 20_000;

/** Studies of the document: what is varied, how far it is, and what came of it. */
export function StudiesPanel() {
  const { studies } = useStores();
  const shown = useStore(studies, (state) => state.shown);
  const isEmpty = useStore(studies, ({ list }) => list.length === 0);
  const plan = useStudy();
  if (shown === null && isEmpty && plan === null) return <NoStudies />;
  return <SomeStudies shown={shown} />;
}

function NoStudies() {
  return (
    <div className={styles.empty}>
      <ChartScatter size={24} aria-hidden="true" />
      <p>
        A study runs the model many times with other values in it, to find the best ones or to see
        what depends on what. Begin with “Vary …” in the menu of an argument in the inspector, and
        with “Make it an objective” at an output.
      </p>
      <div className={styles.choices}>
        <NewStudy />
        <StudyButtons shown={null} />
      </div>
    </div>
  );
}

function SomeStudies({ shown }: { readonly shown: StudyShown | null }) {
  const pace = shown !== null && shown.count > MANY ? 1_000 : 200;
  const paced = usePaced(shown, `${shown?.id ?? ''} ${shown?.status ?? ''}`, pace);
  if (shown === null || paced === null) return <Frame shown={null} trials={null} />;
  return <OneStudy shown={shown} paced={paced} />;
}

interface OneProps {
  readonly shown: StudyShown;
  /** The same a moment ago: what is drawn of it. */
  readonly paced: StudyShown;
}

function OneStudy({ shown, paced }: OneProps) {
  return <Frame shown={shown} trials={useTrials(useStores(), paced)} />;
}

interface FrameProps {
  readonly shown: StudyShown | null;
  readonly trials: Trials | null;
}

function Frame({ shown, trials }: FrameProps) {
  const desk = studiesDesk(useStores());
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box, true);
  const isWide = width >= WIDE;
  const chosen = useStore(desk, (state) => state.pane);
  const panes = panesOf(isWide);
  const first = shown === null ? 'plan' : isWide ? 'results' : 'table';
  const isThere =
    panes.some(({ value }) => value === chosen) && (shown !== null || chosen !== 'results');
  const pane = isThere ? chosen : first;
  return (
    <div ref={box} className={styles.panel}>
      <div className={bar.bar}>
        <StudyButtons shown={shown} />
        {shown !== null && <StudyProgress shown={shown} />}
        <div className={bar.tools}>
          <div className={bar.panes}>
            <Segments
              label="What is shown of studies"
              value={pane}
              options={panes}
              onChange={(next) => desk.setState({ pane: next })}
            />
          </div>
          {trials !== null && <StudyTools trials={trials} />}
        </div>
      </div>
      {pane === 'plan' ? (
        <div className={styles.plan}>
          <StudyForm />
        </div>
      ) : pane === 'all' || trials === null ? (
        <StudyList />
      ) : (
        <Results trials={trials} pane={pane} isWide={isWide} />
      )}
    </div>
  );
}

function panesOf(isWide: boolean): readonly { readonly value: Pane; readonly label: string }[] {
  const others = [
    { value: 'plan', label: 'Plan' },
    { value: 'all', label: 'All' },
  ] as const;
  if (isWide) return [{ value: 'results', label: 'Results' }, ...others];
  return [{ value: 'table', label: 'Trials' }, { value: 'plots', label: 'Plots' }, ...others];
}

interface ResultsProps {
  readonly trials: Trials;
  readonly pane: Pane;
  readonly isWide: boolean;
}

function Results({ trials, pane, isWide }: ResultsProps) {
  const desk = studiesDesk(useStores());
  const look = (trial: number | null): void => desk.setState({ trial });
  const isLooking = trials.current >= 0;
  return (
    <>
      <BrushBar trials={trials} />
      <div className={styles.body}>
        {pane !== 'plots' && (isWide || !isLooking) && (
          <div className={styles.table}>
            <TrialGrid trials={trials} onTrial={look} />
          </div>
        )}
        {pane !== 'table' && (isWide || !isLooking) && (
          <div className={styles.plots}>
            <PlotsArea trials={trials} onTrial={look} />
          </div>
        )}
        <TrialDetail trials={trials} onClose={() => look(null)} />
      </div>
    </>
  );
}
