import type { TrialRequest, TrialResult } from '../model/run/index.ts';
import type { StudyRun } from './studyRun.ts';

/** Where trials run, one after the other: a thread here, a sandboxed worker in the page. */
export interface TrialWorker {
  /** Gives it trials to run behind those that it has. */
  send(trials: readonly TrialRequest[]): void;
  /** The trial that it began last; null: it does not say, so the first that it has not told of. */
  at(): number | null;
  /** Ends it at once, whatever it does. */
  end(): void;
}

/** What a worker tells its maker. */
export interface TrialListener {
  /** It has loaded the model and begins with its trials. */
  ready(): void;
  /** Trials have ended, in the order in which they were sent. */
  results(results: readonly TrialResult[]): void;
  /** It is gone, and why. */
  gone(reason: string): void;
}

/** Gives trials out and takes what becomes of them. */
export type TrialSource = Pick<StudyRun, 'length' | 'count' | 'isDone' | 'next' | 'take'> & {
  readonly study: Pick<StudyRun['study'], 'plan' | 'concurrent' | 'timeLimit'>;
};

export interface Spread {
  readonly run: TrialSource;
  readonly workers: number;
  start(listener: TrialListener): TrialWorker;
  /** Milliseconds that only go up. */
  now(): number;
  /** Calls back again and again until it is told to stop. */
  every(milliseconds: number, job: () => void): () => void;
  /** Something has come in. */
  onProgress?(): void;
}

/** Trials that a worker has at once: so much work, and never more than so many. */
const AHEAD_MS = 40;
const MOST_AHEAD = 512;
const LOOK_MS = 50;

interface Place {
  worker: TrialWorker;
  /** Which worker of this place it is. */
  turn: number;
  pending: TrialRequest[];
  /** The trial that it was at when somebody looked, and since when; null: it was not ready, or had none. */
  seen: { readonly number: number; readonly since: number } | null;
  isReady: boolean;
  /** A worker of this place has been ready once. */
  wasReady: boolean;
}

const NOBODY: TrialWorker = { send: () => undefined, at: () => null, end: () => undefined };

/**
 * Runs a study over workers. A trial that takes longer than the study allows ends with its worker, and
 * another worker goes on with the rest.
 *
 * @returns a promise of the end, which rejects when no worker starts; and how to end it before
 */
export function spreadTrials(spread: Spread): {
  readonly done: Promise<void>;
  readonly stop: () => void;
} {
  const spreader = new Spreader(spread);
  return { done: spreader.done, stop: () => spreader.finish(null) };
}

class Spreader {
  readonly done: Promise<void>;
  readonly #spread: Spread;
  readonly #places: Place[] = [];
  readonly #stopLooking: () => void;
  #settle: (error: Error | null) => void = () => undefined;
  #isOver = false;
  /** Milliseconds of a trial, as far as is known. */
  #cost: number | null = null;
  /** Trials that were given out. */
  #given = 0;

  constructor(spread: Spread) {
    this.#spread = spread;
    const { run, workers } = spread;
    this.done = new Promise<void>((resolve, reject) => {
      this.#settle = (error) => (error === null ? resolve() : reject(error));
    });
    this.#given = run.count;
    this.#stopLooking = spread.every(LOOK_MS, () => this.#look());
    for (let i = 0; i < Math.min(workers, run.length - run.count); i++) {
      const place: Place = {
        ...{ worker: NOBODY, turn: 0, pending: [], seen: null },
        ...{ isReady: false, wasReady: false },
      };
      this.#places.push(place);
      this.#start(place);
    }
    if (run.isDone) this.finish(null);
    else this.#feedAll();
  }

