import type { Leaving } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { Troubles } from './storageTroubles.ts';

const LAST_OPEN = 'lastOpen';

/** Id of the document that was open last; null when it cannot be told. */
export async function lastOpen({ storage }: StoreDeps): Promise<string | null> {
  const stored = await storage.setting(LAST_OPEN);
  return stored.ok && typeof stored.value === 'string' ? stored.value : null;
}

export function rememberOpen(
  { storage }: StoreDeps,
  troubles: Pick<Troubles, 'keep'>,
  id: string,
): Promise<void> {
  return troubles.keep('screen', LAST_OPEN, () => storage.saveSetting(LAST_OPEN, id));
}

/** The setting that says which document is open. */
export function openIs(id: string): Leaving['settings'] {
  return { [LAST_OPEN]: id };
}
