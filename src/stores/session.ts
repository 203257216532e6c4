import type { StoreApi } from 'zustand/vanilla';
import type { PatchbayDocument } from '../model/document.ts';
import { keepPlaces } from '../model/index.ts';
import { claimWriter, type StoredDocument, type Writer } from '../storage/index.ts';
import type { DocumentState, Edit, Origin } from './api.ts';
import { createAutosave, type Autosave } from './autosave.ts';
import type { StoreDeps } from './deps.ts';
import { finishLeft } from './finishLeft.ts';
import { edited, everywhere, freshHistory, walked, type History } from './history.ts';
import { NOTHING_KEPT, restoredHistory, type KeptHistory } from './keptHistory.ts';
import type { Notices } from './notices.ts';

/** A document to be opened, and where it comes from. */
export type Opening =
  | { readonly kind: 'stored'; readonly stored: StoredDocument }
  /** New and empty: gets its record at the first edit, so that unused ones leave nothing behind. */
  | { readonly kind: 'draft'; readonly document: PatchbayDocument }
  | { readonly kind: 'link'; readonly document: PatchbayDocument };

/** What is known of the open document beside the document itself. */
export interface Desk {
  /** Names this opening of the document, also while it has no place in storage. */
  readonly key: string;
  /** Null while the document has no place in storage (opened from a link). */
  id: string | null;
  /** Revision of its record, 0 while it has none. */
  revision: number;
  /** The document as it was last saved or opened: it is dirty when the present one is another. */
  saved: PatchbayDocument;
  savedAt: number | null;
  /** What its record has of the history; null: there is no room for it. */
  kept: KeptHistory | null;
  /** The history that `kept` tells of: storage is behind when the present one is another. */
  keptAs: History;
  claim: Promise<Writer> | null;
  readOnly: boolean;
}

export interface SessionContext {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly notices: Notices;
  /** Before the open document makes room for another. */
  readonly onLeave: () => Promise<void>;
  /** After a document was opened. */
  readonly onOpened: () => void;
  /** After a document was saved; `created` when it got its first record. */
  readonly onSaved: (created: boolean) => void;
}

export interface Session {
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
  /** Gives the document a record, though nothing may have been edited, and saves it; whether it did. */
  store(): Promise<boolean>;
  /** Edits of one gesture that follow each other within so many milliseconds are one entry. */
  edit(label: string, edit: Edit, gesture?: string | symbol, within?: number): void;
  /** Changes the document in a way that undo passes over (what is watched, the name). */
  editEverywhere(edit: Edit): void;
  undo(): void;
  redo(): void;
  /** Undoes or redoes until so many gestures are in effect. */
  goTo(position: number): void;
  /** Puts another document in place of this one, once this one is safe. False: it stayed. */
  open(opening: Opening): Promise<boolean>;
  /** Lets the open document's lock go (the page is going away). */
  release(): void;
}

const GESTURE_MS = 1_000;
/** Openings that are remembered for runs that end later. */
const DESKS_KNOWN = 20;

