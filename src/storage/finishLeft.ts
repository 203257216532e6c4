import type { Leaving, Storage } from './api.ts';

/**
 * Writes what pages put down when they went away. A document that has gone on since, or is gone, stays as
 * it is: then the page did write in time, or somebody else did.
 */
export async function finishAll(
  storage: Pick<Storage, 'create' | 'write'>,
  all: readonly Leaving[],
): Promise<void> {
  for (const { revisions, ...entry } of all) {
    for (const revision of revisions) {
      const stored =
        revision === 0 ? await storage.create(entry) : await storage.write({ ...entry, revision });
      if (stored.ok) break;
    }
  }
}
