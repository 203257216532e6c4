import { deadlock, remedyFor, type Stall } from '../scheduler/stall.ts';
import { type Execution, failureReportOf } from './execution.ts';
import type { WorkerGroup } from './workerGroup.ts';
import type { PauseControl } from './pauseControl.ts';
import type { Activity } from './partition/partitionProtocol.ts';
import { isQuiet } from './workerProxy.ts';

export interface TerminationDetectorOptions {
  readonly workerGroup: WorkerGroup;
  readonly pauseControl: PauseControl;
  readonly execution: Execution;
}

/** Finds when nothing goes on by itself any more in any worker, and says what is to become of it. */
export class TerminationDetector {
  readonly #options: TerminationDetectorOptions;
  #isLooking = false;
  #looksAgain = false;

  constructor(options: TerminationDetectorOptions) {
    this.#options = options;
  }

  /**
   * When every worker is idle, nothing is under way between them, and a second look at all of them shows
   * the same (Mattern's four counters), nothing goes on by itself any more: it is over, or a channel has
   * to grow, or components wait for each other.
   */
  async look(): Promise<void> {
    if (this.#isLooking) {
      this.#looksAgain = true;
      return;
    }
    this.#isLooking = true;
    try {
      do {
        this.#looksAgain = false;
        await this.#lookTwice();
      } while (this.#looksAgain);
    } catch {
      // A worker is gone; whoever waits for its run hears of it.
    } finally {
      this.#isLooking = false;
    }
  }

  async #lookTwice(): Promise<void> {
    const { workerGroup } = this.#options;
    const { workers } = workerGroup;
    const first = workers.map((worker) => worker.activity);
    if (!allIdle(first) || this.#isHeld) return;
    const second = await Promise.all(workers.map(({ rpc }) => rpc.call('activity')));
    if (workers !== workerGroup.workers || this.#isHeld) return;
    // Whoever is at work, or was since, says so again when it has become idle.
    if (!allIdle(second) || !first.every((one, at) => isSame(one, second[at]))) return;
    this.#decide(second);
  }

  /** Held workers are idle for no reason of their own. */
  get #isHeld(): boolean {
    const { pauseControl, execution } = this.#options;
    return pauseControl.isPaused && !execution.isInRound;
  }

  #decide(all: readonly Activity[]): void {
    const { workerGroup, execution } = this.#options;
    const tell = (name: 'runOver' | 'roundOver' | 'endListeners') => {
      for (const worker of workerGroup.workers) worker.wakeUp(name);
    };
    const isRound = !execution.isRunning || execution.isInRound;
    if (all.every(({ alive }) => alive === 0)) return tell(isRound ? 'roundOver' : 'runOver');
    const stalls = all.map(({ stall }) => stall);
    switch (remedyFor(stalls)) {
      case 'growChannel':
        return this.#growSmallest(stalls);
      case 'wait':
        return tell('roundOver');
      case 'endListeners':
        return tell('endListeners');
      default:
        return execution.fail(failureReportOf(deadlock(stalls)));
    }
  }

  #growSmallest(stalls: readonly Stall[]): void {
    const sizes = stalls.map(({ full }) => Math.min(Infinity, ...full));
    const at = sizes.indexOf(Math.min(...sizes));
    this.#options.workerGroup.workers[at]?.wakeUp('growChannel');
  }
}

function allIdle(all: readonly (Activity | null)[]): all is readonly Activity[] {
  return all.every((one) => one?.isIdle === true) && isQuiet(all as readonly Activity[]);
}

function isSame(one: Activity | null, other: Activity | undefined): boolean {
  return one?.sent === other?.sent && one?.received === other?.received;
}
