import { describe, expect, test } from 'vitest';
import type { TrialResult } from '../model/run/index.ts';
import { cumulative, quantile } from './normal.ts';
import { sobolPoint } from './plans/sobol.ts';
import { frontsOf, hypervolume } from './search/fronts.ts';
import { weightsOf } from './search/parzen.ts';
import type { Dimension, Objective, Study } from './Study.ts';
import { bestOf, StudyRun } from './studyRun.ts';
import { isIn } from './values.ts';

const dimension = (name: string, range: Dimension['range']): Dimension => ({
  name,
  field: { object_type: 'component', object_name: 'a', field_type: 'arg', field_name: name },
  range,
  count: null,
  current: 0,
});
const objective = (name: string, direction: Objective['direction']): Objective => ({
  ...{ name, direction },
  component: 'a',
  field: name,
});

function study(given: Partial<Study> = {}): Study {
  return {
    ...{ name: 's', plan: 'search', sampler: 'tpe', seed: 1, samples: 60, concurrent: 4 },
    timeLimit: 60,
    dimensions: [
      dimension('x', { kind: 'float', lower: -5, upper: 10 }),
      dimension('n', { kind: 'int', lower: 0, upper: 9 }),
      dimension('c', { kind: 'choice', choices: ['far', 'near'] }),
    ],
    objectives: [objective('y', 'min')],
    points: [],
    ...given,
  };
}

type Ended = Extract<Dimension['range'], { readonly lower: number }>;
type Asked = NonNullable<ReturnType<StudyRun['next']>>;

function result({ number, arguments: { x, n, c } }: Asked, objectives: number): TrialResult {
  const off = c === 'near' ? 0 : 20;
  const losses = [(Number(x) - 2) ** 2 + Math.abs(Number(n) - 7) + off, Number(x) ** 2];
  const status = number % 13 === 5 ? 'failed' : 'completed';
  return {
    ...{ number, status, error: null, seconds: 0 },
    objectives: status === 'failed' ? [] : losses.slice(0, objectives),
  };
}

/** Runs a study with so many trials at once, whose results come in from the latest to the first. */
function carriedOut(given: Study, workers: number, earlier: StudyRun['trials'] = []) {
  const run = new StudyRun(given, earlier);
  while (!run.isDone) {
    const batch: Asked[] = [];
    for (let next = run.next(); next !== null; next = run.next()) {
      batch.push(next);
      if (batch.length === workers) break;
    }
    for (const trial of batch.toReversed()) run.take(result(trial, given.objectives.length));
  }
  return run.trials;
}

const TWO = { objectives: [objective('y', 'min'), objective('z', 'min')] };

