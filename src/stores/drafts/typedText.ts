import * as z from 'zod/mini';
import type { StoreApi } from 'zustand/vanilla';
import type { Leaving } from '../../storage/index.ts';
import type { DocumentState, TypedText } from '../document/documentState.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { isQuick, loadFormats, readOutside, readText, textOf } from '../texts/texts.ts';
import type { Notices } from '../view/notices.ts';
import type { Session } from '../session/session.ts';
import type { Troubles } from '../saving/storageTroubles.ts';

/** Names the text of a document among what waits for storage. */
const waitingKey = (id: string) => `typed:${id}`;

/** A text is read this long after the last key, and later when reading takes long. */
export const READ_MS = 200;
const LONGEST_WAIT_MS = 2_000;
/** While the document cannot be saved, the text that it has stays kept, and this is looked at so often. */
const UNSAVED_MS = 2_000;
/** Typing that goes on within this time is one entry of the history. */
const BURST_MS = 3_000;

const recordSchema = z.object({
  text: z.string(),
  stale: z.boolean(),
  /** Of the document that the text was typed for; null: of the one that its page left behind. */
  revision: z.nullable(z.int()),
  /** Its page broke off before the text was read. */
  reading: z.optional(z.boolean()),
});

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
  const { deps, document: store, session, notices, troubles } = context;
  let cancelRead: (() => void) | null = null;
  let cancelSave: (() => void) | null = null;
  /** Milliseconds that the last reading took. */
  let cost = 0;
  /** True while the text itself changes the document. */
  let applying = false;
  /** The text is in the document, which storage may not have yet. */
  let isApplied = false;
  /** The document that storage has a typed text of. */
  let keptFor: string | null = null;

  store.subscribe(({ document, typed }, before) => {
    if (typed === null || typed.stale || applying || document.config === before.document.config)
      return;
    set({ ...typed, stale: true });
  });

  function isWaiting(): boolean {
    const id = session.id();
    return id !== null && troubles.isWaiting(waitingKey(id));
  }

  function set(typed: TypedText | null): void {
    store.setState({ typed });
    // The timer of the first key runs on: steady typing must not put it off.
    if (typed !== null || keptFor !== null || isWaiting())
      cancelSave ??= deps.setTimer(() => void save(), AUTOSAVE_MS);
  }

  function type(text: string): void {
    const { typed, origin } = store.getState();
    if (origin.kind === 'readOnly') return;
    const { problems, stale } = typed ?? { problems: [], stale: false };
    set({ text, problems, isRead: false, stale, restored: false });
    cancelRead?.();
    cancelRead = deps.setTimer(readAside, Math.min(LONGEST_WAIT_MS, Math.max(READ_MS, 4 * cost)));
  }

  function read(): void {
    cancelRead?.();
    cancelRead = null;
    const { typed } = store.getState();
    if (typed === null || typed.isRead) return;
    judge(typed);
  }

  /** Reads a text that takes long elsewhere; whoever types on meanwhile, or leaves, has it read anew. */
  function readAside(): void {
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
    if (textOf(document) === typed.text) {
      set(null);
      return;
    }
    const start = deps.clock();
    const found = known ?? readText(typed.text, document.name);
    if (known === undefined) cost = deps.clock() - start;
    if (!found.ok || typed.stale) {
      set({ ...typed, problems: found.ok ? [] : found.error, isRead: true });
      return;
    }
    const { name, files } = document;
    const next = { ...found.value, name, files };
    applying = true;
    session.edit('Edit the text', () => next, 'text', BURST_MS);
    applying = false;
    isApplied = true;
    set(null);
  }

  function discard(): void {
    const { typed } = store.getState();
    cancelRead?.();
    cancelRead = null;
    if (typed === null) return;
    isApplied = false;
    set(null);
    const key = session.key();
    const run = (): void => {
      if (session.key() === key) set({ ...typed, isRead: true });
    };
    const action = { label: 'Undo', run };
    notices.show({ tone: 'info', text: 'Discarded the typed text.', action }, 'typed');
  }

  async function save(): Promise<void> {
    cancelSave?.();
    cancelSave = null;
    const { typed, origin } = store.getState();
    if (origin.kind === 'readOnly') return;
    if (typed === null) {
      const id = keptFor ?? session.id();
      if (id === null || (keptFor === null && !isWaiting())) return;
      const key = session.key();
      // A browser that is killed in between has the one or the other.
      if (isApplied && !(await session.autosave.flush())) {
        if (key === session.key()) cancelSave ??= deps.setTimer(() => void save(), UNSAVED_MS);
        return;
      }
      if (key !== session.key() || store.getState().typed !== null) return;
      isApplied = false;
      keptFor = null;
      await troubles.keep('text', waitingKey(id), () => deps.storage.saveTyped(id, null));
      return;
    }
    const key = session.key();
    // A text that is worth keeping makes its document worth keeping.
    if (!(await session.store()) || key !== session.key()) return;
    // Whoever goes on typing meanwhile has written more.
    const { typed: now } = store.getState();
    if (now !== null) await put(now);
  }

  async function put({ text, stale, isRead }: TypedText): Promise<void> {
    const [id, revision] = [session.id(), session.revision()];
    if (id === null) return;
    const record = { text, stale, revision, reading: !isRead };
    await troubles.keep('text', waitingKey(id), async () => {
      const kept = await deps.storage.saveTyped(id, record);
      if (kept.ok && id === session.id()) keptFor = id;
      return kept;
    });
  }

  return {
    type,
    read,
    discard,
    keep() {
      const { typed } = store.getState();
      if (typed !== null) judge({ ...typed, stale: false });
    },
    async leave() {
      read();
      const { typed, origin } = store.getState();
      // At once, as long as there is a page: the document itself may take longer.
      if (typed !== null && session.isStored() && origin.kind !== 'readOnly') void put(typed);
      if (typed !== null || keptFor !== null || isWaiting()) await save();
    },
    unsaved() {
      const { typed, origin } = store.getState();
      const id = session.id();
      if (id === null || origin.kind === 'readOnly') return null;
      if (typed === null) return session.isStored() ? { id, typed: null } : null;
      const { text, stale } = typed;
      return { id, typed: { text, stale, revision: null } };
    },
    async opened() {
      keptFor = null;
      const [key, id] = [session.key(), session.id()];
      if (id === null || !session.isStored() || store.getState().origin.kind !== 'stored') return;
      const stored = await deps.storage.typed(id);
      const record = recordSchema.safeParse(stored.ok ? stored.value : undefined);
      if (!record.success) return;
      await loadFormats();
      const { document, typed } = store.getState();
      if (session.key() !== key || typed !== null) return;
      keptFor = id;
      const { text, revision } = record.data;
      const isOther = revision !== null && revision !== session.revision();
      const found = readText(text, document.name);
      const isOpen = record.data.stale || isOther;
      if (found.ok && !isOpen && record.data.reading === true) {
        judge({ text, problems: [], isRead: false, stale: false, restored: true });
        return;
      }
      // What can be read and is still here was waiting for an answer.
      const stale = isOpen || found.ok;
      const problems = found.ok ? [] : found.error;
      set(
        textOf(document) === text ? null : { text, problems, isRead: true, stale, restored: true },
      );
    },
  };
}
