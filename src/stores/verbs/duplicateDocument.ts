import type { VerbContext } from './context.ts';
import { load, opened, openStored, tell } from './openStored.ts';

/** Makes a copy of a document; that of the open one is opened. */
export async function duplicateDocument(context: VerbContext, id: string): Promise<void> {
  const { deps, session, notices, documents, inTurn } = context;
  const isOpen = id === session.id();
  const original = isOpen ? context.document.getState() : await load(context, id);
  if (original === null) return;
  const copy = { id: deps.newId(), document: original.document, at: deps.clock() };
  const stored = await deps.storage.create(copy);
  if (!stored.ok) {
    tell(context, stored.error);
    return;
  }
  await documents.refresh();
  if (isOpen) await session.open(opened(stored.value));
  const text = `Made “${stored.value.document.name}”.`;
  const open = { label: 'Open', run: () => void inTurn(() => openStored(context, copy.id)) };
  notices.show({ tone: 'good', text, action: isOpen ? null : open });
}