describe('a study', () => {
  test.each([
    ['tpe', study()],
    ['tpe for two objectives', study(TWO)],
    ['nsga-ii', study({ ...TWO, sampler: 'nsga-ii', samples: 120 })],
    ['sobol', study({ plan: 'sobol' })],
    ['latin hypercube', study({ plan: 'latin-hypercube' })],
  ])('has the same trials on one worker and on many, and when it goes on: %s', (_, given) => {
    const alone = carriedOut(given, 1);
    expect(alone).toHaveLength(given.samples);
    expect(carriedOut(given, 4)).toEqual(alone);
    expect(carriedOut(given, 3, alone.slice(0, 37))).toEqual(alone);
    expect(carriedOut({ ...given, seed: 2 }, 4)).not.toEqual(alone);
  });

  test('finds by search what chance does not', () => {
    const lossOf = (plan: Study['plan']) =>
      Array.from({ length: 8 }, (_, seed) => {
        const given = study({ plan, seed, samples: 80 });
        return bestOf(given, carriedOut(given, 4))[0]?.objectives[0] ?? Infinity;
      }).toSorted((a, b) => a - b)[4];
    expect(lossOf('search')).toBeLessThan((lossOf('random') ?? 0) / 2);
  });

  test('keeps values within their ranges', () => {
    for (const { arguments: given } of carriedOut(study(), 4)) {
      expect(given['x']).toBeGreaterThanOrEqual(-5);
      expect(given['x']).toBeLessThanOrEqual(10);
      expect(Number.isInteger(given['n'])).toBe(true);
      expect(['far', 'near']).toContain(given['c']);
    }
  });

  test('begins with the points that it was given, and chooses what they leave open', () => {
    const run = new StudyRun(study({ points: [{ x: 1, n: 2, c: 'far' }, { n: 3 }] }));
    expect(run.next()?.arguments).toEqual({ x: 1, n: 2, c: 'far' });
    expect(run.next()?.arguments).toMatchObject({ n: 3, x: expect.any(Number) as number });
  });

  test('takes a point from beyond its ranges, and learns nothing of it', () => {
    const far = { x: 99, n: -3, c: 'near' };
    const run = carriedOut(study({ points: [far, far, far], samples: 30 }), 1);
    expect(run.slice(0, 3).map((trial) => trial.arguments)).toEqual([far, far, far]);
    for (const { arguments: given } of run.slice(3)) {
      expect(given['x']).toBeGreaterThanOrEqual(-5);
      expect(given['x']).toBeLessThanOrEqual(10);
      expect(given['n']).toBeGreaterThanOrEqual(0);
    }
  });

  test.each<Ended>([
    { kind: 'log', lower: 1, upper: 1000 },
    { kind: 'log', lower: 0.1, upper: 0.3 },
    { kind: 'log', lower: 1e-300, upper: 1e300 },
    { kind: 'float', lower: 0.1, upper: 0.3 },
    { kind: 'float', lower: -0.7, upper: 0.1 },
    { kind: 'int', lower: -(2 ** 53 - 1), upper: 2 ** 53 - 2 },
  ])('of a grid begins and ends with the very ends of a range: %j', (range) => {
    for (const samples of [2, 3, 7, 100]) {
      const dimensions = [dimension('x', range)];
      const values = carriedOut(study({ plan: 'grid', samples, dimensions }), 4).map(
        (trial) => trial.arguments['x'],
      );
      expect([values[0], values.at(-1)]).toEqual([range.lower, range.upper]);
    }
  });

  test.each<Dimension['range']>([
    { kind: 'float', lower: 0, upper: Number.MIN_VALUE },
    { kind: 'float', lower: 1, upper: 1 + Number.EPSILON },
    { kind: 'float', lower: -8.9e307, upper: 8.9e307 },
    { kind: 'log', lower: Number.MIN_VALUE, upper: Number.MAX_VALUE },
    { kind: 'log', lower: 1e16, upper: 1e16 + 2 },
    { kind: 'int', lower: 2 ** 53 - 2, upper: 2 ** 53 - 2 },
    { kind: 'int', lower: -(2 ** 53 - 1), upper: 2 ** 53 - 2 },
    { kind: 'normal', mean: 5, sd: 1e-17 },
    { kind: 'normal', mean: -Number.MAX_VALUE, sd: 1 },
    { kind: 'normal', mean: 0, sd: 1e307 },
  ])('has numbers of its range, however narrow or wide it is: %j', (range) => {
    const plans = ['search', 'random', 'grid', 'latin-hypercube', 'sobol'] as const;
    for (const plan of plans)
      for (const sampler of ['tpe', 'nsga-ii'] as const) {
        const dimensions = [dimension('x', range), ...study().dimensions.slice(1)];
        for (const { arguments: given } of carriedOut(study({ plan, sampler, dimensions }), 4))
          expect(isIn(range, given['x']), `${plan} ${String(given['x'])}`).toBe(true);
      }
  });

  test('of a grid has every combination, no more than were asked for', () => {
    const trials = carriedOut(study({ plan: 'grid', samples: 40 }), 4);
    const texts = new Set(trials.map((trial) => JSON.stringify(trial.arguments)));
    expect(texts.size).toBe(32);
    expect(trials).toHaveLength(32);
  });

  test('one at a time leaves the others as the model has them', () => {
    const trials = carriedOut(study({ plan: 'one-at-a-time' }), 2);
    for (const { arguments: given } of trials) {
      expect(Object.values(given).filter((value) => value !== 0).length).toBeLessThanOrEqual(1);
    }
  });

  test('gives every Monte Carlo trial a seed of its own', () => {
    const run = new StudyRun(study({ plan: 'monte-carlo', seed: 40 }));
    expect([run.next()?.seed, run.next()?.seed]).toEqual([40, 41]);
    expect(new StudyRun(study()).next()?.seed).toBeNull();
  });

  test('has as its best all that no other beats', () => {
    const trials = carriedOut(study(TWO), 4);
    const best = bestOf(study(TWO), trials);
    expect(best.length).toBeGreaterThan(1);
    for (const {
      objectives: [a = 0, b = 0],
    } of best) {
      const beaten = trials.some(
        ({ objectives: [c = Infinity, d = Infinity] }) => c <= a && d <= b && (c < a || d < b),
      );
      expect(beaten).toBe(false);
    }
  });

  test('has no trial as its best whose objective is endless, as plugboard', () => {
    const trial = (status: TrialResult['status'], ...objectives: number[]) => ({
      ...{ status, objectives },
    });
    const one = { objectives: [objective('y', 'max')] };
    const broken = trial('constrained', -Infinity);
    expect(bestOf(one, [broken])).toEqual([]);
    expect(bestOf(one, [broken, trial('completed', Infinity), trial('completed', 2)])).toEqual([
      trial('completed', 2),
    ]);
    // A value that a constraint gives counts like any other.
    const priced = trial('constrained', 5);
    expect(bestOf(one, [trial('completed', 2), priced])).toEqual([priced]);
    const two = { objectives: [objective('y', 'max'), objective('z', 'min')] };
    const kept = trial('completed', 1, 1);
    expect(bestOf(two, [trial('constrained', -Infinity, Infinity)])).toEqual([]);
    expect(bestOf(two, [trial('completed', Infinity, 3), kept])).toEqual([kept]);
  });

  test.each(['tpe', 'nsga-ii'] as const)('learns by %s from a violated constraint', (sampler) => {
    for (const objectives of [[objective('y', 'min')], TWO.objectives]) {
      const given = study({ sampler, objectives, samples: 200, seed: 3 });
      const run = new StudyRun(given);
      for (let next = run.next(); next !== null; next = run.next()) {
        const isKept = Number(next.arguments['x']) < 4;
        const ended = { ...result(next, objectives.length), number: next.number };
        const worst = objectives.map(() => Infinity);
        run.take(isKept ? ended : { ...ended, status: 'constrained', objectives: worst });
      }
      // By chance two of five would break it.
      const broken = run.trials.slice(100).filter(({ status }) => status === 'constrained');
      expect(broken.length).toBeLessThan(25);
      expect(bestOf(given, run.trials).every(({ status }) => status === 'completed')).toBe(true);
    }
  });

  test('has the same best as the fronts of the search, ties and failed trials among them', () => {
    let state = 7;
    const die = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % 6;
    for (const directions of [
      ['min', 'max'],
      ['max', 'min', 'min'],
    ] as const) {
      const trials = Array.from({ length: 200 }, (_, number) => ({
        ...{ number, status: number % 9 === 0 ? ('failed' as const) : ('completed' as const) },
        objectives: number % 9 === 0 ? [] : directions.map(die),
      }));
      const objectives = directions.map((direction) => objective('y', direction));
      const valued = trials.filter(({ status }) => status === 'completed');
      const losses = valued.map((trial) =>
        trial.objectives.map((value, i) => (directions[i] === 'max' ? -value : value)),
      );
      const front = frontsOf(losses)[0]?.map((i) => valued[i]);
      expect(bestOf({ objectives }, trials)).toEqual(front);
    }
  });
});

