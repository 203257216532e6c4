import type { Work } from '../../base/work.ts';
import { sortedRows } from './rowOrder.ts';

/** One of several objectives: its values by row, and which way is better. */
export interface Goal {
  readonly numbers: Float64Array;
  readonly direction: 'min' | 'max' | null;
}

/** Rows between two pauses. */
const SLICE = 2_000;

/**
 * The rows that no other row beats: none is at least as good everywhere and better somewhere. In the order
 * of the first objective, the best first. Rows without a finite value of every objective are left out: an
 * endless one is that of a violated constraint.
 *
 * After H. T. Kung, F. Luccio and F. P. Preparata, On finding the maxima of a set of vectors, 1975: once
 * rows are in order, a row can only be beaten by one before it, so that it is enough to look at those found.
 */
export function* paretoFront(goals: readonly Goal[], rows: Uint32Array): Work<readonly number[]> {
  const loss = (goal: Goal, row: number): number => {
    const value = goal.numbers[row] as number;
    return goal.direction === 'max' ? -value : value;
  };
  const whole = rows.filter((row) => goals.every(({ numbers }) => Number.isFinite(numbers[row])));
  // The last objective first: the sort keeps equal rows as they were.
  let order: Uint32Array = whole;
  for (const { numbers, direction } of goals.toReversed()) {
    order = sortedRows(order, numbers, direction === 'max' ? 'down' : 'up');
    yield;
  }
  const front: number[] = [];
  const isBeaten = (row: number, by: number): boolean => {
    let isWorse = false;
    for (const goal of goals) {
      const [x, y] = [loss(goal, row), loss(goal, by)];
      if (x < y) return false;
      if (x > y) isWorse = true;
    }
    return isWorse;
  };
  let since = 0;
  for (const row of order) {
    if (goals.length <= 2) {
      // Of two objectives the last one found has the best second: it alone can beat.
      const last = front.at(-1);
      if (last === undefined || !isBeaten(row, last)) front.push(row);
    } else if (!front.some((other) => isBeaten(row, other))) front.push(row);
    if (++since % SLICE === 0) yield;
  }
  return front;
}
