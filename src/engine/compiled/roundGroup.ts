import type { Environment } from '../environment.ts';
import { TURN } from '../scheduler/readyQueue.ts';
import type { Unit } from '../unit/unit.ts';
import { Recorder } from './recorder.ts';
import type { RoundPlan } from './roundPlan.ts';
import { DONE, NOTICED, PROMISE, type Stepper, tableRounds, THREW } from './rounds.ts';
import { Stage } from './stage.ts';
import { dividedPlan } from './dividedPlan.ts';
import type { Places } from './stages.ts';

/** Component steps between two looks at the clock, at most: steps that were cheap may become dear. */
const MOST_UNCHECKED = 32_768;
/** Component steps of one turn, at most. */
const MOST_STEPS = 262_144;
/** Rounds of which one is measured, when somebody wants to know what steps cost; the first few all are. */
const MEASURED = 64;
const FIRST_MEASURED = 4;
/** Rounds that a stage does before the next does them, at most. */
const MOST_AHEAD = 256;

const measured: Stepper = (component, { timer }) =>
  timer === null ? component.step() : timer.measure(() => component.step());

interface Made {
  readonly recorder: Recorder;
  /** All units. */
  readonly whole: Stage;
  /** The same, or several that do some rounds while those behind them wait. */
  readonly stages: readonly Stage[];
}

/**
 * Components that step in rounds, one after the other in a fixed order, without channels between them.
 * When one closes, throws, gives a promise or emits an event, or an event comes for one (there is but
 * StopEvent), the group is left: what is under way is put into the channels, and from there the ready
 * queue goes on. Where the plan has stages, each does some rounds while those behind it wait.
 */
export class RoundGroup {
  readonly isGroup = true;
  readonly isSource = true;
  readonly plan: RoundPlan;
  queued = false;
  /** Rounds that it may still do. */
  credit = 0;
  isActive = true;
  readonly #flag = { raised: false };
  readonly #halt = { raised: false };
  readonly #enqueue: (group: RoundGroup) => void;
  readonly #environment: Pick<Environment, 'now' | 'makeFunction' | 'known'>;
  /** Rounds between two looks at the clock. */
  #unchecked = 1;
  /** What steps it with the probes there are now; made when it is needed. */
  #made: Made | null = null;
  /** Between stages go values that stay what they are. */
  #isDivisible = true;
  /** The fields have been set once: code that is made before that would be made for other shapes. */
  #isWarm = false;
  /** Code was made of its rounds once; when it is made anew they go by tables for a moment. */
  #wasGenerated = false;
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

  /** The rounds of some are generated code. */
  get isGenerated(): boolean {
    return this.#wasGenerated || (this.#made?.stages.some((stage) => stage.isGenerated) ?? false);
  }

  /**
   * Makes the rounds for the probes there are now: by tables until there is generated code, and for good
   * where no code may be made.
   */
  async prepare(): Promise<void> {
    this.#wasGenerated = this.isGenerated;
    const { stages } = (this.#made = this.#make());
    const here = stages.filter((stage) => !stage.isElsewhere);
    await Promise.all(here.map((stage) => stage.generate(this.#environment)));
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

  #make(): Made {
    const { plan } = this;
    const recorder = new Recorder(plan);
    const stageOf = (divided: RoundPlan, places: Places) =>
      new Stage({ plan: divided, places, flag: this.#flag, halt: this.#halt, recorder });
    const all = { first: 0, end: plan.units.length };
    const whole = stageOf({ ...plan, stages: [all] }, all);
    if (plan.stages.length > 1 && this.#isDivisible) {
      const divided = dividedPlan(plan);
      const stages = plan.stages.map((places) => stageOf(divided, places));
      if (stages.some((stage) => stage.isElsewhere)) return { recorder, whole, stages };
    }
    return { recorder, whole, stages: [whole] };
  }

  /** Up to `count` rounds, as far as the recording lets them go at once; gives how many it did. */
  #batch(count: number, isMeasured = false): number {
    const { recorder, whole, stages: divided } = (this.#made ??= this.#make());
    const isWhole = isMeasured || !this.#isWarm;
    const stages = isWhole ? [whole] : divided;
    const most = stages.length === 1 ? count : Math.min(count, MOST_AHEAD);
    const wanted = recorder.begin(most);
    const { isThin } = recorder;
    for (const stage of stages) stage.begin();
    if (isWhole) {
      this.#isWarm = true;
      const options = { ...whole.options, isThin };
      whole.runBy(tableRounds(options, isMeasured ? measured : null), 1);
    } else if (stages.length === 1) whole.run(wanted, isThin);
    else advance(stages, wanted, isThin);
    const isFresh = recorder.end((place, isBegun) => at(stages, place).counted(place, isBegun));
    this.plan.units.forEach((unit, place) => {
      const stage = at(stages, place);
      unit.steps += stage.counted(place, true);
      unit.sent += stage.counted(place, false);
    });
    const { rounds } = stages.at(-1) as Stage;
    if (stages.some(({ reason }) => reason !== DONE)) this.#leave(stages);
    else {
      this.credit -= rounds;
      const isHalted = stages.some((stage) => stage.isHalted);
      if (isHalted) this.#isDivisible = false;
      if (isHalted || !isFresh) void this.prepare();
    }
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
  #leave(stages: readonly Stage[]): void {
    const [{ plan }] = stages.map(({ options }) => options) as [Stage['options']];
    for (const transfers of plan.transfers) {
      for (const { from, to, delay, channel, output } of transfers) {
        const { reason, outcome } = at(stages, from);
        if (delay !== null || reason === DONE || from >= outcome.at || to <= outcome.at) continue;
        const fields = plan.units[from]?.component as unknown as Record<string, unknown>;
        channel.push(fields[output] ?? null);
      }
    }
    const { credit } = this;
    this.dissolve((place) => credit - at(stages, place).counted(place, true));
    // Nobody is ahead of those before it: what happened in the last stage happened first.
    let hasFailed = false;
    for (const { reason, outcome } of stages.toReversed()) {
      const left = plan.units[outcome.at] as Unit;
      const { value } = outcome;
      outcome.value = undefined;
      if (hasFailed || left.hasEvent) {
        // A failure or a stop event came before it.
        if (reason === PROMISE) (value as Promise<unknown>).then(null, () => undefined);
      } else if (reason === NOTICED) left.continueStep();
      else if (reason === PROMISE) left.continueAfter(value as Promise<unknown>);
      else if (reason === THREW) {
        left.failInStep(value);
        hasFailed = true;
      }
    }
  }
}

/** The stage of a place. */
const at = (stages: readonly Stage[], place: number): Stage =>
  stages.find(({ options }) => place < options.places.end) as Stage;

/**
 * Takes stages so many rounds on, each as far as it goes at once and then those behind it. False when one
 * was left: those behind it are where it is then, those before it may be ahead.
 */
function advance([stage, ...behind]: readonly Stage[], count: number, isThin: boolean): boolean {
  if (stage === undefined) return true;
  while (stage.rounds < count) {
    stage.run(count, isThin);
    if (!advance(behind, stage.rounds, isThin) || stage.reason !== DONE) return false;
  }
  return true;
}
