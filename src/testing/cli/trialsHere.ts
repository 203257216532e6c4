import type { CliEnv } from '../../cli/env.ts';
import type { TrialSetup } from '../../cli/study/TrialSetup.ts';
import { engineEnvironment } from '../../cli/engineEnvironment.ts';
import { NO_FILES } from '../engine/noFiles.ts';
import { TrialRunner } from '../../engine/index.ts';
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
  let work = Promise.resolve().then(() => listener.ready());
  return {
    send(trials) {
      const all = [...trials];
      work = work.then(async () => {
        for (const trial of all) listener.result(await runner.run(trial));
      });
    },
    end: () => undefined,
  };
}