describe('its parts', () => {
  test('the Sobol sequence begins as published', () => {
    const points = Array.from({ length: 4 }, (_, n) => [0, 1, 2].map((d) => sobolPoint(n, d)));
    expect(points).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
    ]);
  });

  test('every stretch of 64 Sobol points has one in each 64th of every dimension', () => {
    for (let d = 0; d < 64; d++) {
      const parts = Array.from({ length: 64 }, (_, n) => Math.floor(64 * sobolPoint(n, d, 12345)));
      expect(new Set(parts).size).toBe(64);
    }
  });

  test('the normal distribution and its quantiles agree with tables', () => {
    expect(cumulative(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(cumulative(-8) / 6.22096057427178e-16).toBeCloseTo(1, 7);
    for (const p of [1e-6, 0.01, 0.3, 0.5, 0.9, 0.999]) {
      expect(cumulative(quantile(p)) / p).toBeCloseTo(1, 7);
    }
  });

  test('fronts and volumes are those of small cases by hand', () => {
    const points = [
      [1, 3],
      [2, 2],
      [3, 1],
      [3, 3],
      [2, 4],
    ];
    expect(frontsOf(points)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(hypervolume(points, [4, 4])).toBe(6);
    expect(
      hypervolume(
        [
          [1, 1, 1],
          [0, 2, 2],
        ],
        [3, 3, 3],
      ),
    ).toBe(9);
  });

  test('older observations weigh less, the latest 25 all the same', () => {
    expect(weightsOf(3)).toEqual([1, 1, 1]);
    const weights = weightsOf(30);
    expect(weights[0]).toBeCloseTo(1 / 30);
    expect(weights[4]).toBe(1);
    expect(weights.slice(5)).toEqual(new Array(25).fill(1));
  });
});
