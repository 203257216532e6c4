import type { Environment } from '../environment.ts';
import { TURN } from '../scheduler/readyQueue.ts';
import type { Unit } from '../unit/unit.ts';
import { carriedRounds } from './carriedRounds.ts';
import { generatedRounds } from './generate.ts';
import type { RoundPlan } from './roundPlan.ts';
import { Recorder } from './recorder.ts';
import {
  DONE,
  NOTICED,
  type Outcome,
  PROMISE,
  type Rounds,
  type RoundsOptions,
  type Stepper,
  tableRounds,
} from './rounds.ts';

/** Component steps between two looks at the clock, at most: steps that were cheap may become dear. */
const MOST_UNCHECKED = 32_768;
/** Component steps of one turn, at most. */
const MOST_STEPS = 262_144;
/** Rounds of which one is measured, when somebody wants to know what steps cost; the first few all are. */
const MEASURED = 64;
const FIRST_MEASURED = 4;

const measured: Stepper = (component, { timer }) =>
  timer === null ? component.step() : timer.measure(() => component.step());

/**
 * Components that step in rounds, one after the other in a fixed order, without channels between them.
 * When one closes, throws, gives a promise or emits an event, or an event comes for one (there is but
 * StopEvent), the group is left: what is under way is put into the channels, and from there the ready
 * queue goes on.
 */
export class RoundGroup {
  readonly isGroup = true;
  readonly isSource = true;
  readonly plan: RoundPlan;
  queued = false;
  /** Rounds that it may still do. */
  credit = 0;
  isActive = true;
  /** The rounds are generated code. */
  isGenerated = false;
  readonly #flag = { raised: false };
  readonly #outcome: Outcome = { rounds: 0, at: 0, value: undefined };
  readonly #enqueue: (group: RoundGroup) => void;
  readonly #environment: Pick<Environment, 'now' | 'makeFunction' | 'known'>;
  /** Rounds between two looks at the clock. */
  #unchecked = 1;
  /** Of the probes there are now; made when it is needed. */
  #recorder: Recorder | null = null;
  /** Rounds that keep every recorded value, and such that keep extremes alone: code, or tables made when needed. */
  #exact: Rounds | null = null;
  #thin: Rounds | null = null;
  /** The fields have been set once: code that is made before that would be made for other shapes. */
  #isWarm = false;
  #measured = 0;
  #sinceMeasured = 0;

  constructor(
    plan: RoundPlan,
    enqueue: (group: RoundGroup) => void,
    environment: Pick<Environment, 'now' | 'makeFunction' | 'known'>,
  ) {
    this.plan = plan;
    this.#enqueue = enqueue;
    this.#environment = environment;
    for (const unit of plan.units) {
      unit.credit = 0;
      // A grouped unit stands in no queue, and need not be woken.
      unit.queued = true;
      unit.component.io.notice = this.#flag;
      unit.group = this;
    }
  }

