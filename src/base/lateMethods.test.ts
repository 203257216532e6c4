import { expect, test } from 'vitest';
import { lateMethods } from './lateMethods.ts';

const object = {
  add: async (a: number, b: number) => a + b,
  fall: async () => {
    throw new Error('It fell.');
  },
};

test('what comes late is asked for by the first call, and answers as it would at once', async () => {
  let asked = 0;
  const late = lateMethods(async () => {
    asked += 1;
    return object;
  }, ['add', 'fall']);
  expect(asked).toBe(0);
  expect(await late.add(1, 2)).toBe(3);
  expect(asked).toBe(1);
  await expect(late.fall()).rejects.toThrow('It fell.');
});

test('what cannot be had is told as is said for it', async () => {
  const gone = async (): Promise<typeof object> => Promise.reject(new Error('No network.'));
  await expect(lateMethods(gone, ['add']).add(1, 2)).rejects.toThrow('No network.');
  expect(await lateMethods(gone, ['add'], () => -1).add(1, 2)).toBe(-1);
});
