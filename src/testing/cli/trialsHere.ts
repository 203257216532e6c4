import type { CliEnv } from '../../cli/env.ts';
import type { TrialSetup } from '../../cli/study/TrialSetup.ts';
import { engineEnvironment } from '../../cli/engineEnvironment.ts';
import { NO_FILES } from '../engine/noFiles.ts';
import { TrialQueue, TrialRunner } from '../../engine/index.ts';
import { componentClass } from '../../library/classes.ts';
import type { TrialListener, TrialWorker } from '../../study/index.ts';

/** Runs trials in this very thread. */
export function trialsHere(
  { config, fields, objectives, seed }: TrialSetup,
  listener: TrialListener,
  env: CliEnv,
): TrialWorker {
  const runner = new TrialRunner(
    { config, fields: new Map(fields), objectives },
    { ...engineEnvironment(env, { files: NO_FILES, seed }), componentClass },
  );
  let at: number | null = null;
  const queue = new TrialQueue(runner, {
    begins: (number) => (at = number),
    results: (results) => listener.results(results),
    now: () => env.now(),
    after: (milliseconds, job) => void setTimeout(job, milliseconds),
  });
  void Promise.resolve().then(() => listener.ready());
  return {
    send: (trials) => void Promise.resolve().then(() => queue.add([...trials])),
    at: () => at,
    end: () => undefined,
  };
}
