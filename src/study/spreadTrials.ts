import type { TrialRequest, TrialResult } from '../model/run/index.ts';
import type { StudyRun } from './studyRun.ts';

/** Where trials run, one after the other: a thread here, a sandboxed worker in the page. */
export interface TrialWorker {
  /** Gives it trials to run behind those that it has. */
  send(trials: readonly TrialRequest[]): void;
  /** Ends it at once, whatever it does. */
  end(): void;
}

/** What a worker tells its maker. */
export interface TrialListener {
  /** It has loaded the model and begins with its trials. */
  ready(): void;
  result(result: TrialResult): void;
  /** It is gone, and why. */
  gone(reason: string): void;
}

export interface Spread {
  readonly run: StudyRun;
  readonly workers: number;
  start(listener: TrialListener): TrialWorker;
  /** Milliseconds that only go up. */
  now(): number;
  /** Calls back again and again until it is told to stop. */
  every(milliseconds: number, job: () => void): () => void;
  /** Something has come in. */
  onProgress?(): void;
}

/** Trials that a worker has at once where nobody waits for results. */
const AHEAD = 16;
const LOOK_MS = 50;

interface Place {
  worker: TrialWorker;
  /** Which worker of this place it is. */
  turn: number;
  readonly pending: TrialRequest[];
  /** When its present trial began; null: it is not ready, or has none. */
  since: number | null;
  isReady: boolean;
  /** A worker of this place has been ready once. */
  wasReady: boolean;
}

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
  const { run, now } = spread;
  const { study } = run;
  const ahead = study.plan === 'search' ? Math.ceil(study.concurrent / spread.workers) : AHEAD;
  const places: Place[] = [];
  let settle: (error: Error | null) => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    settle = (error) => {
      stopLooking();
      for (const { worker } of places) worker.end();
      if (error === null) resolve();
      else reject(error);
    };
  });
  let isOver = false;
  const finish = (error: Error | null) => {
    if (isOver) return;
    isOver = true;
    settle(error);
  };

  const feed = (place: Place) => {
    const more: TrialRequest[] = [];
    while (place.pending.length + more.length < ahead) {
      const trial = run.next();
      if (trial === null) break;
      more.push(trial);
    }
    if (more.length === 0) return;
    if (place.pending.length === 0 && place.isReady) place.since = now();
    place.pending.push(...more);
    place.worker.send(more);
  };
  const feedAll = () => {
    // Those with the least to do come first, so that pending trials are spread.
    for (const place of places.toSorted((a, b) => a.pending.length - b.pending.length)) feed(place);
  };
  const take = (result: TrialResult) => {
    run.take(result);
    spread.onProgress?.();
    if (run.isDone) finish(null);
  };

  const start = (place: Place) => {
    place.isReady = false;
    place.since = null;
    const turn = ++place.turn;
    // A worker that was ended may still tell that it is gone.
    const isHeard = () => place.turn === turn && !isOver;
    const worker = spread.start({
      ready() {
        if (!isHeard()) return;
        place.isReady = true;
        place.wasReady = true;
        place.since = place.pending.length > 0 ? now() : null;
      },
      result(result) {
        if (!isHeard() || place.pending[0]?.number !== result.number) return;
        place.pending.shift();
        place.since = place.pending.length > 0 ? now() : null;
        take(result);
        // A worker that has half of its trials left need not be given more yet.
        if (!isOver && place.pending.length <= ahead / 2) feedAll();
      },
      gone(reason) {
        if (!isHeard()) return;
        if (place.wasReady) replace(place, reason);
        else finish(new Error(reason));
      },
    });
    place.worker = worker;
    if (place.pending.length > 0) worker.send(place.pending);
  };
  /** Its present trial has failed with its worker. */
  const replace = (place: Place, error: string) => {
    place.turn++;
    const lost = place.pending.shift();
    const seconds = place.since === null ? 0 : (now() - place.since) / 1000;
    place.worker.end();
    if (lost !== undefined) {
      take({ number: lost.number, status: 'failed', objectives: [], error, seconds });
    }
    if (isOver) return;
    start(place);
    feedAll();
  };

  const stopLooking = spread.every(LOOK_MS, () => {
    for (const place of places) {
      if (isOver || place.since === null) continue;
      if (now() - place.since <= study.timeLimit * 1000) continue;
      replace(place, `The trial took longer than ${study.timeLimit} s and was ended.`);
    }
  });
  const nobody: TrialWorker = { send: () => undefined, end: () => undefined };
  for (let i = 0; i < Math.min(spread.workers, run.length) && !run.isDone; i++) {
    const place: Place = {
      worker: nobody,
      turn: 0,
      pending: [],
      since: null,
      isReady: false,
      wasReady: false,
    };
    places.push(place);
    start(place);
  }
  if (run.isDone) finish(null);
  else feedAll();
  return { done, stop: () => finish(null) };
}
