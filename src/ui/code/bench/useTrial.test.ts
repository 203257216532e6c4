import { expect, test } from 'vitest';
import { afterEvent, type TrialShown } from './useTrial.ts';

const fresh: TrialShown = {
  rows: [],
  log: [],
  waitsFor: null,
  isSilent: false,
  isOver: false,
  fault: null,
};

test('values of several outputs come to the rows of their steps, whichever comes first', () => {
  const values = [
    { kind: 'values', output: 'y', start: 1, values: [4] },
    { kind: 'values', output: 'y', start: 0, values: [2] },
    { kind: 'values', output: 'z', start: 0, values: ['a', 'b'] },
  ] as const;
  expect(values.reduce(afterEvent, fresh).rows).toEqual([
    { y: 2, z: 'a' },
    { y: 4, z: 'b' },
  ]);
});

test('what it waited for is over when it ends, and why it ended stays', () => {
  const waiting = afterEvent(fresh, { kind: 'loading', what: 'Python' });
  expect(waiting.waitsFor).toBe('Python');
  const ended = afterEvent(waiting, { kind: 'ended', failure: 'division by zero' });
  expect(ended).toMatchObject({ waitsFor: null, isOver: true, fault: 'division by zero' });
});

test('one that gives no sign of life is told, until it answers or ends', () => {
  const silent = afterEvent(fresh, { kind: 'unresponsive', value: true });
  expect(silent.isSilent).toBe(true);
  expect(afterEvent(silent, { kind: 'unresponsive', value: false }).isSilent).toBe(false);
  expect(afterEvent(silent, { kind: 'ended', failure: null }).isSilent).toBe(false);
});
