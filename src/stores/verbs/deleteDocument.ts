import { emptyDocument } from '../../model/index.ts';
import { alone, nameOf } from './closedDocuments.ts';
import type { VerbContext } from './context.ts';
import { openStored, tell } from './openStored.ts';

/** Deletes a document with a notice that offers undo; where it was open, another one opens. */
export async function deleteDocument(context: VerbContext, id: string): Promise<void> {
  const { deps, session, documents, notices, inTurn } = context;
  const isOpen = id === session.id();
  const name = isOpen ? context.document.getState().document.name : nameOf(context, id);
  if (isOpen && session.isStored() && !(await session.autosave.flush())) return;
  let removed = false;
  const take = async (): Promise<void> => {
    const result =
      isOpen && !session.isStored() ? null : await deps.storage.remove(id, deps.clock());
    removed = result === null || result.ok;
    if (result?.ok === false) tell(context, result.error);
  };
  await (isOpen && context.document.getState().origin.kind === 'stored'
    ? take()
    : alone(context, id, take));
  if (!removed) return;
  await documents.refresh();
  if (isOpen) await openAnother(context);

  const bringBack = async (): Promise<void> => {
    const restored = await deps.storage.restore(id);
    if (!restored.ok) tell(context, restored.error);
    await documents.refresh();
    if (isOpen && restored.ok) await openStored(context, id);
  };
  const action = { label: 'Undo', run: () => void inTurn(bringBack) };
  notices.show({ tone: 'info', text: `Deleted “${name}”.`, action });
}

/** The document that was changed last, or a new one. */
async function openAnother(context: VerbContext): Promise<void> {
  const { session, documents, lists } = context;
  for (const { id } of lists.getState().documents) {
    const load = async () => {
      const stored = await context.deps.storage.load(id);
      return stored.ok ? stored.value : null;
    };
    if (await session.open({ kind: 'stored', id, load })) return;
  }
  await session.open({ kind: 'draft', document: emptyDocument(documents.freeName('Untitled')) });
}
