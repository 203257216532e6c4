import { expect, test } from 'vitest';
import type { TrialRequest, TrialResult } from '../../model/run/index.ts';
import { TrialQueue } from './trialQueue.ts';

const trials = (...numbers: readonly number[]): TrialRequest[] =>
  numbers.map((number) => ({ number, arguments: {}, seed: null }));

/** A queue whose trials take so many milliseconds; what it told, and timers that a test lets ring. */
function queueOf(takes: (number: number) => number) {
  const told: (string | readonly number[])[] = [];
  const timers: (() => void)[] = [];
  let time = 0;
  const run = async ({ number }: TrialRequest): Promise<TrialResult> => {
    time += takes(number);
    if (number === 3) for (const ring of timers.splice(0)) ring();
    await Promise.resolve();
    return { number, status: 'completed', objectives: [], error: null, seconds: 0 };
  };
  const queue = new TrialQueue(
    { run },
    {
      begins: (number) => told.push(`begins ${number}`),
      results: (results) => told.push(results.map(({ number }) => number)),
      now: () => time,
      after: (_, job) => void timers.push(job),
    },
  );
  return { queue, told };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('short trials are told of together, in batches that do not wait for long', async () => {
  const { queue, told } = queueOf(() => 4);
  queue.add(trials(0, 1, 2, 4, 5));
  queue.add(trials(6));
  await settled();
  expect(told.filter((each) => typeof each !== 'string')).toEqual([[0], [1, 2, 4], [5, 6]]);
  expect(told.filter((each) => typeof each === 'string')).toHaveLength(6);
});

test('a long trial does not hold back what ended before it', async () => {
  const { queue, told } = queueOf((number) => (number === 3 ? 1000 : 1));
  queue.add(trials(0, 1, 2, 3, 4));
  await settled();
  expect(told.indexOf('begins 3')).toBeLessThan(
    told.findIndex((each) => Array.isArray(each) && each.includes(2)),
  );
  expect(told.filter((each) => typeof each !== 'string')).toEqual([[0], [1, 2], [3, 4]]);
});
