import { nameDocument } from '../../editing/process/changeProcess.ts';
import type { VerbContext } from './context.ts';
import { unusedName } from './openStored.ts';

/** Renames a document, also one that is not open. A name that is taken becomes another. */
export async function renameDocument(
  context: VerbContext,
  id: string,
  wanted: string,
): Promise<void> {
  if (wanted.trim() === '') return;
  if (id === (context.session.id() ?? '')) return renameOpen(context, id, wanted);
  const name = await unusedName(context, wanted, id);
  await (await import('./renameStored.ts')).renameStored(context, id, name);
}

/**
 * The name counts at once, for a page may be gone a moment later. That another document has it by now, in
 * another tab, is seen when storage has been asked, and then it gets a number as a part of the same edit.
 */
async function renameOpen(context: VerbContext, id: string, wanted: string): Promise<void> {
  const { code, session, documents } = context;
  const gesture = Symbol('rename');
  const give = (name: string) => {
    const now = session.now();
    const { label, document } = nameDocument(now, code.catalogueOf(now), name);
    session.edit(label, () => document, gesture);
  };
  const given = documents.freeName(wanted, id);
  give(given);
  const named = session.now().name;
  const free = await unusedName(context, wanted, id);
  // Meanwhile another document may be open, or this one have another name.
  if (free === given || id !== session.id() || session.now().name !== named) return;
  give(free);
}
