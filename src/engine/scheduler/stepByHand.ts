import { fail, ok, type Result } from '../../base/result.ts';
import type { Connector } from '../channels/connector.ts';
import { checkMayStepInRun } from '../process/statusRules.ts';
import { type Unit, UNLIMITED } from '../unit/unit.ts';
import type { Scheduler } from './scheduler.ts';
import type { WorkLoop } from './workLoop.ts';

/** Steps that somebody takes by hand: rounds, and steps of one component alone. */
export class StepByHand {
  readonly #scheduler: Scheduler;
  readonly #loop: WorkLoop;
  readonly #connectors: Iterable<Connector>;

  constructor(scheduler: Scheduler, loop: WorkLoop, connectors: Iterable<Connector>) {
    this.#scheduler = scheduler;
    this.#loop = loop;
    this.#connectors = connectors;
  }

  /** One step of every unit. */
  async round(isDone: () => boolean): Promise<void> {
    const { remote, control } = this.#scheduler;
    if (remote !== null) remote.roundIsOver = false;
    this.#scheduler.release(1);
    const hasGoneOn = control.watchResumes();
    await this.#loop.drive({
      isDone: () => hasGoneOn() || (remote?.roundIsOver ?? isDone()),
      isHeld: () => false,
    });
  }

  /**
   * One iteration of one unit, if what it waits for is there.
   *
   * @returns in words, what it waits for
   */
  async single(unit: Unit): Promise<Result<void, string>> {
    const { remote, control } = this.#scheduler;
    unit.credit = 1;
    unit.wake();
    remote?.wakeEnds();
    const hasGoneOn = control.watchResumes();
    await this.#loop.drive({ isDone: hasGoneOn, isHeld: () => false, alone: unit });
    const isOver = control.isCutShort || hasGoneOn() || unit.hasUsedUp;
    return isOver ? ok(undefined) : fail(this.#whyNot(unit));
  }

  /** The same while a run is paused: the others wait, also those in compiled rounds. */
  singleInRun(unit: Unit): Promise<Result<void, string>> {
    const { groups, units } = this.#scheduler;
    return this.inRun(() => {
      groups.leave((grouped) => grouped.includes(unit));
      groups.release(0);
      for (const one of units.values()) one.credit = 0;
      return this.single(unit);
    });
  }

  /** @throws ProcessStatusError unless the run is paused */
  async inRun<T>(work: () => Promise<T>): Promise<T> {
    const { control, sleepers } = this.#scheduler;
    checkMayStepInRun(control.isPaused, control.isInRound);
    control.isInRound = true;
    try {
      return await work();
    } finally {
      control.isInRound = false;
      // It may have been resumed meanwhile.
      this.#scheduler.release(control.isPaused ? 0 : UNLIMITED);
      sleepers.wake();
    }
  }

  #whyNot({ name, waitsFor }: Unit): string {
    if (waitsFor.length === 0) return `${name} waits for events.`;
    const open = [...this.#connectors].filter(({ isClosed }) => !isClosed);
    const fields = waitsFor.map((field) => {
      const sources = open.flatMap(({ spec: { source, target } }) =>
        target.entity === name && target.descriptor === field
          ? [`${source.entity}.${source.descriptor}`]
          : [],
      );
      return `a value of ${field} from ${sources.join(' or ')}`;
    });
    return `${name} waits for ${fields.join(', and for ')}.`;
  }
}
