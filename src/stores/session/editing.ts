import type { StoreApi } from 'zustand/vanilla';
import { keepPlaces } from '../../editing/places/keepPlaces.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { type DocumentState, historyOf } from '../document/documentState.ts';
import { everywhere } from '../document/everywhere.ts';
import { edited, type Edit, type History } from '../document/history.ts';
import { walked } from '../document/walkHistory.ts';
import type { Notices } from '../view/notices.ts';
import { type Gesture, nextGesture } from './gesture.ts';

/** Edits of the open document, each an entry of its history. */
export interface Editing {
  /** The document as it is, during a preview as it would be. */
  now(): PatchbayDocument;
  /** Edits of one gesture that follow each other within so many milliseconds are one entry. */
  edit(label: string, edit: Edit, gesture?: string | symbol, within?: number): void;
  /** Changes the document in a way that undo passes over (what is watched, the name). */
  editEverywhere(edit: Edit): void;
  /** What the document would be after this work, which makes edits: nothing changes. Null: the same as it is. */
  preview(work: () => void): Preview | null;
  isPreviewing(): boolean;
  undo(): void;
  redo(): void;
  /** Undoes or redoes until so many gestures are in effect. */
  goTo(position: number): void;
}

/** What edits would make of the open document. */
interface Preview {
  readonly label: string;
  readonly document: PatchbayDocument;
}

interface Context {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly notices: Notices;
  /** Puts another state of the document in place of this one, if it may be edited here. */
  readonly change: (next: History) => void;
}

const GESTURE_MS = 1_000;

/** @returns with what ends the gesture under way: another document is open */
export function createEditing(context: Context): Editing & { readonly endGesture: () => void } {
  const { deps, document: store, notices, change } = context;
  let gesture: Gesture | null = null;
  let shown: Preview | null = null;

  function walk(steps: number): void {
    gesture = null;
    const { history, arrived } = walked(historyOf(store.getState()), steps);
    change(history);
    if (arrived) return;
    const text =
      'This part of the history could not be read. It was left out; the document is as it was.';
    notices.show({ tone: 'warning', text, action: null }, 'history');
  }

  return {
    now: () => (shown ?? store.getState()).document,
    edit(label, edit, name, within = GESTURE_MS) {
      if (shown !== null) {
        const document = keepPlaces(shown.document, edit(shown.document));
        shown = { label: shown.label || label, document };
        return;
      }
      const before = store.getState().document;
      const now = deps.clock();
      const next = nextGesture(gesture, name, now, within);
      ({ gesture } = next);
      const kept: Edit = (document) => keepPlaces(document, edit(document));
      change(edited(historyOf(store.getState()), { label, at: now }, kept, next.merge));
      // A gesture begins with its first change: what follows must not join an older entry.
      if (!next.merge && store.getState().document === before) gesture = null;
    },
    editEverywhere(edit) {
      if (shown === null) change(everywhere(historyOf(store.getState()), edit));
      else shown = { ...shown, document: edit(shown.document) };
    },
    preview(work) {
      const { document } = store.getState();
      shown = { label: '', document };
      try {
        work();
        return shown.document === document ? null : shown;
      } finally {
        shown = null;
      }
    },
    isPreviewing: () => shown !== null,
    undo: () => walk(-1),
    redo: () => walk(1),
    goTo: (position) => walk(position - store.getState().past.length),
    endGesture: () => (gesture = null),
  };
}
