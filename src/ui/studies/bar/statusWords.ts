import type { PlanKind } from '../../../model/index.ts';
import type { StudyStatus } from '../../../stores/api.ts';

export const PLAN_WORDS: Readonly<Record<PlanKind, string>> = {
  search: 'Search',
  'one-at-a-time': 'One at a time',
  grid: 'Grid',
  random: 'Random',
  'latin-hypercube': 'Latin hypercube',
  sobol: 'Sobol',
  'monte-carlo': 'Monte Carlo',
};

/** How a study stands, as it is told. */
export const STATUS_WORDS: Readonly<Record<StudyStatus, string>> = {
  running: 'Running',
  paused: 'Paused',
  stopped: 'Stopped',
  completed: 'Completed',
  failed: 'Failed',
  interrupted: 'Interrupted',
  elsewhere: 'Runs in another tab',
};
