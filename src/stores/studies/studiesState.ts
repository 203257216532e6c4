import type { Fan, Study } from '../../study/index.ts';
import type { TrialTable } from './trialTable.ts';

/**
 * How far a study is. `interrupted`: the page went away in the midst of it; that, `paused`, `stopped` and
 * `failed` can go on. `failed`: it cannot run at all; trials that fail are its results.
 */
export type StudyStatus =
  | 'running'
  | 'paused'
  | 'stopped'
  | 'completed'
  | 'failed'
  | 'interrupted'
  /** It runs in another tab. */
  | 'elsewhere';

/** A study in the list of its document. */
export interface StudySummary {
  readonly id: string;
  readonly name: string;
  readonly plan: Study['plan'];
  readonly status: StudyStatus;
  /** Trials that have come in, of so many. */
  readonly count: number;
  readonly length: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** The study that shows. */
export interface StudyShown extends StudySummary {
  readonly study: Study;
  /** Another table whenever trials have come in, five times a second at most. */
  readonly trials: TrialTable;
  /** Raised with each new table. */
  readonly version: number;
  /** What it waits for before its first trial, such as `Python`; null: nothing. */
  readonly loading: string | null;
  /** Trials a second of late; 0 while it stands. */
  readonly rate: number;
  /** Null: not known, or it stands. */
  readonly secondsLeft: number | null;
  /** Why it failed. */
  readonly error: string | null;
}

/** A study that is drawn beside the one that shows. */
export type StudyBeside = Pick<StudyShown, 'id' | 'name' | 'study' | 'trials'>;

/** How the series of a study's trials are spread. Trials keep none: some run once more for that. */
export interface StudyFans {
  /** Id of the study. */
  readonly study: string;
  readonly status: 'running' | 'done' | 'failed';
  /** Trials that have come in, of so many. */
  readonly count: number;
  readonly length: number;
  /** How many trials the study had. */
  readonly of: number;
  /** Fields that were asked for, and the fans of those that have values. */
  readonly fields: readonly string[];
  readonly fans: readonly { readonly field: string; readonly fan: Fan }[];
  /** Why it failed. */
  readonly error: string | null;
}

export interface StudiesState {
  /** Studies of the open document, the newest first. */
  readonly list: readonly StudySummary[];
  readonly shown: StudyShown | null;
  readonly beside: readonly StudyBeside[];
  /** What was drawn last; left out before that. */
  readonly fans?: StudyFans;
}

export const noStudies: StudiesState = { list: [], shown: null, beside: [] };
