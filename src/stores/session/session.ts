import type { StoreApi } from 'zustand/vanilla';
import type { PatchbayDocument } from '../../model/document.ts';
import type { StorageFailure } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { type DocumentState, type Origin, historyOf } from '../document/documentState.ts';
import { edited, type History } from '../document/history.ts';
import { finished, type Opened, withoutRecord } from '../document/openDocument.ts';
import { holdTabLocks } from '../locks/holdTabLocks.ts';
import { createAutosave, type Autosave } from '../saving/autosave.ts';
import type { Notices } from '../view/notices.ts';
import { createEditing, type Editing } from './editing.ts';
import { createOpener, type Opening } from './opening.ts';

interface SessionContext {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly notices: Notices;
  /** Before the open document makes room for another. */
  readonly onLeave: () => Promise<void>;
  /** Before a document is opened that is read by now. */
  readonly onPrepared: (document: PatchbayDocument) => Promise<void>;
  /** After a document was opened; `anew`: the same one, which another tab let go. */
  readonly onOpened: (anew: boolean) => void;
  /** Does one thing after the other: two openings at once must not mix. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  /** The open document could not be saved; null: it was after all, or another one is open. */
  readonly onTrouble: (failure: StorageFailure | null) => void;
  /** After a document was saved; `created` when it got its first record. */
  readonly onSaved: (created: boolean) => void;
}

/** The open document: its history, its record, and the right to write it. */
export interface Session extends Editing {
  readonly autosave: Autosave;
  /** Id of the open document's record or record to be; null for an unedited link. */
  id(): string | null;
  /** Names what is open, for those who come back later with something that belongs to it. */
  key(): string;
  /** Id of the record that an opening has by now; null when it never got one. */
  idOf(key: string): string | null;
  /** Whether the open document has a record. */
  isStored(): boolean;
  /** Revision of its record, 0 while it has none. */
  revision(): number;
  /** What storage has is not known any more: writes the document there once more, if this tab may. */
  storeAnew(): Promise<void>;
  /** Gives the document a record, though nothing may have been edited, and saves it; whether it did. */
  store(): Promise<boolean>;
  /** Puts another document in place of this one, once this one is safe. False: it stayed. */
  open(opening: Opening): Promise<boolean>;
  /** Lets the open document's lock go (the page is going away). */
  release(): void;
}

/** Openings that are remembered for runs that end later. */
const OPENINGS_KNOWN = 20;

export function createSession(context: SessionContext): Session {
  const { deps, document: store, notices } = context;
  let { open } = withoutRecord(deps, store.getState().document, deps.newId());
  const openings = new Map([[open.key, open]]);
  const locks = holdTabLocks(deps, {
    reread: () => void opener.takeOver(),
    rest: () => autosave.rest(),
  });
  if (open.id !== null) locks.renew(open.id);
  const current = { ...context, open: () => open };
  const autosave = createAutosave({
    ...current,
    mayWrite: () => locks.settled(),
    renew: (id) => locks.renew(id),
  });
  const editing = createEditing({ ...context, change });
  const opener = createOpener({ ...current, locks, autosave, replace });

  function change(next: History): void {
    const { document, past, future } = store.getState();
    if (next.document === document && next.past === past && next.future === future) return;
    if (open.readOnly) {
      refuse();
      return;
    }
    store.setState(next);
    if (open.id === null) adopt();
    autosave.touch();
  }

  function refuse(): void {
    const text = 'This document is being edited in another tab. Close it there to edit it here.';
    notices.show({ tone: 'warning', text, action: null }, 'read-only');
  }

  /** The first edit makes a link's copy a document of one's own. */
  function adopt(): void {
    const id = deps.newId();
    open.id = id;
    locks.renew(id);
    store.setState({ origin: { kind: 'stored', id } });
  }

  function replace(next: Opened, origin: Origin, anew: boolean): void {
    autosave.reset();
    ({ open } = next);
    openings.set(open.key, open);
    for (const key of [...openings.keys()].slice(0, -OPENINGS_KNOWN)) openings.delete(key);
    editing.endGesture();
    const { savedAt: at, readOnly } = open;
    store.setState({ ...next.history, typed: null, origin, saved: { kind: 'saved', at } });
    if (!anew) locks.opened();
    context.onOpened(anew);
    if (readOnly) refuse();
    goOn(next);
  }

  /** Finishes what was under way when an earlier page broke off: as if it had ended then. */
  function goOn({ unfinished, history }: Opened): void {
    const document = unfinished && finished(history.document, unfinished);
    if (unfinished === null || document === null) return;
    const step = { label: unfinished.label, at: deps.clock() };
    change(edited(historyOf(store.getState()), step, () => document, false));
  }

  return {
    ...editing,
    autosave,
    id: () => open.id,
    key: () => open.key,
    idOf(key) {
      const known = openings.get(key);
      return known === undefined || known.revision === 0 ? null : known.id;
    },
    isStored: () => open.revision > 0,
    revision: () => open.revision,
    async storeAnew() {
      if (open.readOnly || open.revision === 0) return;
      // Another object: as if it had been edited.
      open.saved = { ...open.saved };
      await autosave.flush();
    },
    async store() {
      if (open.id === null) adopt();
      if (open.revision === 0) open.saved = { ...open.saved };
      return autosave.flush();
    },
    open: (opening) => opener.open(opening),
    release: () => locks.leave(),
  };
}
