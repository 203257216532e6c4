import { nameDocument } from '../../editing/process/changeProcess.ts';
import { edited } from '../document/history.ts';
import { changeOf, restoredHistory } from '../document/storedHistory.ts';
import { alone } from './closedDocuments.ts';
import type { VerbContext } from './context.ts';
import { load, tell } from './openStored.ts';

/** Renames a document that is not open here; it is an entry of its history, as if it were. */
export async function renameStored(context: VerbContext, id: string, name: string): Promise<void> {
  const { deps, code, documents } = context;
  await alone(context, id, async () => {
    const stored = await load(context, id);
    if (stored === null || stored.document.name === name) return;
    const at = deps.clock();
    const way = await deps.storage.history(id, stored.revision);
    const { history, kept } = restoredHistory(stored.document, way.ok ? way.value : null);
    const catalogue = code.catalogueOf(stored.document);
    const { label, document: named } = nameDocument(stored.document, catalogue, name);
    const next = edited(history, { label, at }, () => named, false);
    const { change } = changeOf(next, kept);
    const { revision } = stored;
    const { document } = next;
    const written = await deps.storage.write({ id, revision, document, at, history: change });
    if (!written.ok) tell(context, written.error);
    await documents.refresh();
  });
}
