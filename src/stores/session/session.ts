import type { StoreApi } from 'zustand/vanilla';
import { applyPatch } from '../../base/patch/applyPatch.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { documentOfTree, treeOf } from '../../model/index.ts';
import { keepPlaces } from '../../editing/places/keepPlaces.ts';
import type { StorageFailure, StoredDocument, Unfinished } from '../../storage/index.ts';
import type { DocumentState, Origin } from '../document/documentState.ts';
import type { Edit } from '../document/history.ts';
import { createAutosave, type Autosave } from '../saving/autosave.ts';
import { createClaimDesk } from '../locks/holdTabLocks.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { everywhere } from '../document/everywhere.ts';
import { finishLeft } from './recover.ts';
import { edited, freshHistory, type History } from '../document/history.ts';
import { NOTHING_KEPT, restoredHistory, type KeptHistory } from '../document/storedHistory.ts';
import { walked } from '../document/walkHistory.ts';
import type { Notices } from '../view/notices.ts';

/** A document to be opened, and where it comes from. */
export type Opening =
  /** It is read once it is known whether this tab may write it: what another tab wrote last is in it then. */
  | {
      readonly kind: 'stored';
      readonly id: string;
      readonly load: () => Promise<Omit<StoredDocument, 'createdAt'> | null>;
    }
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
  readOnly: boolean;
  /** What was under way in it when its page broke off. */
  unfinished: Unfinished | null;
}

export interface SessionContext {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly notices: Notices;
  /** Before the open document makes room for another. */
  readonly onLeave: () => Promise<void>;
  /** After a document was opened; `anew`: the same one, which another tab let go. */
  readonly onOpened: (anew: boolean) => void;
  /** Does one thing after the other: two openings at once must not mix. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  /** The open document could not be saved; null: it was after all, or another one is open. */
  readonly onTrouble: (failure: StorageFailure | null) => void;
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
  /** What storage has is not known any more: writes the document there once more, if this tab may. */
  storeAnew(): Promise<void>;
  /** Gives the document a record, though nothing may have been edited, and saves it; whether it did. */
  store(): Promise<boolean>;
  /** Edits of one gesture that follow each other within so many milliseconds are one entry. */
  edit(label: string, edit: Edit, gesture?: string | symbol, within?: number): void;
  /** Changes the document in a way that undo passes over (what is watched, the name). */
  editEverywhere(edit: Edit): void;
  /**
   * What the document would be after this work, which makes edits: nothing changes. Null: the same as it is.
   */
  preview(work: () => void): Preview | null;
  isPreviewing(): boolean;
  undo(): void;
  redo(): void;
  /** Undoes or redoes until so many gestures are in effect. */
  goTo(position: number): void;
  /** Puts another document in place of this one, once this one is safe. False: it stayed. */
  open(opening: Opening): Promise<boolean>;
  /** Lets the open document's lock go (the page is going away). */
  release(): void;
}

/** What edits would make of the open document. */
interface Preview {
  readonly label: string;
  readonly document: PatchbayDocument;
}

const GESTURE_MS = 1_000;
/** Openings that are remembered for runs that end later. */
const DESKS_KNOWN = 20;

