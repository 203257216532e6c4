import { History, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { RunRecord } from '../../../stores/api.ts';
import { numberText } from '../../../base/numberText.ts';
import { stepSpan, type StepSpan } from '../../../stores/records/runSteps.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { Slider } from '../../kit/inputs/Slider.tsx';
import { runName } from '../../page/runName.ts';
import { useStores } from '../../page/StoresContext.tsx';
import styles from './KeptRunBar.module.css';

/** Over the canvas, while a kept run is looked at: which one, at which of its steps, and the way back. */
export function KeptRunBar() {
  const { lists, run, verbs } = useStores();
  const id = useStore(run, ({ record, look }) => (look === null ? null : record));
  const step = useStore(run, ({ look }) => look?.step ?? null);
  const series = useStore(run, (state) => state.series);
  const runs = useStore(lists, (state) => state.runs);
  const span = useMemo(() => stepSpan(series), [series]);
  const shown = runs.find((record) => record.id === id);
  const newest = runs[0];
  if (shown === undefined || newest === undefined) return null;
  const name = runName(shown);
  return (
    <section className={`nokey nopan ${styles.bar}`} aria-label="Kept run" data-covers="top">
      <p className={styles.title} role="status">
        <History aria-hidden size={16} />
        <span className={styles.name}>{name}</span>
        <span className={styles.when}>{whenOf(shown, newest)}</span>
      </p>
      {span === null ? (
        <p className={styles.when}>No field was recorded: these are its last values.</p>
      ) : (
        <Steps key={id} span={span} step={step ?? span.last} name={name} />
      )}
      {shown === newest ? (
        <IconButton label="Close" onClick={() => void verbs.leaveRun()}>
          <X aria-hidden />
        </IconButton>
      ) : (
        <Button onClick={() => void verbs.leaveRun()}>{`Back to ${runName(newest)}`}</Button>
      )}
    </section>
  );
}

const whenOf = (shown: RunRecord, newest: RunRecord): string =>
  shown === newest ? 'the last run' : 'an earlier run';

interface StepsProps {
  readonly span: StepSpan;
  /** Where it begins; from then on the slider says which step is looked at. */
  readonly step: number;
  readonly name: string;
}

function Steps({ span: { first, last, stride }, step: start, name }: StepsProps) {
  const { verbs } = useStores();
  // The canvas follows a moment later; the next key goes on from here.
  const [step, setStep] = useState(start);
  return (
    <>
      <div className={styles.slider}>
        <Slider
          label={`Step of ${name}`}
          value={step}
          min={first}
          max={last}
          step={stride}
          onChange={(next) => {
            setStep(next);
            void verbs.showStep(next >= last ? null : next);
          }}
        />
      </div>
      <span className={styles.step} translate="no">
        {`step ${numberText(step)} of ${numberText(last)}`}
      </span>
    </>
  );
}
