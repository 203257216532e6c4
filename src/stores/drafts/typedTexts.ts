import type { StoreApi } from 'zustand/vanilla';
import type { Leaving } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { DocumentState, TypedText } from '../document/documentState.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { Session } from '../session/session.ts';
import { isQuick, loadFormats, readOutside, readText, textOf } from '../texts/texts.ts';
import type { Notices } from '../view/notices.ts';
import { createTypedKeeper } from './keepTyped.ts';
import { judged, readTypedRecord, restoredText, typedOn } from './typedText.ts';

/** A text is read this long after the last key, and later when reading takes long. */
export const READ_MS = 200;
const LONGEST_WAIT_MS = 2_000;
/** Typing that goes on within this time is one entry of the history. */
const BURST_MS = 3_000;

interface Context {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly session: Session;
  readonly notices: Notices;
  readonly troubles: Pick<Troubles, 'keep' | 'isWaiting'>;
}

/** The text of the YAML panel on its way into the document, or kept beside it while it cannot be read. */
export interface TypedTexts {
  type(text: string): void;
  /** Reads at once what was typed last. */
  read(): void;
  keep(): void;
  discard(): void;
  /** Reads and stores: the page, or the document, is about to be left. */
  leave(): Promise<void>;
  /** What a page that goes away has to put down of the open document. */
  unsaved(): Leaving['typed'];
  /** Brings back what was left of the document that was opened. */
  opened(): Promise<void>;
}

export function createTypedTexts(context: Context): TypedTexts {
  const { deps, document: store, session, notices } = context;
  const keeper = createTypedKeeper(context);
  let cancelRead: (() => void) | null = null;
  /** Milliseconds that the last reading took. */
  let cost = 0;
  /** True while the text itself changes the document. */
  let applying = false;

  store.subscribe(({ document, typed }, before) => {
    if (typed === null || typed.stale || applying || document.config === before.document.config)
      return;
    set({ ...typed, stale: true });
  });

  function set(typed: TypedText | null): void {
    store.setState({ typed });
    keeper.touch();
  }

  function read(): void {
    cancelRead?.();
    cancelRead = null;
    const { typed } = store.getState();
    if (typed !== null && !typed.isRead) judge(typed);
  }

  /** Reads a text that takes long elsewhere; whoever types on meanwhile, or leaves, has it read anew. */
  function readInBackground(): void {
    const { typed, document } = store.getState();
    if (typed === null || typed.isRead || isQuick(typed.text)) return read();
    const start = deps.clock();
    const from = { as: 'model', text: typed.text, name: document.name } as const;
    void readOutside(deps, from).then((found) => {
      if (store.getState().typed !== typed) return;
      cost = deps.clock() - start;
      judge(typed, found);
    });
  }

  /** Makes the text the document, if it can be read and nobody has to be asked. */
  function judge(typed: TypedText, known?: ReturnType<typeof readText>): void {
    const { document } = store.getState();
    const outcome = judged(typed, document, textOf(document), () => known ?? timed(typed.text));
    if (outcome.kind === 'stays') return set(outcome.typed);
    if (outcome.kind === 'becomes') {
      applying = true;
      session.edit('Edit the text', () => outcome.document, 'text', BURST_MS);
      applying = false;
      keeper.applied();
    }
    set(null);
  }

  function timed(text: string): ReturnType<typeof readText> {
    const start = deps.clock();
    const found = readText(text, store.getState().document.name);
    cost = deps.clock() - start;
    return found;
  }

  return {
    type(text) {
      const { typed, origin } = store.getState();
      if (origin.kind === 'readOnly') return;
      set(typedOn(typed, text));
      cancelRead?.();
      const wait = Math.min(LONGEST_WAIT_MS, Math.max(READ_MS, 4 * cost));
      cancelRead = deps.setTimer(readInBackground, wait);
    },
    read,
    keep() {
      const { typed } = store.getState();
      if (typed !== null) judge({ ...typed, stale: false });
    },
    discard() {
      const { typed } = store.getState();
      cancelRead?.();
      cancelRead = null;
      if (typed === null) return;
      keeper.discarded();
      set(null);
      const key = session.key();
      const run = (): void => {
        if (session.key() === key) set({ ...typed, isRead: true });
      };
      const action = { label: 'Undo', run };
      notices.show({ tone: 'info', text: 'Discarded the typed text.', action }, 'typed');
    },
    async leave() {
      read();
      await keeper.leave();
    },
    unsaved: () => keeper.unsaved(),
    async opened() {
      keeper.reset();
      const [key, id] = [session.key(), session.id()];
      if (id === null || !session.isStored() || store.getState().origin.kind !== 'stored')
        return keeper.told(false);
      const stored = await deps.storage.typed(id);
      const record = readTypedRecord(stored.ok ? stored.value : undefined);
      if (record !== null) await loadFormats();
      const { document, typed } = store.getState();
      if (session.key() !== key) return;
      // Nobody waits for a text that another one has taken the place of.
      const isWanted = record !== null && typed === null;
      if (stored.ok) keeper.told(isWanted);
      if (!isWanted) return;
      const found = readText(record.text, document.name);
      judge(restoredText(record, session.revision(), found.ok), found);
    },
  };
}
