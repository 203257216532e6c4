import { nameDocument } from '../../editing/process/changeProcess.ts';
import type { VerbContext } from './context.ts';
import { unusedName } from './openStored.ts';

/** Renames a document, also one that is not open. A name that is taken becomes another. */
export async function renameDocument(
  context: VerbContext,
  id: string,
  wanted: string,
): Promise<void> {
  const { code, session } = context;
  if (wanted.trim() === '') return;
  const name = await unusedName(context, wanted, id);
  if (id === (session.id() ?? '')) {
    const now = session.now();
    const { label, document } = nameDocument(now, code.catalogueOf(now), name);
    session.edit(label, () => document);
    return;
  }
  await (await import('./renameStored.ts')).renameStored(context, id, name);
}