  finish(error: Error | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stopLooking();
    for (const { worker } of this.#places) worker.end();
    this.#settle(error);
  }

  /** How many trials a worker has at once: enough not to wait for more, and none that another could begin. */
  get #ahead(): number {
    const { run, workers } = this.#spread;
    const usual = this.#cost === null ? 2 : Math.floor(AHEAD_MS / this.#cost);
    const most =
      run.study.plan === 'search'
        ? Math.ceil(run.study.concurrent / workers)
        : Math.ceil((run.length - this.#given) / (2 * workers));
    return Math.max(1, Math.min(usual, most, MOST_AHEAD));
  }

  #feed(place: Place): void {
    const more: TrialRequest[] = [];
    const ahead = this.#ahead;
    while (place.pending.length + more.length < ahead) {
      const trial = this.#spread.run.next();
      if (trial === null) break;
      more.push(trial);
    }
    if (more.length === 0) return;
    this.#given += more.length;
    place.pending.push(...more);
    place.worker.send(more);
  }

  /** Those with the least to do come first, so that pending trials are spread. */
  #feedAll(): void {
    const places = this.#places.toSorted((a, b) => a.pending.length - b.pending.length);
    for (const place of places) this.#feed(place);
  }

  #start(place: Place): void {
    const turn = ++place.turn;
    place.isReady = false;
    place.seen = null;
    // A worker that was ended may still tell that it is gone.
    const isHeard = () => place.turn === turn && !this.#isOver;
    place.worker = this.#spread.start({
      ready() {
        if (isHeard()) place.isReady = place.wasReady = true;
      },
      results: (results) => {
        if (isHeard()) this.#take(place, results);
      },
      gone: (reason) => {
        if (!isHeard()) return;
        if (place.wasReady) this.#replace(place, reason);
        else this.finish(new Error(reason));
      },
    });
    if (place.pending.length > 0) place.worker.send(place.pending);
  }

  #take(place: Place, results: readonly TrialResult[]): void {
    const { run, onProgress } = this.#spread;
    const { pending } = place;
    const ended = results.filter(({ number }, i) => pending[i]?.number === number);
    if (ended.length === 0) return;
    place.pending = pending.slice(ended.length);
    let seconds = 0;
    for (const result of ended) {
      run.take(result);
      seconds += result.seconds;
    }
    const cost = (1000 * seconds) / ended.length;
    this.#cost = this.#cost === null ? cost : 0.7 * this.#cost + 0.3 * cost;
    onProgress?.();
    if (run.isDone) this.finish(null);
    // A worker that has half of its trials left need not be given more yet.
    else if (place.pending.length <= this.#ahead / 2) this.#feedAll();
  }

  /** The trial that the worker is at has failed with it; those that it did not tell of run again. */
  #replace(place: Place, error: string): void {
    const { run, now, onProgress } = this.#spread;
    place.turn++;
    const lost = presentOf(place);
    const since = place.seen?.number === lost ? place.seen?.since : undefined;
    const seconds = since === undefined ? 0 : (now() - since) / 1000;
    place.worker.end();
    if (lost !== null) {
      place.pending = place.pending.filter(({ number }) => number !== lost);
      run.take({ number: lost, status: 'failed', objectives: [], error, seconds });
      onProgress?.();
      if (run.isDone) this.finish(null);
    }
    if (this.#isOver) return;
    this.#start(place);
    this.#feedAll();
  }

  /** Ends trials that take too long. */
  #look(): void {
    const { run, now } = this.#spread;
    const { timeLimit } = run.study;
    for (const place of this.#places) {
      const number = place.isReady ? presentOf(place) : null;
      if (number === null) place.seen = null;
      else if (place.seen?.number !== number) place.seen = { number, since: now() };
      else if (now() - place.seen.since > timeLimit * 1000 && !this.#isOver) {
        this.#replace(place, `The trial took longer than ${timeLimit} s and was ended.`);
      }
    }
  }
}

/** Number of the trial that a worker is at; null: it has none. */
function presentOf({ worker, pending }: Place): number | null {
  const told = worker.at();
  return pending.find(({ number }) => number === told)?.number ?? pending[0]?.number ?? null;
}
