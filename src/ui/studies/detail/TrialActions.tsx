import { ChartLine, PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '../../../base/json.ts';
import { takeTrialValues as trialValues } from '../../../editing/study/takeTrialValues.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import type { Trials } from '../useTrials.ts';
import styles from './TrialDetail.module.css';

/** What can be done with the trial that is looked at. */
export function TrialActions({
  trials,
  number,
}: {
  readonly trials: Trials;
  readonly number: number;
}) {
  const { verbs } = useStores();
  const [isRunning, setRunning] = useState(false);
  const { shown, columns, current } = trials;
  const values: readonly (readonly [string, Json])[] = columns
    .filter(({ role }) => role === 'argument')
    .map(({ at, name }) => [name, shown.trials.value(current, at)] as const);
  if (values.length === 0) return null;

  async function drawSeries(): Promise<void> {
    setRunning(true);
    await verbs.seriesOfTrial(number);
    setRunning(false);
    verbs.openPanel('plots');
  }
  return (
    <div className={styles.actions}>
      <Button
        variant="primary"
        title="Write its values into the model; one undo takes them back"
        onClick={() =>
          verbs.edit(trialValues, {
            ...{ study: shown.name, trial: number },
            values: Object.fromEntries(values),
          })
        }
      >
        <PencilLine aria-hidden />
        Use these values
      </Button>
      <Button
        title="Run this trial once more and draw its series in Plots, beside the present run"
        disabled={isRunning}
        onClick={() => void drawSeries()}
      >
        <ChartLine aria-hidden />
        <span>{isRunning ? 'Running …' : 'Draw its series'}</span>
      </Button>
    </div>
  );
}
