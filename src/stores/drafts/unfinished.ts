import type { StoreApi } from 'zustand/vanilla';
import { patchBetween } from '../../base/patch/patchBetween.ts';
import { treeOf } from '../../model/index.ts';
import type { DocumentState } from '../document/documentState.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { Session } from '../session/session.ts';

/** What is under way is put down so soon, and as often while it goes on. */
const UNFINISHED_MS = 60;
/** When that takes long, it is done less often, but never later than this. */
const LONGEST_MS = 150;

export interface UnfinishedWork {
  /**
   * Somebody is at something that will be an edit: a drag, a text being typed. The document stays as it is
   * until then; what it would be is put down, for the case that the page breaks off.
   *
   * @param key names it, from its beginning to its end
   * @param finish makes the edit that it would be, were it to end now, or says false where that cannot be
   * told; null: it is over, or given up
   */
  set(key: symbol, finish: (() => unknown) | null): void;
}

export function createUnfinished(
  deps: Pick<StoreDeps, 'storage' | 'setTimer' | 'clock'>,
  document: StoreApi<DocumentState>,
  session: Session,
): UnfinishedWork {
  const going = new Map<symbol, () => unknown>();
  let cancel: (() => void) | null = null;
  /** The document that storage has something unfinished of. */
  let kept: string | null = null;
  let busy = false;
  let again = false;
  let pause = UNFINISHED_MS;

  function soon(): void {
    cancel ??= deps.setTimer(() => {
      cancel = null;
      void put();
    }, pause);
  }

  /** One at a time: an older state must not come after a younger one. */
  async function put(): Promise<void> {
    again = busy;
    if (busy) return;
    busy = true;
    try {
      await (going.size === 0 ? forget() : keep());
    } finally {
      busy = false;
      if (again) soon();
    }
  }

  async function forget(): Promise<void> {
    const id = kept;
    kept = null;
    if (id !== null) await deps.storage.saveUnfinished(id, 0, null);
  }

  async function keep(): Promise<void> {
    if (document.getState().origin.kind === 'readOnly') return;
    const key = session.key();
    // What would change it is told of the document that storage has.
    const isStored = await session.store();
    if (!isStored || key !== session.key()) return;
    if (session.autosave.isDirty()) {
      again = true;
      return;
    }
    const begun = deps.clock();
    let isTold = true;
    const would = session.preview(() => {
      for (const finish of going.values()) isTold = finish() !== false && isTold;
    });
    const now = document.getState().document;
    const patch = would === null ? null : patchBetween(treeOf(now), treeOf(would.document));
    pause = Math.min(LONGEST_MS, Math.max(UNFINISHED_MS, 2 * (deps.clock() - begun)));
    const id = session.id();
    if (id === null) return;
    if (would === null || patch === null) {
      if (isTold) await forget();
      return;
    }
    kept = id;
    await deps.storage.saveUnfinished(id, session.revision(), { label: would.label, patch });
  }

  // An edit makes another document of it: what is still under way is told of that one.
  document.subscribe((state, before) => {
    if (going.size > 0 && state.document !== before.document) soon();
  });

  return {
    set(key, finish) {
      if (finish === null) {
        if (!going.delete(key)) return;
      } else going.set(key, finish);
      if (going.size > 0 || kept !== null || busy) soon();
    },
  };
}
