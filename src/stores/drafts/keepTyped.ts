import type { StoreApi } from 'zustand/vanilla';
import type { Leaving } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { DocumentState, TypedText } from '../document/documentState.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { Session } from '../session/session.ts';
import type { TypedRecord } from './typedText.ts';

/** While the document cannot be saved, the text that it has stays kept, and this is looked at so often. */
const UNSAVED_MS = 2_000;

/** Names the text of a document among what waits for storage. */
const waitingKey = (id: string) => `typed:${id}`;

interface Context {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly session: Session;
  readonly troubles: Pick<Troubles, 'keep' | 'isWaiting'>;
}

/** Keeps the typed text in storage, and takes it away once storage has the document that it became. */
export interface TypedKeeper {
  /** The text is another one now. */
  touch(): void;
  /** The text is in the document, which storage may not have yet. */
  applied(): void;
  /** The text goes, and no document became of it. */
  discarded(): void;
  /** Stores what there is: the page, or the document, is about to be left. */
  leave(): Promise<void>;
  /** What a page that goes away has to put down of the open document. */
  unsaved(): Leaving['typed'];
  /** Another document is open. */
  reset(): void;
  /** Storage has told whether it has a text of the open document. */
  told(hasText: boolean): void;
}

export function createTypedKeeper({ deps, document, session, troubles }: Context): TypedKeeper {
  let cancel: (() => void) | null = null;
  let isApplied = false;
  /** Id of the document that storage has a typed text of. */
  let keptFor: string | null = null;
  /** Whether storage has told what it has of the open document. */
  let isTold = true;

  const typedNow = (): TypedText | null => document.getState().typed;
  const isReadOnly = (): boolean => document.getState().origin.kind === 'readOnly';

  function isAnyKept(): boolean {
    const id = session.id();
    return keptFor !== null || (id !== null && troubles.isWaiting(waitingKey(id)));
  }

  /** A timer that runs already runs on: steady typing must not put it off. */
  function later(milliseconds: number): void {
    cancel ??= deps.setTimer(() => void save(), milliseconds);
  }

  async function save(): Promise<void> {
    cancel?.();
    cancel = null;
    if (isReadOnly()) return;
    if (typedNow() === null) return forget();
    const key = session.key();
    // A text that is worth keeping makes its document worth keeping.
    if (!(await session.store()) || key !== session.key()) return;
    // Whoever goes on typing meanwhile has written more.
    const now = typedNow();
    if (now !== null) await put(now);
  }

  async function forget(): Promise<void> {
    const id = keptFor ?? session.id();
    if (id === null || !isAnyKept()) return;
    const key = session.key();
    // A browser that is killed in between has the one or the other.
    if (isApplied && !(await session.autosave.flush())) {
      if (key === session.key()) later(UNSAVED_MS);
      return;
    }
    if (key !== session.key() || typedNow() !== null) return;
    isApplied = false;
    keptFor = null;
    await troubles.keep('text', waitingKey(id), () => deps.storage.saveTyped(id, null));
  }

  async function put({ text, stale, isRead }: TypedText): Promise<void> {
    const [id, revision] = [session.id(), session.revision()];
    if (id === null) return;
    const record: TypedRecord = { text, stale, revision, reading: !isRead };
    await troubles.keep('text', waitingKey(id), async () => {
      const kept = await deps.storage.saveTyped(id, record);
      if (kept.ok && id === session.id()) keptFor = id;
      return kept;
    });
  }

  return {
    touch() {
      if (typedNow() !== null || isAnyKept()) later(AUTOSAVE_MS);
    },
    applied: () => (isApplied = true),
    discarded: () => (isApplied = false),
    async leave() {
      const typed = typedNow();
      // At once, as long as there is a page: the document itself may take longer.
      if (typed !== null && session.isStored() && !isReadOnly()) void put(typed);
      if (typed !== null || isAnyKept()) await save();
    },
    unsaved() {
      const [id, typed] = [session.id(), typedNow()];
      if (id === null || isReadOnly()) return null;
      // What lies there still, and nobody has seen yet, stays.
      if (typed === null)
        return session.isStored() && (isTold || keptFor !== null) ? { id, typed: null } : null;
      const record: TypedRecord = { text: typed.text, stale: typed.stale, revision: null };
      return { id, typed: record };
    },
    reset() {
      keptFor = null;
      isApplied = false;
      isTold = false;
    },
    told(hasText) {
      isTold = true;
      if (hasText) keptFor = session.id();
    },
  };
}
