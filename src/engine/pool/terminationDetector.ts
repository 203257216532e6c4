import { deadlock } from '../process/localProcess.ts';
import { type Course, troubleOf } from './execution.ts';
import type { Crew } from './workerGroup.ts';
import type { Hold } from './pauseControl.ts';
import type { Census } from './partition/partitionProtocol.ts';
import { isQuiet, type PartProxy } from './workerProxy.ts';

export interface JudgeOptions {
  readonly crew: Crew;
  readonly hold: Hold;
  readonly course: Course;
}

/** Finds when nothing goes on by itself any more in any worker, and says what is to become of it. */
export class Judge {
  readonly #options: JudgeOptions;
  #isLooking = false;
  #looksAgain = false;

  constructor(options: JudgeOptions) {
    this.#options = options;
  }

  /**
   * When every part is idle, nothing is under way between them, and a second look at all of them shows
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
    const { crew } = this.#options;
    const { parts } = crew;
    const first = parts.map((part) => part.census);
    if (!allIdle(first) || this.#isHeld) return;
    const second = await Promise.all(parts.map(({ rpc }) => rpc.call('census')));
    if (parts !== crew.parts || this.#isHeld) return;
    // Whoever is at work, or was since, says so again when it has become idle.
    if (!allIdle(second) || !first.every((one, at) => isSame(one, second[at]))) return;
    this.#decide(second);
  }

  /** Held parts are idle for no reason of their own. */
  get #isHeld(): boolean {
    const { hold, course } = this.#options;
    return hold.isHeld && !course.isInRound;
  }

  #decide(all: readonly Census[]): void {
    const { crew, course } = this.#options;
    const tell = (name: 'runOver' | 'roundOver' | 'endListeners') => {
      for (const part of crew.parts) part.rouse(name);
    };
    const isRound = !course.isRunning || course.isInRound;
    if (all.every(({ alive }) => alive === 0)) return tell(isRound ? 'roundOver' : 'runOver');
    const sizes = all.map(({ standstill: { full } }) => Math.min(Infinity, ...full));
    const smallest = Math.min(...sizes);
    if (smallest < Infinity) {
      const part = crew.parts[sizes.indexOf(smallest)] as PartProxy;
      return part.rouse('growChannel');
    }
    const alive = all.filter((one) => one.alive > 0);
    if (alive.some(({ standstill }) => standstill.isHeld)) return tell('roundOver');
    if (all.some(({ standstill }) => standstill.listeners.length > 0)) return tell('endListeners');
    course.fail(troubleOf(deadlock(all.flatMap(({ standstill }) => standstill.waiting))));
  }
}

function allIdle(all: readonly (Census | null)[]): all is readonly Census[] {
  return all.every((one) => one?.isIdle === true) && isQuiet(all as readonly Census[]);
}

function isSame(one: Census | null, other: Census | undefined): boolean {
  return one?.sent === other?.sent && one?.received === other?.received;
}
