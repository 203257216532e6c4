import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { RayStage, RunPhase, RunState } from '../../../stores/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import styles from './RunBar.module.css';

/** Status of the process and its steps, `completed · 1200 steps`. */
export function RunStatus() {
  const { run } = useStores();
  const { kind, status, seconds, steps, loading } = useStore(
    run,
    useShallow(({ phase, ...state }: RunState) => ({
      kind: phase.kind,
      ...(phase.kind === 'elsewhere'
        ? { status: AT_CLUSTER[phase.stage], seconds: Math.floor(state.elapsed / 1000) }
        : { status: state.status, seconds: null }),
      steps: state.steps,
      loading: state.loading === null ? null : loadingText(state.loading),
    })),
  );
  const busy = kind === 'starting' || kind === 'running' || kind === 'stopping';
  // Steps rise many times a second: they are read out once the run stands still.
  // oxlint-disable jsx-a11y/prefer-tag-over-role -- the role is looked for from outside.
  return (
    <div
      className={styles.status}
      role="status"
      aria-label="Run status"
      aria-live={busy ? 'off' : 'polite'}
    >
      <span
        className={styles.dot}
        data-status={kind === 'paused' ? 'waiting' : status}
        aria-hidden
      />
      <span translate="no">
        <span>{loading ?? `${status}${MORE[kind]}`}</span>
        {loading === null && (
          <span
            className={styles.muted}
          >{` · ${seconds === null ? (steps === 1 ? '1 step' : `${steps} steps`) : timeText(seconds)}`}</span>
        )}
      </span>
    </div>
  );
}

/** What is waited for, and how much of it has come. */
function loadingText({ what, fetched }: NonNullable<RunState['loading']>): string {
  if (fetched === null) return `starting ${what}`;
  const [done, total] = [fetched.done, fetched.total].map((bytes) => (bytes / 1e6).toFixed(1));
  return `${what}, ${done} of ${total} MB`;
}

const AT_CLUSTER: Readonly<Record<RayStage, string>> = {
  sending: 'sending',
  waiting: 'waiting',
  running: 'running',
  stopping: 'stopping',
  fetching: 'fetching',
  away: 'unknown',
};

const timeText = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;

const MORE: Readonly<Record<RunPhase['kind'], string>> = {
  idle: '',
  starting: ', starting',
  running: '',
  paused: ', paused',
  stopping: ', stopping',
  elsewhere: ' on Ray',
  ended: '',
};
