import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { isObject } from '../../base/json.ts';
import { type HostFiles, TrialRunner } from '../../engine/index.ts';
import { componentClass } from '../../library/classes.ts';
import type { TrialRequest, TrialResult } from '../../model/run/index.ts';
import type { TrialListener, TrialWorker } from '../../study/index.ts';
import { engineEnvironment } from '../engineEnvironment.ts';
import type { CliEnv } from '../env.ts';
import { loadPart } from '../pool/serveLibraryPartition.ts';
import { RunFiles } from '../runFiles.ts';
import type { TrialSetup } from './TrialSetup.ts';

const MARK = 'patchbay:trials';

type Told = 'ready' | TrialResult;

/** A thread that runs trials of a model. */
export function startTrialThread(
  program: URL,
  setup: TrialSetup,
  listener: TrialListener,
): TrialWorker {
  const worker = new Worker(program, { workerData: { mark: MARK, setup } });
  worker.on('message', (told: Told) => {
    if (told === 'ready') listener.ready();
    else listener.result(told);
  });
  worker.on('error', (error) =>
    listener.gone(error instanceof Error ? error.message : String(error)),
  );
  worker.on('exit', (code) => listener.gone(`The worker left with code ${code}.`));
  return {
    send: (trials) => worker.postMessage(trials),
    end: () => void worker.terminate(),
  };
}

/** In a thread that was started for trials: runs them one after the other, and gives true. */
export function serveTrialsIfAsked(env: () => CliEnv): boolean {
  const data: unknown = workerData;
  if (isMainThread || !isObject(data) || data['mark'] !== MARK) return false;
  void serve(data['setup'] as TrialSetup, env());
  return true;
}

/** Reads what the model reads; what a trial writes is nobody's. */
function trialFiles(folder: string, env: CliEnv): HostFiles {
  const files = new RunFiles(env, { folder, allowed: null });
  const nothing = () => Promise.resolve();
  return { read: (path) => files.read(path), create: nothing, append: nothing };
}

async function serve(setup: TrialSetup, env: CliEnv): Promise<void> {
  const port = parentPort;
  if (port === null) return;
  let work = Promise.resolve();
  // What comes before the classes are loaded waits behind them.
  const runner = makeRunner(setup, env).then((made) => {
    port.postMessage('ready' satisfies Told);
    return made;
  });
  port.on('message', (trials: readonly TrialRequest[]) => {
    work = work.then(async () => {
      const made = await runner;
      for (const trial of trials) port.postMessage((await made.run(trial)) satisfies Told);
    });
    work.catch((error: unknown) => {
      setImmediate(() => {
        throw error;
      });
    });
  });
}

async function makeRunner(setup: TrialSetup, env: CliEnv): Promise<TrialRunner> {
  const { own, seed, config, fields, objectives } = setup;
  const find = own === null ? componentClass : await loadPart(own);
  const files = trialFiles(setup.folder, env);
  return new TrialRunner(
    { config, fields: new Map(fields), objectives },
    { ...engineEnvironment(env, { files, seed }), componentClass: find },
  );
}
