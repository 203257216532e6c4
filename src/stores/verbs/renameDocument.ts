import { nameDocument } from '../../editing/process/changeProcess.ts';
import { edited } from '../document/history.ts';
import { changeOf, restoredHistory } from '../document/storedHistory.ts';
import { alone } from './closedDocuments.ts';
import type { VerbContext } from './context.ts';
import { load, tell, unusedName } from './openStored.ts';

/** Renames a document, also one that is not open. A name that is taken becomes another. */
export async function renameDocument(
  context: VerbContext,
  id: string,
  wanted: string,
): Promise<void> {
  const { deps, code, session, documents } = context;
  if (wanted.trim() === '') return;
  const name = await unusedName(context, wanted, id);
  if (id === (session.id() ?? '')) {
    const now = session.now();
    const { label, document } = nameDocument(now, code.catalogueOf(now), name);
    session.edit(label, () => document);
    return;
  }
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
