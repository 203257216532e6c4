import { expect, test } from 'vitest';
import type { TrialRequest, TrialResult } from '../model/run/index.ts';
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

const value = (number: number): TrialResult => ({
  ...{ number, status: 'completed', objectives: [number], error: null },
  seconds: 0.001,
});

/** Workers that tell of three trials at once; trial 7 never ends, and trial 10 ends its worker. */
function makeWorkers() {
  const found = { started: 0, time: 0, look: () => undefined as void, hung: [] as number[] };
  const start = (listener: TrialListener) => {
    found.started++;
    let [isOn, at] = [true, -1];
    let kept: TrialResult[] = [];
    let work = Promise.resolve().then(() => listener.ready());
    const tell = () => {
      if (isOn && kept.length > 0) listener.results(kept);
      kept = [];
    };
    const one = ({ number }: TrialRequest): void => {
      if (!isOn) return;
      at = number;
      if (number === 7) {
        isOn = false;
        found.hung.push(...kept.map((result) => result.number));
        // Somebody looks at the clock, and again long after.
        setTimeout(() => {
          found.look();
          found.time += 2000;
          found.look();
        });
      } else if (number === 10) {
        isOn = false;
        listener.gone('out of memory');
      } else if (kept.push(value(number)) === 3) tell();
    };
    return {
      send: (trials: readonly TrialRequest[]) => {
        for (const trial of [...trials]) work = work.then(() => one(trial));
        work = work.then(tell);
      },
      at: () => at,
      end: () => {
        isOn = false;
        // Threads tell so of an end that was asked for, too.
        void Promise.resolve().then(() => listener.gone('it was ended'));
      },
    };
  };
  const every = (_: number, job: () => void) => {
    found.look = job;
    return () => undefined;
  };
  return { found, start, every, now: () => found.time };
}

test.each([1, 2, 3])(
  'on %i workers a trial that hangs ends at its time limit, and one that breaks its worker is told',
  async (workers) => {
    const run = new StudyRun(study);
    const { found, ...hands } = makeWorkers();
    await spreadTrials({ run, workers, ...hands }).done;

    expect(run.trials).toHaveLength(40);
    expect(run.trials.filter(({ status }) => status === 'failed')).toMatchObject([
      { number: 7, error: 'The trial took longer than 1 s and was ended.' },
      { number: 10, error: 'out of memory' },
    ]);
    expect(run.trials[7]?.seconds).toBe(2);
    expect(found.started).toBe(workers + 2);
  },
);

test('trials that had ended before one that hangs, but were not told of, run again', async () => {
  const run = new StudyRun(study);
  const { found, ...hands } = makeWorkers();
  await spreadTrials({ run, workers: 1, ...hands }).done;
  expect(found.hung).toEqual([5, 6]);
  expect(run.trials[6]).toMatchObject({ status: 'completed', objectives: [6] });
});
