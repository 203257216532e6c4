import type { StudyShown } from '../../../stores/api.ts';
import { STATUS_WORDS } from './statusWords.ts';
import styles from './Bar.module.css';

/** Seconds as a person says them: `8 s`, `3 min`, `2 h 5 min`. */
export function leftText(seconds: number): string {
  if (seconds < 100) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function rateText(rate: number): string {
  if (rate >= 1)
    return `${rate.toLocaleString('en', { maximumFractionDigits: rate < 10 ? 1 : 0 })}/s`;
  return `${(rate * 60).toLocaleString('en', { maximumFractionDigits: 1 })}/min`;
}

/** How far a study is: status, count, rate and time left, with a bar. */
export function StudyProgress({ shown }: { readonly shown: StudyShown }) {
  const { status, count, length, rate, secondsLeft, loading, error } = shown;
  const parts = [
    `${count.toLocaleString('en')} of ${length.toLocaleString('en')} trials`,
    ...(rate > 0 ? [rateText(rate)] : []),
    ...(secondsLeft !== null && status === 'running' ? [`${leftText(secondsLeft)} left`] : []),
    ...(loading !== null && count === 0 ? [`waits for ${loading}`] : []),
  ];
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="Progress of the study"
        aria-valuemin={0}
        aria-valuemax={length}
        aria-valuenow={count}
        aria-valuetext={parts.join(', ')}
        data-status={status}
      >
        <div style={{ width: `${length > 0 ? (100 * count) / length : 0}%` }} />
      </div>
      <p className={styles.words} data-status={status} title={error ?? undefined}>
        <span role="status" aria-label="Study status">
          {error === null ? STATUS_WORDS[status] : `${STATUS_WORDS[status]}: ${error}`}
        </span>
        <span translate="no">{` · ${parts.join(' · ')}`}</span>
      </p>
    </div>
  );
}
