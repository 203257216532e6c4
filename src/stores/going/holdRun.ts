import type { Locks } from '../../storage/index.ts';

const nameOf = (runId: string): string => `patchbay:run:${runId}`;

/** Says to other tabs that this run goes on here, until the function that comes back is called. */
export function holdRun(locks: Locks, runId: string): () => void {
  let letGo = (): void => undefined;
  const done = new Promise<void>((resolve) => (letGo = resolve));
  // Where there are no locks, nobody says so.
  void locks.request(nameOf(runId), {}, () => done).catch(() => undefined);
  return letGo;
}

/** Whether a run goes on in another tab. */
export async function isHeldElsewhere(locks: Locks, runId: string): Promise<boolean> {
  let isHeld = false;
  const ask = locks.request(nameOf(runId), { ifAvailable: true }, async (lock) => {
    isHeld = lock === null;
  });
  await ask.catch(() => undefined);
  return isHeld;
}
