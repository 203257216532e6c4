import type { Channel } from '../channels/channel.ts';
import { DeadlockError } from '../errors.ts';
import type { Unit } from '../unit/unit.ts';

/** What keeps a process in which nothing goes on from going on. */
export interface Stall {
  /** Values that each full channel holds at which somebody waits. */
  readonly full: readonly number[];
  /** Some component has done all that it may do for now. */
  readonly isHeld: boolean;
  /** Components that wait for events and nothing else. */
  readonly listeners: readonly string[];
  /** Who waits for what, in words, for each component that has not ended. */
  readonly waiting: readonly string[];
}

/** @param full channels at which somebody waits for room */
export function stallOf(
  waiting: readonly Unit[],
  full: readonly Channel[],
  isRunning: boolean,
): Stall {
  return {
    full: full.map(({ capacity }) => capacity),
    isHeld: !isRunning || waiting.some((unit) => unit.credit === 0),
    listeners: waiting.filter((unit) => unit.waitsForEventsOnly).map(({ name }) => name),
    waiting: waiting.map((unit) => `${unit.name} waits for ${unit.waitsFor.join(' and ')}`),
  };
}

/**
 * What lets a stalled process go on. Full channels grow, the smallest first (Parks, 1995); components that
 * wait for events which nobody can send any more end; else what still waits is deadlocked.
 */
export function remedyFor(
  stalls: readonly Stall[],
): 'growChannel' | 'wait' | 'endListeners' | 'deadlock' | 'none' {
  if (stalls.some(({ full }) => full.length > 0)) return 'growChannel';
  const alive = stalls.filter(({ waiting }) => waiting.length > 0);
  if (alive.some(({ isHeld }) => isHeld)) return 'wait';
  if (alive.some(({ listeners }) => listeners.length > 0)) return 'endListeners';
  return alive.length > 0 ? 'deadlock' : 'none';
}

/** Components that wait for each other for ever. */
export function deadlock(stalls: readonly Stall[]): DeadlockError {
  const waiting = stalls.flatMap((stall) => stall.waiting);
  return new DeadlockError(`Components wait for each other: ${waiting.join(', ')}.`);
}