/** The open document: its history, its record, and the right to write it. */
export function createSession(context: SessionContext): Session {
  const { deps, document: store, notices } = context;
  let desk = draftDesk(deps, store.getState().document, deps.newId());
  const desks = new Map([[desk.key, desk]]);
  let gesture: { readonly name: string | symbol; readonly until: number } | null = null;
  let preview: { label: string; document: PatchbayDocument } | null = null;
  const claims = createClaimDesk(deps, {
    reread: () => void takeOver(desk),
    rest: () => autosave.rest(),
  });
  if (desk.id !== null) claims.renew(desk.id);
  const autosave = createAutosave(context, {
    desk: () => desk,
    mayWrite: () => claims.settled(),
    renew: (id) => claims.renew(id),
  });

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
    claims.renew(id);
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

  /** `force`: also where the open document could not be saved. */
  async function open(opening: Opening, force = false): Promise<boolean> {
    await context.onLeave();
    const next = await lay(opening);
    if (next === null) {
      claims.dropped();
      return false;
    }
    if (!force && !(await settled())) {
      claims.dropped();
      const text = `“${store.getState().document.name}” could not be saved, so it stays open. Export it first, or its last changes are lost.`;
      const run = (): void => void context.inTurn(async () => void (await open(opening, true)));
      notices.show({ tone: 'bad', text, action: { label: 'Leave it', run } }, 'stays-open');
      return false;
    }
    replace(next, originOf(opening, next), false);
    return true;
  }

  /** Null: it is not to be had. */
  async function lay(opening: Opening): Promise<Desk | null> {
    if (opening.kind !== 'stored') {
      const next = draftDesk(deps, opening.document, opening.kind === 'link' ? null : deps.newId());
      await claims.want(next.id);
      return next;
    }
    const { id } = opening;
    const held = await claims.want(id);
    const stored = await opening.load();
    if (stored === null) return null;
    return { ...(await storedDesk(deps, stored, held)), key: deps.newId(), id };
  }

  /** True when nothing of the open document is unsaved, edits during the saving included. */
  async function settled(): Promise<boolean> {
    while (autosave.isDirty()) if (!(await autosave.flush())) return false;
    return true;
  }

  function replace(next: Desk, origin: Origin, anew: boolean): void {
    autosave.reset();
    desk = next;
    desks.set(desk.key, desk);
    for (const key of [...desks.keys()].slice(0, -DESKS_KNOWN)) desks.delete(key);
    gesture = null;
    store.setState({
      ...next.keptAs,
      typed: null,
      origin,
      saved: { kind: 'saved', at: next.savedAt },
    });
    if (!anew) claims.opened();
    context.onOpened(anew);
    if (next.readOnly) refuse();
    goOn(next);
  }

  /** Finishes what was under way when an earlier page broke off: as if it had ended then. */
  function goOn({ unfinished, saved }: Desk): void {
    if (unfinished === null) return;
    const document = finished(saved, unfinished);
    if (document === null) return;
    const step = { label: unfinished.label, at: deps.clock() };
    change(edited(historyOf(store.getState()), step, () => document, false));
  }

  /** The tab that wrote this document let it go: what it wrote last is read, then this tab writes. */
  async function takeOver(held: Desk): Promise<void> {
    const { id } = held;
    if (id === null || desk !== held) return;
    // It may have gone away in the midst of its last edit.
    await finishLeft(deps, notices);
    const stored = await deps.storage.load(id);
    if (desk !== held) return;
    if (stored.ok) {
      const fields = await storedDesk(deps, stored.value, true);
      if (desk !== held) return;
      replace({ ...held, ...fields }, { kind: 'stored', id }, true);
      const text = 'The other tab let this document go. It can be edited here now.';
      notices.show({ tone: 'good', text, action: null }, 'read-only');
      return;
    }
    const next = draftDesk(deps, store.getState().document, deps.newId());
    if (next.id !== null) claims.renew(next.id);
    replace(next, { kind: 'stored', id: next.id ?? '' }, true);
    const text = `The other tab removed this document. What you see is kept as soon as you edit it.`;
    notices.show({ tone: 'warning', text, action: null }, 'read-only');
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
    async storeAnew() {
      if (desk.readOnly || desk.revision === 0) return;
      desk.saved = { ...desk.saved };
      await autosave.flush();
    },
    async store() {
      if (desk.id === null) adopt();
      // Another object: as if it had been edited.
      if (desk.revision === 0) desk.saved = { ...desk.saved };
      return autosave.flush();
    },
    edit(label, edit, name, within = GESTURE_MS) {
      if (preview !== null) {
        const document = keepPlaces(preview.document, edit(preview.document));
        preview = { label: preview.label || label, document };
        return;
      }
      const before = store.getState().document;
      const merge = merges(name, within);
      const kept: Edit = (document) => keepPlaces(document, edit(document));
      change(edited(historyOf(store.getState()), { label, at: deps.clock() }, kept, merge));
      // A gesture begins with its first change: what follows must not join an older entry.
      if (!merge && store.getState().document === before) gesture = null;
    },
    editEverywhere(edit) {
      if (preview === null) change(everywhere(historyOf(store.getState()), edit));
      else preview = { ...preview, document: edit(preview.document) };
    },
    preview(work) {
      const { document } = store.getState();
      preview = { label: '', document };
      try {
        work();
        return preview.document === document ? null : preview;
      } finally {
        preview = null;
      }
    },
    isPreviewing: () => preview !== null,
    undo: () => walk(-1),
    redo: () => walk(1),
    goTo: (position) => walk(position - store.getState().past.length),
    open: (opening) => open(opening),
    release: () => claims.leave(),
  };
}

function draftDesk(deps: StoreDeps, document: PatchbayDocument, id: string | null): Desk {
  return {
    key: deps.newId(),
    id,
    revision: 0,
    saved: document,
    savedAt: null,
    kept: NOTHING_KEPT,
    keptAs: freshHistory(document),
    readOnly: false,
    unfinished: null,
  };
}

/** What the record of a document says, its history included. `held`: this tab may write it. */
async function storedDesk(
  { storage }: StoreDeps,
  { id, revision, document, modifiedAt }: Omit<StoredDocument, 'createdAt'>,
  held: boolean,
): Promise<Omit<Desk, 'key' | 'id'>> {
  const stored = await storage.history(id, revision);
  const { history, kept } = restoredHistory(document, stored.ok ? stored.value : null);
  // While another tab has the document, it is there that something is under way.
  const left = held ? await storage.unfinished(id, revision) : null;
  const unfinished = left?.ok === true ? left.value : null;
  const opened = { revision, saved: document, savedAt: modifiedAt, kept, keptAs: history };
  return { ...opened, readOnly: !held, unfinished };
}

/** The document after what was under way in it; null when nobody can make sense of that. */
function finished(document: PatchbayDocument, { patch }: Unfinished): PatchbayDocument | null {
  const made = applyPatch(treeOf(document), patch, 'forth');
  return made.ok ? documentOfTree(made.value) : null;
}

function originOf(opening: Opening, desk: Desk): Origin {
  if (opening.kind === 'link' || desk.id === null) return { kind: 'link' };
  return { kind: desk.readOnly ? 'readOnly' : 'stored', id: desk.id };
}

function historyOf({ document, past, future, asides }: DocumentState): History {
  return { document, past, future, asides };
}
