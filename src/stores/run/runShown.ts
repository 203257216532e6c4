import type { Problem } from '../../model/problem.ts';
import { isOnRay, type RunRecord, stepsOfRecord } from '../records/runRecord.ts';
import type { RunPhase, RunState } from './runState.ts';
import type { RunLife } from './runLife.ts';

export function idleRun(speed: number | null = null): RunState {
  return {
    phase: { kind: 'idle' },
    status: 'created',
    loading: null,
    steps: 0,
    unresponsive: false,
    components: {},
    values: {},
    series: {},
    outputs: {},
    log: [],
    files: [],
    jobId: null,
    speed,
    elapsed: 0,
    record: null,
    profile: null,
    look: null,
  };
}

/** How a run that is over shows after it was read back with its document. */
export function runOfRecord(record: RunRecord | null, speed: number | null): RunState {
  if (record === null) return idleRun(speed);
  const { error, values, jobId, elapsed } = record;
  const steps = stepsOfRecord(record);
  // One that was cut off stands.
  const status = record.cut === undefined ? record.status : 'stopped';
  const components = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { name, status: value.status, steps: value.steps },
    ]),
  );
  const phase: RunPhase = isOnRay(record)
    ? { kind: 'elsewhere', stage: 'away' }
    : { kind: 'ended', status, error };
  const told = { phase, status, steps, values, jobId, elapsed, components, record: record.id };
  return { ...idleRun(speed), ...told };
}

/**
 * A run that did not begin: a model with problems was not run at all, a sandbox that broke while it began
 * has failed, and one that somebody stopped is stopped. `before` has what was chosen while it came up.
 */
export function runThatDidNotBegin(
  problems: readonly Problem[],
  isStopped: boolean,
  { speed, log }: RunState,
): RunState {
  const idle = idleRun(speed);
  if (isStopped) {
    const phase: RunPhase = { kind: 'ended', status: 'stopped', error: null };
    return { ...idle, log, phase, status: 'stopped' };
  }
  const broke = problems.some(({ code }) => code === 'SANDBOX_NOT_STARTED');
  return broke ? { ...idle, status: 'failed' } : idle;
}

/** The run that ended a moment ago, in place of how it showed while it ran. */
export function runThatEnded(record: RunRecord, before: RunState): RunState {
  const { speed, log, files, components, profile } = before;
  const over = runOfRecord(record, speed);
  // A worker that was ended says nothing of its components: how far they came stays in sight.
  const far = Object.keys(record.values).length > 0 ? over.components : broken(components);
  return { ...over, components: far, log, files, profile };
}

/** How a run that is not over shows: an answer that is waited for changes nothing yet. Null: it shows nowhere. */
export function phaseOf(life: RunLife): RunPhase | null {
  switch (life.kind) {
    case 'starting':
      return { kind: life.stop ? 'stopping' : 'starting' };
    case 'running':
    case 'pausing':
      return { kind: 'running' };
    case 'paused':
    case 'resuming':
      return { kind: 'paused' };
    case 'stopping':
      return { kind: 'stopping' };
    default:
      return null;
  }
}

/** The components of a run that broke off: what was not over has stopped. */
function broken(components: RunState['components']): RunState['components'] {
  const entries = Object.entries(components).map(([name, entry]) => {
    const isOver = entry.status === 'completed' || entry.status === 'failed';
    return [name, isOver ? entry : { ...entry, status: 'stopped' as const }] as const;
  });
  return Object.fromEntries(entries);
}