  /**
   * Makes the rounds for the probes there are now: by tables until there is generated code, and for good
   * where no code may be made.
   */
  async prepare(): Promise<void> {
    const recorder = new Recorder(this.plan);
    this.#recorder = recorder;
    this.#exact = null;
    this.#thin = null;
    this.#exact = carriedRounds(this.#options(false));
    if (this.#exact !== null) {
      this.#thin = carriedRounds(this.#options(true));
      return;
    }
    const { makeFunction: make, known } = this.#environment;
    if (make === undefined) return;
    try {
      const { exact, thin } = await generatedRounds(
        { plan: this.plan, flag: this.#flag, recorder },
        make,
        known?.rounds,
      );
      if (recorder !== this.#recorder) return;
      this.#exact = exact;
      this.isGenerated = true;
      this.#thin = thin;
    } catch {
      // The tables stay.
    }
  }

  wake(): void {
    if (!this.queued && this.isActive && this.credit > 0) this.#enqueue(this);
  }

  /** Does rounds until it is somebody else's turn; gives how many component steps these were. */
  turn(): number {
    if (!this.isActive || this.credit <= 0) return 0;
    const { length } = this.plan.units;
    const most = Math.min(Math.ceil(MOST_STEPS / length), this.credit);
    let time = this.#environment.now();
    const until = time + TURN;
    let done = this.#isToBeMeasured ? this.#batch(1, true) : 0;
    while (done < most && this.isActive) {
      const next = Math.min(most, done + this.#unchecked);
      while (done < next && this.isActive) done += this.#batch(next - done);
      const now = this.#environment.now();
      this.#adapt(now - time, length);
      time = now;
      if (time >= until) break;
    }
    this.#sinceMeasured += done;
    if (this.isActive) this.wake();
    return (done + 1) * length;
  }

  /** Looks at the clock some times in a turn, however long the steps take. */
  #adapt(elapsed: number, length: number): void {
    const most = Math.max(1, Math.floor(MOST_UNCHECKED / length));
    if (elapsed < TURN / 4) this.#unchecked = Math.min(most, this.#unchecked * 2);
    else if (elapsed > TURN) {
      this.#unchecked = Math.max(1, Math.floor((this.#unchecked * TURN) / elapsed));
    }
  }

  #options(isThin: boolean): RoundsOptions {
    const recorder = (this.#recorder ??= new Recorder(this.plan));
    return { plan: this.plan, flag: this.#flag, recorder, isThin };
  }

  #tables(isThin: boolean): Rounds {
    return tableRounds(this.#options(isThin));
  }

  #rounds(isThin: boolean): Rounds {
    return isThin ? (this.#thin ??= this.#tables(true)) : (this.#exact ??= this.#tables(false));
  }

  /** Up to `count` rounds, as far as the recording lets them go at once; gives how many it did. */
  #batch(count: number, isMeasured = false): number {
    const recorder = (this.#recorder ??= new Recorder(this.plan));
    const wanted = recorder.begin(count);
    const { isThin } = recorder;
    const outcome = this.#outcome;
    let reason: number;
    if (isMeasured) reason = tableRounds(this.#options(isThin), measured)(1, outcome);
    else if (this.#isWarm) reason = this.#rounds(isThin)(wanted, outcome);
    else {
      this.#isWarm = true;
      reason = this.#tables(isThin)(1, outcome);
    }
    const { rounds, at } = outcome;
    this.credit -= rounds;
    const isFresh = recorder.end(rounds, reason === DONE ? -1 : at);
    const { units } = this.plan;
    for (let place = 0; place < units.length; place++) {
      const unit = units[place] as Unit;
      unit.steps += rounds + (reason !== DONE && place <= at ? 1 : 0);
      unit.sent += rounds + (reason !== DONE && place < at ? 1 : 0);
    }
    if (reason !== DONE) this.#leave(reason);
    else if (!isFresh) void this.prepare();
    return rounds;
  }

  /** Whether the next round is one that is measured: in tables, component by component. */
  get #isToBeMeasured(): boolean {
    if (this.plan.units[0]?.timer == null || !this.#isWarm) return false;
    if (this.#measured >= FIRST_MEASURED && this.#sinceMeasured < MEASURED) return false;
    this.#measured++;
    this.#sinceMeasured = 0;
    return true;
  }

  /** Leaves the rounds for the ready queue, at the end of one. */
  release(): void {
    this.dissolve(() => this.credit);
  }

  /** Puts everything back as the ready queue has it. */
  dissolve(creditOf: (place: number) => number): void {
    this.isActive = false;
    this.plan.units.forEach((unit, place) => {
      unit.queued = false;
      unit.component.io.notice = null;
      unit.group = null;
      unit.credit = creditOf(place);
      unit.wake();
    });
  }

  /** In the middle of a round: what was sent and not yet taken goes into the channels. */
  #leave(reason: number): void {
    const { at, value } = this.#outcome;
    for (const transfers of this.plan.transfers) {
      for (const { from, to, delay, channel, output } of transfers) {
        if (delay !== null || from >= at || to <= at) continue;
        const fields = this.plan.units[from]?.component as unknown as Record<string, unknown>;
        channel.push(fields[output] ?? null);
      }
    }
    const left = this.plan.units[at] as Unit;
    const { credit } = this;
    this.dissolve((place) => (place <= at ? credit - 1 : credit));
    if (reason === NOTICED) left.continueStep();
    else if (reason === PROMISE) left.continueAfter(value as Promise<unknown>);
    else left.failInStep(value);
    this.#outcome.value = undefined;
  }
}
