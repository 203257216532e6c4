import { describe, expect, test } from 'vitest';
import type { TrialRequest, TrialResult } from '../../model/run/index.ts';
import { readTrialNews, type TrialNews } from '../../runner/protocol/index.ts';
import type { WorkerEnvironment } from '../makeModel.ts';
import { latestTrial } from './latestTrial.ts';
import { readTrialRequests, readTrialSetup } from './readTrials.ts';
import { serveTrials } from './serveTrials.ts';

const environment: WorkerEnvironment = {
  now: () => performance.now(),
  time: () => 0,
  randomId: (length) => 'a'.repeat(length),
  yieldToHost: () => new Promise((resolve) => void setImmediate(resolve)),
  sleep: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
  cores: 1,
};

const component = (type: string, args: object) => ({ type, args });
const SETUP = {
  config: {
    plugboard: {
      process: {
        args: {
          components: [
            component('patchbay.Constant', { name: 'k', value: 1, iters: 4 }),
            component('patchbay.Formula', {
              name: 'f',
              inputs: ['x'],
              expressions: { y: 'x * 3' },
            }),
          ],
          connectors: [{ source: 'k.y', target: 'f.x' }],
        },
      },
    },
  },
  files: [],
  floats: [],
  seed: 1,
  fields: [
    [
      'component.k.arg.value',
      { object_type: 'component', object_name: 'k', field_type: 'arg', field_name: 'value' },
    ],
  ],
  objectives: [{ component: 'f', field: 'y', direction: 'max' }],
};

const trial = (number: number, value: unknown): TrialRequest => ({
  ...{ number, arguments: { 'component.k.arg.value': value as number }, seed: null },
});

async function ran(trials: readonly TrialRequest[], more: object = {}) {
  const told: TrialNews[] = [];
  const begun: number[] = [];
  const setup = readTrialSetup(structuredClone({ ...SETUP, ...more }));
  if (setup === undefined) throw new Error('The setup was not read.');
  const served = await new Promise<readonly TrialResult[]>((resolve, reject) => {
    const voice = {
      tell(news: TrialNews) {
        told.push(news);
        const all = told.flatMap((one) => (one.kind === 'results' ? one.results : []));
        if (all.length === trials.length) resolve(all);
      },
      begins: (number: number) => void begun.push(number),
    };
    void serveTrials(setup, environment, voice).then((answer) => {
      if (answer.ok) answer.value(readTrialRequests(structuredClone(trials)) ?? []);
      else reject(new Error(answer.error[0]?.message));
    });
  });
  return { results: served, told, begun };
}

test('a worker loads a model once and runs its trials, told of in batches', async () => {
  const { results, told, begun } = await ran(Array.from({ length: 200 }, (_, i) => trial(i, i)));

  expect(results.map(({ number, objectives }) => [number, objectives])).toEqual(
    Array.from({ length: 200 }, (_, i) => [i, [3 * i]]),
  );
  expect(told.length).toBeLessThan(150);
  expect(begun).toEqual(Array.from({ length: 200 }, (_, i) => i));
  for (const news of told)
    expect(readTrialNews(structuredClone(news))).toEqual({ ok: true, value: news });
});

test('series are told of fields that are there, thinned to a few hundred values', async () => {
  const source = component('patchbay.Constant', { name: 'k', value: 1, iters: 1_000 });
  const [, formula] = SETUP.config.plugboard.process.args.components;
  const { args } = SETUP.config.plugboard.process;
  const long = { plugboard: { process: { args: { ...args, components: [source, formula] } } } };
  const watch = ['f.y', 'nobody.y', 'f.x'];

  const { results, told } = await ran([trial(0, 2)], { config: long, watch });

  const series = results[0]?.series ?? [];
  expect(series.map(({ stride, values }) => [stride, values.length])).toEqual([
    ...[
      [2, 500],
      [1, 0],
      [2, 500],
    ],
  ]);
  expect(series[0]?.values.every((value) => value === 6)).toBe(true);
  for (const news of told)
    expect(readTrialNews(structuredClone(news))).toEqual({ ok: true, value: news });
});

test('a trial whose values the model does not take fails alone', async () => {
  const { results } = await ran([trial(0, 2), trial(1, 'two'), trial(2, 3)]);

  expect(results.map(({ status }) => status)).toEqual(['completed', 'failed', 'completed']);
  expect(results[1]?.error).toBeTruthy();
});

describe('what comes from a sandbox with trials is read as hostile:', () => {
  const result = { number: 0, status: 'completed', objectives: [1], error: null, seconds: 1 };
  const withSeries = (one: object) => ({
    kind: 'results',
    results: [{ ...result, series: [one] }],
  });
  test.each([
    ['nothing', null],
    ['no results', { kind: 'results', results: 'x' }],
    ['a status nobody knows', { kind: 'results', results: [{ ...result, status: 'done' }] }],
    ['a number that is none', { kind: 'results', results: [{ ...result, objectives: [NaN] }] }],
    ['a text in place of a number', { kind: 'results', results: [{ ...result, seconds: '1' }] }],
    ['too many', { kind: 'results', results: Array.from({ length: 1001 }, () => result) }],
    ['a trial before the first', { kind: 'at', number: -1 }],
    ['a stride that is no power of two', withSeries({ stride: 3, values: new Float64Array(2) })],
    ['a series that is no column of numbers', withSeries({ stride: 1, values: [1, 2] })],
    ['a series that is too long', withSeries({ stride: 1, values: new Float64Array(513) })],
    ['inherited fields', Object.create({ kind: 'at', number: 1 })],
  ])('%s', (_what, news) => {
    expect(readTrialNews(news).ok).toBe(false);
  });
});

test('a frame passes on the latest trial, now and then, and the last before a hang for sure', () => {
  const told: number[] = [];
  const timers: (() => void)[] = [];
  let now = 0;
  const hear = latestTrial({
    tell: (number) => void told.push(number),
    now: () => now,
    setTimer: (callback) => void timers.push(callback),
  });
  for (let number = 0; number < 1000; number++) expect(hear(number)).toBe(true);
  expect(told).toEqual([0]);
  now = 50;
  for (const timer of timers.splice(0)) timer();
  expect(told).toEqual([0, 999]);
  expect(timers).toEqual([]);
  expect(hear({ kind: 'start-part' })).toBe(false);
});
