import type { RunPhase } from '../../stores/index.ts';

export interface RunControls {
  readonly run: boolean;
  readonly pause: boolean;
  readonly step: boolean;
  readonly stop: boolean;
}

/** Which of the run's buttons can act; `hasComponents` is of the document as it is now. */
export function runControls(phase: RunPhase['kind'], hasComponents: boolean): RunControls {
  const idle = phase === 'idle' || phase === 'ended' || phase === 'elsewhere';
  return {
    run: phase === 'paused' || (idle && hasComponents),
    pause: phase === 'running',
    step: phase === 'paused' || (idle && hasComponents),
    stop:
      phase === 'starting' || phase === 'running' || phase === 'paused' || phase === 'elsewhere',
  };
}
