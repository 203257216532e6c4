import type { StorageFailure, StoredDocument, Written } from '../../storage/index.ts';
import { recoverUnsaved } from '../session/recover.ts';
import type { Opening } from '../session/opening.ts';
import type { VerbContext } from './context.ts';

/** A name that no document has, not even one that was changed a moment ago, here or in another tab. */
export async function unusedName(
  { session, documents }: VerbContext,
  wanted: string,
  exceptId?: string,
): Promise<string> {
  await session.autosave.flush();
  await documents.refresh();
  return documents.freeName(wanted, exceptId);
}

/** Opens a document of storage; a failure becomes a notice and the open document stays. */
export async function openStored(context: VerbContext, id: string): Promise<void> {
  if (id === context.session.id()) return;
  // A tab that had it may have gone away in the midst of its last edit.
  await recoverUnsaved(context.deps, context.notices);
  await context.session.open({ kind: 'stored', id, load: () => load(context, id) });
}

/** A document that was stored a moment ago, to be opened. */
export function opened(stored: Written): Opening {
  return { kind: 'stored', id: stored.id, load: async () => stored };
}

/** Tells why storage did not do it, with the first of the reasons when the record is broken. */
export function tell(context: VerbContext, failure: StorageFailure): void {
  const [problem] = failure.problems;
  const text = problem === undefined ? failure.message : `${failure.message} ${problem.message}`;
  context.notices.show({ tone: 'bad', text, action: null }, `storage-${failure.kind}`);
}

/** A document of storage; a failure becomes a notice, and null comes back. */
export async function load(context: VerbContext, id: string): Promise<StoredDocument | null> {
  const stored = await context.deps.storage.load(id);
  if (stored.ok) return stored.value;
  tell(context, stored.error);
  await context.documents.refresh();
  return null;
}
