import { execFileSync } from 'node:child_process';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { isObject } from '../../../base/json.ts';
import { median } from './rankSum.ts';
import { bareSeconds, plainSeconds } from './trialModel.ts';

const MARK = 'bench:trials';

/** In a thread of this benchmark: runs its share of trials, with a few before that nobody counts. */
export function serveBareTrials(): boolean {
  const data: unknown = workerData;
  if (isMainThread || !isObject(data) || data['mark'] !== MARK) return false;
  const { text, count } = data as { readonly text: string; readonly count: number };
  void bareSeconds(text, count).then((seconds) => parentPort?.postMessage(seconds));
  return true;
}

/** Seconds that so many threads take for trials that are shared out before, with no word in between. */
async function bareThreads(program: URL, text: string, { threads, count }: Share): Promise<number> {
  const start = performance.now();
  const share = Math.ceil(count / threads);
  await Promise.all(
    Array.from({ length: threads }, () => {
      const worker = new Worker(program, { workerData: { mark: MARK, text, count: share } });
      return new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
    }),
  );
  return (performance.now() - start) / 1000;
}

interface Share {
  readonly threads: number;
  readonly count: number;
}

/**
 * Seconds that `tune` tells of.
 *
 * @param threads null: as many as it takes by itself
 */
export function tuneSeconds(
  command: readonly string[],
  model: string,
  { threads, count }: { readonly threads: number | null; readonly count: number },
  plan: 'random' | 'search' = 'random',
): number {
  const [node = '', ...before] = command;
  const args = [...before, 'tune', model, '--json', '--plan', plan];
  const more = ['--num-samples', String(count)];
  if (threads !== null) more.push('--workers', String(threads));
  const printed = execFileSync(node, [...args, ...more], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return (JSON.parse(printed) as { readonly stats: { readonly seconds: number } }).stats.seconds;
}

const ROUNDS = 3;
const PLAIN = 500;

export interface TrialSpeed {
  readonly trials: number;
  /** Median seconds. */
  readonly one: number;
  readonly two: number;
  readonly bare: number;
  /** Microseconds of a trial and of a plain run. */
  readonly trial: number;
  readonly plain: number;
  readonly speedup: number;
  readonly of_bare: number;
  readonly of_plain: number;
}

/** Trials over one and two workers, over two bare threads, and plain runs, in turns. */
export async function raceTrials(
  { program, command }: { readonly program: URL; readonly command: readonly string[] },
  {
    text,
    model,
    trials,
  }: { readonly text: string; readonly model: string; readonly trials: number },
): Promise<TrialSpeed> {
  const took: Record<'one' | 'two' | 'bare' | 'plain', number[]> = {
    one: [],
    two: [],
    bare: [],
    plain: [],
  };
  for (let round = 0; round < ROUNDS; round++) {
    took.one.push(tuneSeconds(command, model, { threads: 1, count: trials }));
    took.two.push(tuneSeconds(command, model, { threads: 2, count: trials }));
    took.bare.push(await bareThreads(program, text, { threads: 2, count: trials }));
    took.plain.push((await plainSeconds(text, PLAIN)) / PLAIN);
  }
  const [one, two, bare] = [median(took.one), median(took.two), median(took.bare)];
  const [trial, plain] = [(1e6 * one) / trials, 1e6 * median(took.plain)];
  return {
    ...{ trials, one, two, bare, trial, plain },
    ...{ speedup: one / two, of_bare: bare / two, of_plain: trial / plain },
  };
}
