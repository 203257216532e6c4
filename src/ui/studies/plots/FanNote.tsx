import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { StudyShown } from '../../../stores/api.ts';
import { moduleLanguage } from '../../../model/index.ts';
import { fanFields, FAN_TRIALS } from '../../../study/view/fan.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { leftText } from '../bar/StudyProgress.tsx';
import type { Trials } from '../useTrials.ts';
import styles from './Plots.module.css';

/** Trials that take less than this together run by themselves, seconds. */
const AT_ONCE = 5;

/** Of a fan: how to draw it, how far it is, and what is in its way. */
export function FanNote({ trials }: { readonly trials: Trials }) {
  const { studies, document: documents, verbs } = useStores();
  const { shown } = trials;
  const drawn = useStore(studies, ({ fans }) => (fans?.study === shown.id ? fans : null));
  const document = useStore(documents, (state) => state.document);
  const fields = fanFields(document, shown.study);
  const isNew =
    drawn === null ||
    drawn.fields.join('\n') !== fields.join('\n') ||
    (drawn.of !== shown.count && drawn.length < FAN_TRIALS);
  const isBusy = shown.status === 'running' || shown.status === 'paused';
  const count = Math.min(FAN_TRIALS, shown.count);
  const seconds = secondsOf(shown, count);
  const hasCode = document.files.some(({ name }) => moduleLanguage(name) !== null);
  const isAtOnce = isNew && !isBusy && !hasCode && count > 0 && seconds < AT_ONCE;
  useEffect(() => {
    if (isAtOnce) void verbs.drawFans();
  }, [isAtOnce, verbs]);

  if (drawn?.status === 'running') {
    const text = `${drawn.count.toLocaleString('en')} of ${drawn.length.toLocaleString('en')} trials run once more`;
    return (
      <p className={drawn.fans.length > 0 ? styles.hover : styles.fanNote} role="status">
        {text}
      </p>
    );
  }
  if (!isNew && drawn?.error == null) return null;
  const words =
    drawn?.error ??
    (count === 0 || isBusy
      ? 'The fan is drawn when the study stands and has trials.'
      : `Trials keep no series: ${count.toLocaleString('en')} of them run once more, in about ${leftText(seconds)}.`);
  return (
    <div className={drawn !== null && drawn.fans.length > 0 ? styles.fanAgain : styles.fanNote}>
      <p>{words}</p>
      {count > 0 && !isBusy && <Button onClick={() => void verbs.drawFans()}>Draw the fan</Button>}
    </div>
  );
}

/** About how long so many trials take on one worker. */
function secondsOf({ trials }: StudyShown, count: number): number {
  const seconds = trials.columns.find(({ role }) => role === 'seconds')?.numbers;
  let sum = 0;
  for (let row = 0; row < count; row++) sum += seconds?.[row] ?? 0;
  return sum;
}
