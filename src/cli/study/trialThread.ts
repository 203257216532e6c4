import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { isObject } from '../../base/json.ts';
import { type HostFiles, TrialQueue, TrialRunner } from '../../engine/index.ts';
import { componentClass } from '../../library/classes.ts';
import type { TrialRequest, TrialResult } from '../../model/run/index.ts';
import type { TrialListener, TrialWorker } from '../../study/index.ts';
import { engineEnvironment } from '../engineEnvironment.ts';
import type { CliEnv } from '../env.ts';
import { loadPart } from '../pool/serveLibraryPartition.ts';
import { RunFiles } from '../runFiles.ts';
import type { TrialSetup } from './TrialSetup.ts';

const MARK = 'patchbay:trials';

type Told = 'ready' | readonly TrialResult[];

/** What a thread is given when it starts. */
interface Given {
  readonly mark: typeof MARK;
  readonly setup: TrialSetup;
  /** Shared: one more than the number of the trial that it is at, which it can tell of even when it hangs. */
  readonly at: Int32Array;
}

/** A thread that runs trials of a model. */
export function startTrialThread(
  program: URL,
  setup: TrialSetup,
  listener: TrialListener,
): TrialWorker {
  const at = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(program, { workerData: { mark: MARK, setup, at } satisfies Given });
  worker.on('message', (told: Told) => {
    if (told === 'ready') listener.ready();
    else listener.results(told);
  });
  worker.on('error', (error) =>
    listener.gone(error instanceof Error ? error.message : String(error)),
  );
  worker.on('exit', (code) => listener.gone(`The worker left with code ${code}.`));
  return {
    send: (trials) => worker.postMessage(trials),
    at: () => Atomics.load(at, 0) - 1,
    end: () => void worker.terminate(),
  };
}

/** In a thread that was started for trials: runs them one after the other, and gives true. */
export function serveTrialsIfAsked(env: () => CliEnv): boolean {
  const data: unknown = workerData;
  if (isMainThread || !isObject(data) || data['mark'] !== MARK) return false;
  void serve(data as unknown as Given, env());
  return true;
}

/** Reads what the model reads; what a trial writes is nobody's. */
function trialFiles({ folder, attached }: TrialSetup, env: CliEnv): HostFiles {
  const files = new RunFiles(env, { folder, attached, allowed: null });
  const nothing = () => Promise.resolve();
  return { read: (path) => files.read(path), create: nothing, append: nothing };
}

async function serve({ setup, at }: Given, env: CliEnv): Promise<void> {
  const port = parentPort;
  if (port === null) return;
  // What comes before the classes are loaded waits behind them.
  const queue = makeRunner(setup, env).then((runner) => {
    port.postMessage('ready' satisfies Told);
    return new TrialQueue(runner, {
      begins: (number) => void Atomics.store(at, 0, number + 1),
      results: (results) => port.postMessage(results satisfies Told),
      now: () => env.now(),
      after: (milliseconds, job) => void setTimeout(job, milliseconds),
    });
  });
  queue.catch((error: unknown) => {
    setImmediate(() => {
      throw error;
    });
  });
  port.on('message', (trials: readonly TrialRequest[]) => {
    void queue.then((made) => made.add(trials));
  });
}

async function makeRunner(setup: TrialSetup, env: CliEnv): Promise<TrialRunner> {
  const { own, seed, config, fields, objectives } = setup;
  const find = own === null ? componentClass : await loadPart(own);
  const files = trialFiles(setup, env);
  return new TrialRunner(
    { config, fields: new Map(fields), objectives },
    { ...engineEnvironment(env, { files, seed }), componentClass: find },
  );
}
