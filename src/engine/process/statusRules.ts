import { fail, ok, type Result } from '../../base/result.ts';
import { isTerminal, type Status } from '../../model/run/index.ts';
import { ProcessStatusError } from '../errors.ts';

/*
 * What a process may do in which status (SPEC.md, PROC): the same in one thread and over workers.
 */

const ended = (status: Status) =>
  `A process that ${status === 'failed' ? 'failed' : 'was stopped'}` as const;

/** @throws ProcessStatusError when it runs already, has failed or was stopped */
export function checkMayRun(status: Status, isRunning: boolean): void {
  if (isRunning) throw new ProcessStatusError('The process is running already.');
  if (isCutShort(status)) throw new ProcessStatusError(`${ended(status)} cannot run again.`);
}

/** @throws ProcessStatusError when it has come to any end */
export function checkMayStep(status: Status): void {
  if (isTerminal(status)) throw new ProcessStatusError(`${ended(status)} cannot step.`);
}

/** @throws ProcessStatusError unless the run is paused and nobody steps by hand already */
export function checkMayStepInRun(isPaused: boolean, isInRound: boolean): void {
  if (!isPaused || isInRound) {
    throw new ProcessStatusError('A running process steps only while it is paused.');
  }
}

/** Whether it can be saved: what has failed or was stopped cannot go on. */
export function checkMayBeSaved(status: Status): Result<void, readonly string[]> {
  return isCutShort(status) ? fail([`${ended(status)} has no way on.`]) : ok(undefined);
}

/** The status of a process that goes on from a checkpoint. */
export function restoredStatus(saved: Status): Status {
  return saved === 'running' ? 'waiting' : saved;
}

function isCutShort(status: Status): boolean {
  return status === 'failed' || status === 'stopped';
}
