import type { Run } from '../run/oneRun.ts';
import { FIRST_MS, type GoingContext } from './goingContext.ts';

/** Keeps what there is of a run while it goes on, once it has gone on for a moment. */
export function followGoing(context: GoingContext): (run: Run, isOn: () => boolean) => void {
  return (run, isOn) => {
    context.deps.setTimer(() => {
      if (!isOn()) return;
      // Where it cannot be had, the run goes on and leaves its record at the end.
      void import('./keepGoing.ts').then(
        ({ keepGoing }) => isOn() && keepGoing(context, run, isOn),
        () => undefined,
      );
    }, FIRST_MS);
  };
}
