import type { Unit } from '../unit.ts';
import { generatedRounds, type MakeFunction } from './generate.ts';
import type { Plan } from './plan.ts';
import { CLOSED, DONE, type Outcome, PROMISE, type Rounds, tableRounds } from './rounds.ts';

/** Component steps that one turn does at least, so that entering it costs nothing. */
const LEAST = 2_048;

/**
 * Components that step in rounds, one after the other in a fixed order, without channels between them.
 * When one closes, throws or gives a promise, the group is left: what is under way is put into the
 * channels, and from there the ready queue goes on.
 */
export class Group {
  readonly isGroup = true;
  readonly plan: Plan;
  queued = false;
  /** Rounds that it may still do. */
  credit = 0;
  isActive = true;
  readonly #flag = { raised: false };
  readonly #outcome: Outcome = { rounds: 0, at: 0, value: undefined };
  readonly #enqueue: (group: Group) => void;
  #rounds: Rounds;
  #version = 0;

  constructor(plan: Plan, enqueue: (group: Group) => void) {
    this.plan = plan;
    this.#enqueue = enqueue;
    this.#rounds = tableRounds(plan, this.#flag);
    for (const unit of plan.units) {
      unit.credit = 0;
      // A grouped unit stands in no queue, and need not be woken.
      unit.queued = true;
      unit.component.io.onClose = this.#flag;
    }
  }

  /**
   * Makes the rounds for the probes there are now: by tables at once, and by generated code as soon as
   * there is some. Where no code may be made, the tables stay.
   */
  async prepare(make: MakeFunction | undefined): Promise<void> {
    const version = ++this.#version;
    this.#rounds = tableRounds(this.plan, this.#flag);
    if (make === undefined) return;
    const rounds = await generatedRounds(this.plan, this.#flag, make).catch(() => null);
    if (rounds !== null && version === this.#version) this.#rounds = rounds;
  }

  wake(): void {
    if (!this.queued && this.isActive && this.credit > 0) this.#enqueue(this);
  }

  /** Does rounds for about so many component steps; gives how many it did. */
  turn(steps: number): number {
    if (!this.isActive || this.credit <= 0) return 0;
    const { units } = this.plan;
    const wanted = Math.max(1, Math.floor(Math.max(steps, LEAST) / units.length));
    const count = Math.min(wanted, this.credit);
    const outcome = this.#outcome;
    const reason = this.#rounds(count, outcome);
    const { rounds, at } = outcome;
    this.credit -= rounds;
    units.forEach((unit, place) => {
      unit.steps += rounds + (reason !== DONE && place <= at ? 1 : 0);
    });
    if (reason === DONE) this.wake();
    else this.#leave(reason);
    return rounds * units.length + at + 1;
  }

  /** Puts everything back as the ready queue has it; the group is at the end of a round. */
  dissolve(creditOf: (place: number) => number): void {
    this.isActive = false;
    this.plan.units.forEach((unit, place) => {
      unit.queued = false;
      unit.component.io.onClose = null;
      unit.credit = creditOf(place);
      unit.wake();
    });
  }

  /** In the middle of a round: what was sent and not yet taken goes into the channels. */
  #leave(reason: number): void {
    const { at, value } = this.#outcome;
    for (const ways of this.plan.ways) {
      for (const { from, to, delay, channel, output } of ways) {
        if (delay !== null || from >= at || to <= at) continue;
        const fields = this.plan.units[from]?.component as unknown as Record<string, unknown>;
        channel.push(fields[output] ?? null);
      }
    }
    const left = this.plan.units[at] as Unit;
    const { credit } = this;
    this.dissolve((place) => (place <= at ? credit - 1 : credit));
    if (reason === CLOSED) left.closedInStep();
    else if (reason === PROMISE) left.continueAfter(value as Promise<unknown>);
    else left.failInStep(value);
    this.#outcome.value = undefined;
  }
}
