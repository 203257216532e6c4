import { expect, test } from 'vitest';
import type { TrialRequest } from '../model/run/index.ts';
import { spreadTrials, type TrialListener } from './spreadTrials.ts';
import type { Study } from './Study.ts';
import { StudyRun } from './studyRun.ts';

const study: Study = {
  ...{
    name: 's',
    plan: 'random',
    sampler: 'tpe',
    seed: 1,
    samples: 40,
    concurrent: 4,
    timeLimit: 1,
  },
  dimensions: [],
  objectives: [{ name: 'y', component: 'a', field: 'y', direction: 'max' }],
  points: [],
};

test('a trial that hangs ends at its time limit with its worker, and one that breaks it is told', async () => {
  const run = new StudyRun(study);
  let [time, started] = [0, 0];
  let look: () => void = () => undefined;
  const start = (listener: TrialListener) => {
    started++;
    let isOn = true;
    let work = Promise.resolve().then(() => listener.ready());
    const one = async ({ number }: TrialRequest): Promise<void> => {
      if (!isOn) return;
      if (number === 7) {
        isOn = false;
        // It never answers; somebody looks at the clock long after.
        setTimeout(() => {
          time += 2000;
          look();
        });
      } else if (number === 9) {
        isOn = false;
        listener.gone('out of memory');
      } else {
        const value = { status: 'completed', objectives: [number], error: null } as const;
        listener.result({ number, ...value, seconds: 0 });
      }
    };
    return {
      send: (trials: readonly TrialRequest[]) => {
        for (const trial of [...trials]) work = work.then(() => one(trial));
      },
      end: () => {
        isOn = false;
        // Threads tell so of an end that was asked for, too.
        void Promise.resolve().then(() => listener.gone('it was ended'));
      },
    };
  };
  const every = (_: number, job: () => void) => {
    look = job;
    return () => undefined;
  };
  await spreadTrials({ run, workers: 2, start, now: () => time, every }).done;

  expect(run.trials).toHaveLength(40);
  expect(run.trials.filter(({ status }) => status === 'failed')).toMatchObject([
    { number: 7, error: 'The trial took longer than 1 s and was ended.' },
    { number: 9, error: 'out of memory' },
  ]);
  expect(started).toBeGreaterThan(2);
});
