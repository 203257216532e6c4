import { expect, test } from 'vitest';
import type { WorkerGroup } from './workerGroup.ts';
import { WorkerHeartbeat } from './workerHeartbeat.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A worker that answers the n-th question after so many beats; null: never. */
async function lostAfter(beats: number, answersAfter: readonly (number | null)[], isUp = true) {
  let beat = 0;
  let asked = 0;
  let lostAt: number | null = null;
  const call = async () => {
    const after = answersAfter[asked++] ?? 0;
    if (answersAfter[asked - 1] === null) return new Promise(() => undefined);
    const until = beat + after;
    while (beat < until) await turn();
    return true;
  };
  const workerGroup = {
    workers: [{ rpc: { call }, isUp }],
    lose: () => (lostAt ??= beat),
  } as unknown as WorkerGroup;
  const heartbeat = new WorkerHeartbeat({
    workerGroup,
    hangAfter: 2_000,
    // However long it takes by the clock: a beat is one.
    sleep: async () => {
      await turn();
      beat++;
    },
  });
  const work = (async () => {
    while (beat < beats) await turn();
  })();
  await heartbeat.during(work);
  return lostAt;
}

test('POOL-4 a worker is lost that leaves a question open for longer than it may', async () => {
  expect(await lostAfter(20, [0, 0, null])).toBe(8);
});

test('POOL-4 a worker that comes up has thrice as long for its first answer', async () => {
  expect(await lostAfter(30, [null], false)).toBe(14);
});

test('POOL-4 a worker that answers late, but in time, is kept, however long a beat took', async () => {
  expect(await lostAfter(40, [1, 3, 2, 3, 1, 0, 3])).toBe(null);
});
