import type { Json } from '../../base/json.ts';

/** One value of every trial of a study, by row: what every view is made of. */
export interface TrialColumn {
  /** Its place among the columns of its study. */
  readonly at: number;
  /** Full name of an argument or objective, otherwise its role. */
  readonly name: string;
  /** What it tells of a trial. */
  readonly role: 'number' | 'argument' | 'objective' | 'status' | 'seconds' | 'error';
  /** Of an objective: which way is better. */
  readonly direction: 'min' | 'max' | null;
  /** The values that count as texts, by the number that stands for each; null where numbers are meant. */
  readonly categories: readonly Json[] | null;
  /** NaN where a trial has no value. Longer than there are rows; another array after it grew. */
  readonly numbers: Float64Array;
}
