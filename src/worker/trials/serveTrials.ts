import { fail, ok, type Result } from '../../base/result.ts';
import { TrialQueue, TrialRunner } from '../../engine/index.ts';
import type { Problem } from '../../model/index.ts';
import type { TrialRequest } from '../../model/run/index.ts';
import { LIMITS, type TrialNews } from '../../runner/protocol/index.ts';
import { MemoryFiles } from '../memoryFiles.ts';
import { loadModel, type WorkerEnvironment } from '../makeModel.ts';
import type { readTrialSetup } from './readTrials.ts';

/** Where a worker tells of its trials. */
export interface TrialsVoice {
  tell(news: TrialNews): void;
  /** Tells at which trial it is, so that somebody knows it even when the trial hangs. */
  begins(number: number): void;
}

type Setup = NonNullable<ReturnType<typeof readTrialSetup>>;

/** Loads a model once, for trials that are run one after the other. */
export async function serveTrials(
  setup: Setup,
  environment: WorkerEnvironment,
  { tell, begins }: TrialsVoice,
): Promise<Result<(trials: readonly TrialRequest[]) => void, readonly Problem[]>> {
  const { files: attached, seed, fields, objectives, watch } = setup;
  // What the code of a trial prints is nobody's.
  const loaded = await loadModel(setup, environment, () => undefined);
  if (!loaded.ok) return fail(loaded.error);
  const { config, classes } = loaded.value;
  const files = new MemoryFiles(attached);
  const nothing = () => Promise.resolve();
  const runner = new TrialRunner(
    { config, fields: new Map(fields), objectives, watch },
    {
      componentClass: classes.componentClass,
      // What a trial writes is nobody's.
      host: {
        seed,
        files: { read: (path) => files.read(path), create: nothing, append: nothing },
        warn: () => undefined,
      },
      now: () => environment.now(),
      time: () => environment.time(),
      randomId: (length) => environment.randomId(length),
      yieldToHost: () => environment.yieldToHost(),
      ...(environment.makeFunction === undefined ? {} : { makeFunction: environment.makeFunction }),
    },
  );
  const queue = new TrialQueue(runner, {
    begins,
    results: (results) => {
      for (let from = 0; from < results.length; from += LIMITS.trials)
        tell({ kind: 'results', results: results.slice(from, from + LIMITS.trials) });
    },
    now: () => environment.now(),
    after: (milliseconds, job) => void environment.sleep(milliseconds).then(job),
  });
  return ok((trials) => queue.add(trials));
}
