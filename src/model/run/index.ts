/*
 * The one vocabulary of a run: how the engine, the worker, the page, what is stored and the command line
 * speak of it. Plain data all.
 */
export { type Breakpoint, type BreakpointHit, type Comparison, COMPARISONS } from './breakpoint.ts';
export type { RunFailure, RunWarning } from './failure.ts';
export { modelSteps } from './modelSteps.ts';
export {
  type Forecast,
  type KnownCost,
  PLACEMENT_REASONS,
  type PlacementReason,
  type ProfileComponent,
  type ProfileConnector,
  type ProfileWorker,
  type RunProfile,
  type Waits,
} from './profile.ts';
export type {
  ComponentProgress,
  ComponentResult,
  ComponentValues,
  Outputs,
  Samples,
  ShortValue,
} from './progress.ts';
export type { RunPoint, RunRequest, WholeFloats } from './request.ts';
export { isTerminal, type Status, STATUSES } from './status.ts';
export type {
  FinishedTrial,
  TrialArguments,
  TrialObjective,
  TrialRequest,
  TrialResult,
  TrialSeries,
} from './trial.ts';