/** The open document: its history, its record, and the right to write it. */
export function createSession(context: SessionContext): Session {
  const { deps, document: store, notices } = context;
  let desk = draftDesk(deps, store.getState().document);
  const desks = new Map([[desk.key, desk]]);
  let gesture: { readonly name: string | symbol; readonly until: number } | null = null;
  const autosave = createAutosave(context, () => desk);

  function change(next: History): void {
    const { document, past, future } = store.getState();
    if (next.document === document && next.past === past && next.future === future) return;
    if (desk.readOnly) {
      refuse();
      return;
    }
    store.setState(next);
    if (desk.id === null) adopt();
    autosave.touch();
  }

  function refuse(): void {
    const text = 'This document is being edited in another tab. Close it there to edit it here.';
    notices.show({ tone: 'warning', text, action: null }, 'read-only');
  }

  /** The first edit makes a link's copy a document of one's own. */
  function adopt(): void {
    const id = deps.newId();
    desk.id = id;
    desk.claim = claimWriter(deps.locks, id, () => undefined);
    store.setState({ origin: { kind: 'stored', id } });
  }

  function merges(name: string | symbol | undefined, within: number): boolean {
    const now = deps.clock();
    const merge = name !== undefined && gesture?.name === name && now <= gesture.until;
    const until = typeof name === 'symbol' ? Infinity : now + within;
    gesture = name === undefined ? null : { name, until };
    return merge;
  }

  function walk(steps: number): void {
    gesture = null;
    const { history, arrived } = walked(historyOf(store.getState()), steps);
    change(history);
    if (arrived) return;
    const text =
      'This part of the history could not be read. It was left out; the document is as it was.';
    notices.show({ tone: 'warning', text, action: null }, 'history');
  }

  async function open(opening: Opening): Promise<boolean> {
    await context.onLeave();
    const next = await lay(opening);
    if (!(await settled())) {
      const text = `“${store.getState().document.name}” could not be saved, so it stays open. Export it first, or its last changes are lost.`;
      const run = (): void => replace(opening, next);
      notices.show({ tone: 'bad', text, action: { label: 'Leave it', run } }, 'stays-open');
      return false;
    }
    replace(opening, next);
    return true;
  }

  async function lay(opening: Opening): Promise<Desk> {
    if (opening.kind === 'draft') return draftDesk(deps, opening.document);
    if (opening.kind === 'link') return draftDesk(deps, opening.document, null);
    const { id } = opening.stored;
    const claimed = desk.id === id ? desk.claim : null;
    const next: Desk = {
      ...(await storedDesk(deps, opening.stored)),
      key: deps.newId(),
      id,
      claim: claimed ?? claimWriter(deps.locks, id, () => void takeOver(next)),
    };
    next.readOnly = (await next.claim)?.isHeld() === false;
    return next;
  }

  /** True when nothing of the open document is unsaved, edits during the saving included. */
  async function settled(): Promise<boolean> {
    while (autosave.isDirty()) if (!(await autosave.flush())) return false;
    return true;
  }

  function replace(opening: Opening, next: Desk): void {
    if (desk.claim !== next.claim) release();
    autosave.reset();
    desk = next;
    desks.set(desk.key, desk);
    for (const key of [...desks.keys()].slice(0, -DESKS_KNOWN)) desks.delete(key);
    gesture = null;
    store.setState({
      ...next.keptAs,
      typed: null,
      origin: originOf(opening, next),
      saved: { kind: 'saved', at: next.savedAt },
    });
    context.onOpened();
    if (next.readOnly) refuse();
  }

  /** The tab that wrote this document let it go: what it wrote last is read, then this tab writes. */
  async function takeOver(held: Desk): Promise<void> {
    const { id, claim } = held;
    if (id === null || desk.claim !== claim) return;
    // It may have gone away in the midst of its last edit.
    await finishLeft(deps, notices);
    const stored = await deps.storage.load(id);
    if (desk.claim !== claim) return;
    if (stored.ok) {
      const fields = await storedDesk(deps, stored.value);
      if (desk.claim !== claim) return;
      replace({ kind: 'stored', stored: stored.value }, { ...held, ...fields });
      const text = 'The other tab let this document go. It can be edited here now.';
      notices.show({ tone: 'good', text, action: null }, 'read-only');
      return;
    }
    const document = store.getState().document;
    replace({ kind: 'draft', document }, draftDesk(deps, document));
    const text = `The other tab removed this document. What you see is kept as soon as you edit it.`;
    notices.show({ tone: 'warning', text, action: null }, 'read-only');
  }

  /** A write that is under way comes first: the next tab shall begin with it. */
  function release(): void {
    const { claim } = desk;
    void autosave.rest().then(async () => (await claim)?.release());
  }

  return {
    autosave,
    id: () => desk.id,
    key: () => desk.key,
    idOf(key) {
      const known = desks.get(key);
      return known === undefined || known.revision === 0 ? null : known.id;
    },
    isStored: () => desk.revision > 0,
    revision: () => desk.revision,
    async store() {
      if (desk.id === null) adopt();
      // Another object: as if it had been edited.
      if (desk.revision === 0) desk.saved = { ...desk.saved };
      return autosave.flush();
    },
    edit(label, edit, name, within = GESTURE_MS) {
      const before = store.getState().document;
      const merge = merges(name, within);
      const kept: Edit = (document) => keepPlaces(document, edit(document));
      change(edited(historyOf(store.getState()), { label, at: deps.clock() }, kept, merge));
      // A gesture begins with its first change: what follows must not join an older entry.
      if (!merge && store.getState().document === before) gesture = null;
    },
    editEverywhere: (edit) => change(everywhere(historyOf(store.getState()), edit)),
    undo: () => walk(-1),
    redo: () => walk(1),
    goTo: (position) => walk(position - store.getState().past.length),
    open,
    release,
  };
}

function draftDesk(
  deps: StoreDeps,
  document: PatchbayDocument,
  id: string | null = deps.newId(),
): Desk {
  const claim = id === null ? null : claimWriter(deps.locks, id, () => undefined);
  return {
    key: deps.newId(),
    id,
    revision: 0,
    saved: document,
    savedAt: null,
    kept: NOTHING_KEPT,
    keptAs: freshHistory(document),
    claim,
    readOnly: false,
  };
}

/** What the record of a document says, its history included. */
async function storedDesk(
  { storage }: StoreDeps,
  { id, revision, document, modifiedAt }: StoredDocument,
): Promise<Omit<Desk, 'key' | 'id' | 'claim'>> {
  const stored = await storage.history(id, revision);
  const { history, kept } = restoredHistory(document, stored.ok ? stored.value : null);
  return { revision, saved: document, savedAt: modifiedAt, kept, keptAs: history, readOnly: false };
}

function originOf(opening: Opening, desk: Desk): Origin {
  if (opening.kind === 'link' || desk.id === null) return { kind: 'link' };
  return { kind: desk.readOnly ? 'readOnly' : 'stored', id: desk.id };
}

function historyOf({ document, past, future, asides }: DocumentState): History {
  return { document, past, future, asides };
}
