import type { PatchbayDocument } from '../../model/index.ts';
import { indexedDbStorage } from '../../storage/index.ts';
import { setTimer } from '../setTimer.ts';

/** A document that this browser keeps, to be looked at; null where there is none of this id. */
export async function storedModel(id: string): Promise<PatchbayDocument | null> {
  const storage = indexedDbStorage(null, setTimer);
  const stored = await storage.load(id);
  storage.close();
  return stored.ok ? stored.value.document : null;
}
