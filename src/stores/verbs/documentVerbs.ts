import { emptyDocument } from '../../model/index.ts';
import {
  claimWriter,
  type StorageFailure,
  type StoredDocument,
  type Written,
} from '../../storage/index.ts';
import type { Edit } from '../document/history.ts';
import { finishLeft } from '../session/recover.ts';
import { edited } from '../document/history.ts';
import { changeOf, restoredHistory } from '../document/storedHistory.ts';
import type { Opening } from '../session/session.ts';
import type { VerbContext } from './context.ts';

export interface DocumentVerbs {
  /**
   * One gesture, one entry. An edit that returns the same document does nothing. Edits that follow
   * each other within a second with the same `gesture` (a burst of arrow keys) make one entry; with a
   * symbol (a drag) they do however long it takes.
   */
  edit(label: string, edit: Edit, gesture?: string | symbol): void;
  undo(): void;
  redo(): void;
  /** Undoes or redoes until so many gestures are in effect: 0 is the document as it was first. */
  goTo(position: number): void;
  newDocument(): Promise<void>;
  openDocument(id: string): Promise<void>;
  renameDocument(id: string, name: string): Promise<void>;
  duplicateDocument(id: string): Promise<void>;
  /** Deletes with a notice that offers undo. */
  deleteDocument(id: string): Promise<void>;
}

/** Also from the list, where the document is not open. */
const RENAME = 'Rename the document';

export function documentVerbs(context: VerbContext): DocumentVerbs {
  const { deps, session, notices, lists, typed, inTurn } = context;
  /** What was typed a moment ago comes first. */
  const walk = (way: () => void): void => {
    typed.read();
    way();
  };

  return {
    edit: (label, edit, gesture) => session.edit(label, edit, gesture),
    undo: () => walk(session.undo),
    redo: () => walk(session.redo),
    goTo: (position) => walk(() => session.goTo(position)),
    newDocument: () =>
      inTurn(async () => {
        const document = emptyDocument(await unusedName(context, 'Untitled'));
        await session.open({ kind: 'draft', document });
      }),
    openDocument: (id) => inTurn(() => openStored(context, id)),
    renameDocument: (id, name) => inTurn(() => rename(context, id, name)),
    duplicateDocument: (id) =>
      inTurn(async () => {
        const isOpen = id === session.id();
        const original = isOpen ? context.document.getState() : await load(context, id);
        if (original === null) return;
        const copy = { id: deps.newId(), document: original.document, at: deps.clock() };
        const stored = await deps.storage.create(copy);
        if (!stored.ok) {
          tell(context, stored.error);
          return;
        }
        await lists.refresh();
        if (isOpen) await session.open(opened(stored.value));
        const text = `Made “${stored.value.document.name}”.`;
        const open = { label: 'Open', run: () => void inTurn(() => openStored(context, copy.id)) };
        notices.show({ tone: 'good', text, action: isOpen ? null : open });
      }),
    deleteDocument: (id) => inTurn(() => remove(context, id)),
  };
}

/** A name that no document has, not even one that was changed a moment ago, here or in another tab. */
export async function unusedName(
  { session, lists }: VerbContext,
  wanted: string,
  exceptId?: string,
): Promise<string> {
  await session.autosave.flush();
  await lists.refresh();
  return lists.freeName(wanted, exceptId);
}

/** Opens a document of storage; a failure becomes a notice and the open document stays. */
export async function openStored(context: VerbContext, id: string): Promise<void> {
  if (id === context.session.id()) return;
  // A tab that had it may have gone away in the midst of its last edit.
  await finishLeft(context.deps, context.notices);
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

async function load(context: VerbContext, id: string): Promise<StoredDocument | null> {
  const stored = await context.deps.storage.load(id);
  if (stored.ok) return stored.value;
  tell(context, stored.error);
  await context.lists.refresh();
  return null;
}

async function rename(context: VerbContext, id: string, wanted: string): Promise<void> {
  const { deps, session, lists } = context;
  if (wanted.trim() === '') return;
  const name = await unusedName(context, wanted, id);
  if (id === (session.id() ?? '')) {
    session.edit(RENAME, (d) => (d.name === name ? d : { ...d, name }));
    return;
  }
  await alone(context, id, async () => {
    const stored = await load(context, id);
    if (stored === null || stored.document.name === name) return;
    const at = deps.clock();
    const way = await deps.storage.history(id, stored.revision);
    const { history, kept } = restoredHistory(stored.document, way.ok ? way.value : null);
    const next = edited(history, { label: RENAME, at }, (d) => ({ ...d, name }), false);
    const { change } = changeOf(next, kept);
    const { revision } = stored;
    const { document } = next;
    const written = await deps.storage.write({ id, revision, document, at, history: change });
    if (!written.ok) tell(context, written.error);
    await lists.refresh();
  });
}

async function remove(context: VerbContext, id: string): Promise<void> {
  const { deps, session, lists, notices, inTurn } = context;
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
  await lists.refresh();
  if (isOpen) await openAnother(context);

  const bringBack = async (): Promise<void> => {
    const restored = await deps.storage.restore(id);
    if (!restored.ok) tell(context, restored.error);
    await lists.refresh();
    if (isOpen && restored.ok) await openStored(context, id);
  };
  const action = { label: 'Undo', run: () => void inTurn(bringBack) };
  notices.show({ tone: 'info', text: `Deleted “${name}”.`, action });
}

/** The document that was changed last, or a new one. */
async function openAnother(context: VerbContext): Promise<void> {
  const { session, lists, library } = context;
  for (const { id } of library.getState().documents) {
    const load = async () => {
      const stored = await context.deps.storage.load(id);
      return stored.ok ? stored.value : null;
    };
    if (await session.open({ kind: 'stored', id, load })) return;
  }
  await session.open({ kind: 'draft', document: emptyDocument(lists.freeName('Untitled')) });
}

function nameOf({ library }: VerbContext, id: string): string {
  const line = library.getState().documents.find((document) => document.id === id);
  return line?.name ?? 'Document';
}

/** Works on a document that is not open here, if no other tab has it open for writing. */
async function alone(context: VerbContext, id: string, work: () => Promise<void>): Promise<void> {
  const { deps, notices } = context;
  const writer = await claimWriter(deps.locks, id, () => undefined);
  try {
    if (writer.isHeld()) {
      await work();
      return;
    }
    const text = `“${nameOf(context, id)}” is open in another tab. Close it there first.`;
    notices.show({ tone: 'warning', text, action: null });
  } finally {
    writer.release();
  }
}
