import type { StoreApi } from 'zustand/vanilla';
import type { PatchbayDocument } from '../../model/document.ts';
import type { StoredDocument } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { DocumentState, Origin } from '../document/documentState.ts';
import {
  fromRecord,
  withoutRecord,
  type OpenDocument,
  type Opened,
} from '../document/openDocument.ts';
import type { HeldTabLocks } from '../locks/holdTabLocks.ts';
import type { Autosave } from '../saving/autosave.ts';
import type { Notices } from '../view/notices.ts';
import { recoverUnsaved } from './recover.ts';

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

interface Context {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly notices: Notices;
  readonly open: () => OpenDocument;
  readonly locks: HeldTabLocks;
  readonly autosave: Autosave;
  /** Before the open document makes room for another. */
  readonly onLeave: () => Promise<void>;
  /** Before a document is opened that is read by now. */
  readonly onPrepared: (document: PatchbayDocument) => Promise<void>;
  /** Does one thing after the other: two openings at once must not mix. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  /** Shows it in place of the open one; `anew`: the same one, which another tab let go. */
  readonly replace: (opened: Opened, origin: Origin, anew: boolean) => void;
}

/** Puts another document in place of the open one. */
export interface DocumentOpener {
  /** Once the open one is safe. False: it stayed. */
  open(opening: Opening): Promise<boolean>;
  /** The tab that wrote the open document let it go: what it wrote last is read, then this tab writes. */
  takeOver(): Promise<void>;
}

export function createOpener(context: Context): DocumentOpener {
  const { deps, document: store, notices, locks, autosave, replace } = context;

  /** `force`: also where the open document could not be saved. */
  async function open(opening: Opening, force = false): Promise<boolean> {
    await context.onLeave();
    const next = await prepared(opening);
    if (next === null) {
      locks.dropped();
      return false;
    }
    await context.onPrepared(next.history.document);
    if (!force && !(await isSafe())) {
      locks.dropped();
      const text = `“${store.getState().document.name}” could not be saved, so it stays open. Export it first, or its last changes are lost.`;
      const run = (): void => void context.inTurn(async () => void (await open(opening, true)));
      notices.show({ tone: 'bad', text, action: { label: 'Leave it', run } }, 'stays-open');
      return false;
    }
    replace(next, originOf(opening, next.open), false);
    return true;
  }

  /** Null: it is not to be had. */
  async function prepared(opening: Opening): Promise<Opened | null> {
    if (opening.kind !== 'stored') {
      const id = opening.kind === 'link' ? null : deps.newId();
      await locks.want(id);
      return withoutRecord(deps, opening.document, id);
    }
    const isHeld = await locks.want(opening.id);
    const stored = await opening.load();
    return stored === null ? null : fromRecord(deps, stored, { key: deps.newId(), isHeld });
  }

  /** True when nothing of the open document is unsaved, edits during the saving included. */
  async function isSafe(): Promise<boolean> {
    while (autosave.isDirty()) if (!(await autosave.flush())) return false;
    return true;
  }

  async function takeOver(): Promise<void> {
    const held = context.open();
    const { id, key } = held;
    if (id === null) return;
    // It may have gone away in the midst of its last edit.
    await recoverUnsaved(deps, notices);
    const stored = await deps.storage.load(id);
    if (context.open() !== held) return;
    if (stored.ok) {
      const next = await fromRecord(deps, stored.value, { key, isHeld: true });
      if (context.open() !== held) return;
      replace(next, { kind: 'stored', id }, true);
      const text = 'The other tab let this document go. It can be edited here now.';
      notices.show({ tone: 'good', text, action: null }, 'read-only');
      return;
    }
    const next = withoutRecord(deps, store.getState().document, deps.newId());
    const { id: renewed } = next.open;
    if (renewed !== null) locks.renew(renewed);
    replace(next, { kind: 'stored', id: renewed ?? '' }, true);
    const text = `The other tab removed this document. What you see is kept as soon as you edit it.`;
    notices.show({ tone: 'warning', text, action: null }, 'read-only');
  }

  return { open: (opening) => open(opening), takeOver };
}

function originOf(opening: Opening, { id, readOnly }: OpenDocument): Origin {
  if (opening.kind === 'link' || id === null) return { kind: 'link' };
  return { kind: readOnly ? 'readOnly' : 'stored', id };
}
