import { readStudy } from '../../../cli/study/readStudy.ts';
import { buildProcess, type BuildEnvironment, TrialRunner } from '../../../engine/index.ts';
import { readModelText } from '../../../formats/index.ts';
import { componentClass } from '../../../library/classes.ts';
import { type ConfigSpec, specOf } from '../../../model/index.ts';
import { type Study, StudyRun } from '../../../study/index.ts';
import { nodeEnvironment } from '../../golden/nodeEnvironment.ts';

/** A model's study, ready to run in this thread. */
export interface TrialBench {
  readonly config: ConfigSpec;
  readonly study: Study;
  readonly runner: TrialRunner;
}

const environment = (): BuildEnvironment => ({ ...nodeEnvironment(), componentClass });

/** @throws Error in words when the model is not valid */
export function trialBench(text: string, plan: string, seed: number): TrialBench {
  const document = readModelText(text, 'model');
  if (!document.ok) throw new Error(document.error[0]?.message);
  const study = readStudy(document.value, { plan, seed, samples: null, timeLimit: null });
  if (!study.ok) throw new Error(study.error[0]?.message);
  const { dimensions, objectives } = study.value;
  const config = specOf(document.value);
  const fields = new Map(dimensions.map(({ name, field }) => [name, field] as const));
  const runner = new TrialRunner({ config, fields, objectives }, environment());
  return { config, study: study.value, runner };
}

/** Losses of all trials of a study, carried out with as many pending as it allows. */
export async function lossesOf({
  study,
  runner,
}: TrialBench): Promise<readonly (readonly number[])[]> {
  const run = new StudyRun(study);
  const pending: NonNullable<ReturnType<StudyRun['next']>>[] = [];
  while (!run.isDone) {
    for (let next = run.next(); next !== null; next = run.next()) pending.push(next);
    const trial = pending.shift();
    if (trial === undefined) break;
    run.take(await runner.run(trial));
  }
  return run.trials.map(({ objectives }) => objectives);
}

/** Seconds of so many trials, with nobody to tell of them. */
export async function bareSeconds(text: string, count: number): Promise<number> {
  const { study, runner } = trialBench(text, 'random', 1);
  const run = new StudyRun({ ...study, samples: count });
  const start = performance.now();
  for (let next = run.next(); next !== null; next = run.next()) await runner.run(next);
  return (performance.now() - start) / 1000;
}

/** Seconds of so many runs of the model as it is, from `run()` of what is initialised. */
export async function plainSeconds(text: string, count: number): Promise<number> {
  const { config } = trialBench(text, 'random', 1);
  let seconds = 0;
  for (let i = 0; i < count; i++) {
    const built = buildProcess(config, { ...environment(), keepsRecords: false });
    if (!built.ok) throw new Error(built.error[0]?.message);
    await built.value.init();
    const start = performance.now();
    await built.value.run();
    seconds += (performance.now() - start) / 1000;
    await built.value.destroy();
  }
  return seconds;
}
