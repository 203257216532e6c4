import { assertNever } from '../base/assertNever.ts';
import { finish } from '../base/work.ts';
import type {
  FinishedTrial,
  TrialArguments,
  TrialRequest,
  TrialResult,
} from '../model/run/index.ts';
import { grid, oneAtATime } from './plans/counted.ts';
import { latinHypercube, random, sobol } from './plans/drawn.ts';
import { nsga2 } from './search/nsga2.ts';
import type { Losses } from './search/fronts.ts';
import type { Adaptive } from './search/search.ts';
import { tpe } from './search/tpe.ts';
import type { Planner, Study } from './Study.ts';
import { isIn } from './values.ts';
import { paretoFront } from './view/paretoFront.ts';

/**
 * The best trials so far: the one, or those of several objectives that no other beats. A trial whose
 * objective is endless is none of them, as in plugboard; one with a violated constraint counts by the value
 * that it was given.
 */
export function bestOf<T extends Pick<TrialResult, 'status' | 'objectives'>>(
  study: Pick<Study, 'objectives'>,
  trials: readonly T[],
): readonly T[] {
  const valued = trials.filter(
    ({ status, objectives }) => status !== 'failed' && objectives.every(Number.isFinite),
  );
  if (study.objectives.length !== 1) {
    const goals = study.objectives.map(({ direction }, at) => ({
      numbers: Float64Array.from(valued, ({ objectives }) => objectives[at] ?? Number.NaN),
      direction,
    }));
    const front = finish(paretoFront(goals, Uint32Array.from(valued.keys())));
    return front.toSorted((a, b) => a - b).map((i) => valued[i] as T);
  }
  const losses = valued.map((trial) => lossesOf(study, trial));
  let best = 0;
  losses.forEach(([loss = Infinity], i) => {
    if (loss < (losses[best]?.[0] ?? Infinity)) best = i;
  });
  return valued.slice(best, best + 1);
}

/** The seed of a trial's run; null: that of the study. */
export function seedOfTrial({ plan, seed }: Study, number: number): number | null {
  return plan === 'monte-carlo' ? seed + number : null;
}

function lossesOf(
  { objectives }: Pick<Study, 'objectives'>,
  trial: Pick<TrialResult, 'objectives'>,
): Losses {
  return trial.objectives.map((value, i) => (objectives[i]?.direction === 'max' ? -value : value));
}

/**
 * A study under way. Trials are asked for one after the other and their results come in any order, but what
 * a search knows when a trial is chosen is always the same: the results of all trials but as many as it has
 * pending. So workers change the time alone.
 */
export class StudyRun {
  readonly study: Study;
  readonly length: number;
  /** While it is held, no trial is begun. */
  isHeld = false;
  /** Hears of each trial that comes in. */
  onTrial: ((trial: FinishedTrial) => void) | null = null;
  readonly #planner: Planner;
  readonly #search: Adaptive | null;
  readonly #asked: TrialArguments[] = [];
  readonly #results: (FinishedTrial | undefined)[] = [];
  /** Trials of before that were asked for and did not come in: they are asked for first. */
  readonly #missing: number[] = [];
  #count = 0;
  /** All trials before this one have come in. */
  #complete = 0;
  /** The search was told of all trials before this one. */
  #told = 0;

  /** @param earlier trials of the same study, in any order, from which it goes on */
  constructor(study: Study, earlier: readonly FinishedTrial[] = []) {
    this.study = study;
    const { planner, search } = plannerOf(study);
    this.#planner = planner;
    this.#search = search;
    this.length = planner.length;
    const byNumber = new Map(earlier.map((trial) => [trial.number, trial]));
    let last = -1;
    for (const number of byNumber.keys()) if (number < this.length) last = Math.max(last, number);
    while (this.#asked.length <= last && this.#mayAsk()) {
      const number = this.#asked.length;
      const trial = byNumber.get(number);
      if (trial === undefined) {
        this.#missing.push(number);
        this.#ask(number);
      } else {
        this.#inform(number);
        this.#asked.push(trial.arguments);
        this.take(trial);
      }
    }
  }

  /** The next trial; null while a search waits for results, and at the end. */
  next(): TrialRequest | null {
    if (this.isHeld) return null;
    const missing = this.#missing.shift();
    if (missing !== undefined) return this.#request(missing);
    const number = this.#asked.length;
    if (number >= this.length || !this.#mayAsk()) return null;
    this.#ask(number);
    return this.#request(number);
  }

  /**
   * Takes what became of a trial.
   *
   * @returns the trial; null where nobody asked for it, or where it came before
   */
  take(result: TrialResult): FinishedTrial | null {
    const { number } = result;
    const given = this.#asked[number];
    if (given === undefined || this.#results[number] !== undefined) return null;
    const trial = { ...result, arguments: given };
    this.#results[number] = trial;
    this.#count++;
    this.onTrial?.(trial);
    while (this.#results[this.#complete] !== undefined) this.#complete++;
    return trial;
  }

  get isDone(): boolean {
    return this.#complete >= this.length;
  }

  /** How many trials were given out and have not come in. */
  get pending(): number {
    return this.#asked.length - this.#missing.length - this.#count;
  }

  /** How many trials have come in, in any order. */
  get count(): number {
    return this.#count;
  }

  /** The trials that have come in, by number. */
  get trials(): readonly FinishedTrial[] {
    return this.#results.filter((result) => result !== undefined);
  }

  /** A search has no more pending than it may. */
  #mayAsk(): boolean {
    return this.#search === null || this.#asked.length - this.#complete < this.study.concurrent;
  }

  /** Chooses the values of a trial. */
  #ask(number: number): void {
    this.#inform(number);
    const point = this.study.points[number];
    const chosen =
      point !== undefined && isWhole(point, this.study)
        ? point
        : (this.#search ?? this.#planner).ask(number);
    this.#asked.push({ ...chosen, ...point });
  }

  #request(number: number): TrialRequest {
    const given = this.#asked[number] ?? {};
    return { number, arguments: given, seed: seedOfTrial(this.study, number) };
  }

  /** Tells a search what it may know when it chooses a trial. */
  #inform(number: number): void {
    if (this.#search === null) return;
    const until = Math.max(0, number - this.study.concurrent + 1);
    for (; this.#told < until; this.#told++) {
      const trial = this.#results[this.#told];
      if (trial === undefined || trial.status === 'failed') continue;
      // A point from beyond the ranges says nothing about what lies in them.
      if (!isWithin(trial.arguments, this.study)) continue;
      this.#search.tell({ arguments: trial.arguments, losses: lossesOf(this.study, trial) });
    }
  }
}

const isWhole = (point: TrialArguments, { dimensions }: Study) =>
  dimensions.every(({ name }) => Object.hasOwn(point, name));

const isWithin = (point: TrialArguments, { dimensions }: Study) =>
  dimensions.every(({ name, range }) => isIn(range, point[name]));

function plannerOf(study: Study): { readonly planner: Planner; readonly search: Adaptive | null } {
  switch (study.plan) {
    case 'search':
      return {
        planner: random(study),
        search: study.sampler === 'tpe' ? tpe(study) : nsga2(study),
      };
    case 'one-at-a-time':
      return { planner: oneAtATime(study), search: null };
    case 'grid':
      return { planner: grid(study), search: null };
    case 'random':
    case 'monte-carlo':
      return { planner: random(study), search: null };
    case 'latin-hypercube':
      return { planner: latinHypercube(study), search: null };
    case 'sobol':
      return { planner: sobol(study), search: null };
    default:
      return assertNever(study.plan);
  }
}
