import { assertNever } from '../../base/assertNever.ts';
import type { Result } from '../../base/result.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import {
  sameDocument,
  type HistoryChange,
  type LeftDocument,
  type StorageFailure,
  type StoredDocument,
  type Written,
} from '../../storage/index.ts';
import type { DocumentState } from '../document/documentState.ts';
import { everywhere } from '../document/everywhere.ts';
import { freshHistory, type History } from '../document/history.ts';
import { changeOf, NOTHING_KEPT, type KeptHistory } from '../document/storedHistory.ts';
import { RESTING, saving, type Need, type Saving, type SavingEvent } from './saving.ts';
import type { Desk, SessionContext } from '../session/session.ts';

export { AUTOSAVE_MS } from './saving.ts';

export interface Autosave {
  /** The document may have changed: shows whether it is saved, and sees to it that it will be. */
  touch(): void;
  /** Saves now; true when the document as it is on return is saved. One write at a time. */
  flush(): Promise<boolean>;
  /** What is not saved, for a page that goes away to put down; null: everything is. */
  unsaved(): LeftDocument | null;
  isDirty(): boolean;
  /** The document could not be saved, nor put down for the next page: whoever leaves now loses it. */
  isAtRisk(): boolean;
  /** Resolves when no write is under way. */
  rest(): Promise<void>;
  /** Another document lies on the desk. */
  reset(): void;
}

/** What saving needs of the open document. */
export interface Saved {
  readonly desk: () => Desk;
  /** Resolves when it is known whether this tab may write. */
  readonly mayWrite: () => Promise<void>;
  /** The document goes on under a record of this id. */
  readonly renew: (id: string) => void;
}

/** A document that could not be saved, and is put down for the page that comes next. */
interface Note {
  readonly target: Desk;
  /** The revision that it is based on. */
  readonly revision: number;
  readonly document: PatchbayDocument;
  /** The history that storage has, once it has taken this. */
  readonly kept: KeptHistory | null;
  readonly keptAs: History;
}

/** A history that storage did not take is tried again after so long, then at most every so often. */
const HISTORY_RETRY_MS = [2_000, 10_000, 30_000] as const;

/** The record is another one now, or gone. */
const MOVED_ON: ReadonlySet<StorageFailure['kind']> = new Set(['conflict', 'missing']);

const HISTORY_NOTICE = 'history-room';

/** Carries out what `saving.ts` says. */
export function createAutosave(
  context: SessionContext,
  { desk, mayWrite, renew }: Saved,
): Autosave {
  const { deps, document: store, notices } = context;
  let state: Saving = RESTING;
  let cancel: (() => void) | null = null;
  /** Counts the writes of this desk and those before it: what an older one says counts no more. */
  let turn = 0;
  let underWay: Promise<unknown> = Promise.resolve();
  let noted: Note | null = null;
  let waiting: ((saved: boolean) => void)[] = [];
  /** How often in a row the history of this desk was not taken, and the timer of the next try. */
  let historyTries = 0;
  let cancelHistory: (() => void) | null = null;
  /** The history that was not taken alone, and the one that storage has. */
  let refused: { readonly now: History; readonly before: History } | null = null;

  const isDirty = (): boolean => desk().id !== null && store.getState().document !== desk().saved;

  /** What the record lacks; where there is no room for the way that led to a document, it lacks none. */
  function need(): Need {
    if (isDirty()) return 'document';
    const { revision, kept, keptAs } = desk();
    const { past, future, asides } = store.getState();
    const isSame = past === keptAs.past && future === keptAs.future && asides === keptAs.asides;
    return revision > 0 && kept !== null && !isSame ? 'history' : 'nothing';
  }

  function dispatch(event: SavingEvent): void {
    const { state: next, effects } = saving(state, event);
    state = next;
    for (const effect of effects) {
      switch (effect.kind) {
        case 'wait':
          cancel?.();
          cancel = deps.setTimer(
            () => dispatch({ kind: 'due', need: need() }),
            effect.milliseconds,
          );
          break;
        case 'cancel':
          cancel?.();
          break;
        case 'write':
          begin();
          break;
        case 'answer':
          answer(effect.saved);
          break;
        default:
          assertNever(effect);
      }
    }
  }

  function answer(saved: boolean): void {
    const all = waiting;
    waiting = [];
    for (const one of all) one(saved);
  }

  function begin(): void {
    const mine = (turn += 1);
    const target = desk();
    const work = isDirty() ? saveOnce(target) : catchUp(target);
    const over = work.then((ok) => {
      if (mine === turn) dispatch({ kind: 'wrote', ok, need: need() });
    });
    underWay = Promise.all([underWay, over]);
  }

  function touch(): void {
    if (!isDirty()) {
      if (state.kind !== 'writing')
        store.setState({ saved: { kind: 'saved', at: desk().savedAt } });
    } else if (store.getState().saved.kind !== 'failed') {
      // A failure stays in sight until a write succeeds; the edit is one more reason to try.
      store.setState({ saved: { kind: 'unsaved' } });
    }
    dispatch({ kind: 'changed', need: need() });
  }

  function flush(): Promise<boolean> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      dispatch({ kind: 'asked', need: need() });
    });
  }

  function unsaved(): LeftDocument | null {
    const { id, revision, kept } = desk();
    if (!isDirty() || id === null) return null;
    const now = store.getState();
    const history = kept === null ? null : changeOf(now, kept).change;
    // A write that is under way may or may not be the last that this page gets done.
    const revisions = state.kind === 'writing' ? [revision, revision + 1] : [revision];
    return { id, revisions, document: now.document, at: deps.clock(), history };
  }

  /** For a page that breaks off before storage takes it. A write that succeeds later makes the note void. */
  async function note(target: Desk, now: DocumentState): Promise<void> {
    const { id, revision, kept } = target;
    if (id === null) return;
    const next = kept === null ? null : changeOf(now, kept);
    const left = {
      id,
      revisions: [revision],
      document: now.document,
      at: deps.clock(),
      history: next?.change ?? null,
    };
    const put = await deps.storage.leave({ document: left, typed: null, settings: {} });
    if (!put.ok) return;
    const { document, past, future, asides } = now;
    const keptAs = { document, past, future, asides };
    noted = { target, revision, document, kept: next?.kept ?? null, keptAs };
  }

  /** Whether the record changed only by what was put down here: another tab has stored it meanwhile. */
  async function isOwnNote(target: Desk): Promise<boolean> {
    const note = noted;
    if (note?.target !== target || note.revision !== target.revision || target.id === null)
      return false;
    const stored = await deps.storage.load(target.id);
    if (!stored.ok || stored.value.revision !== note.revision + 1) return false;
    const { document } = note;
    // A new one is stored under a name that is free.
    const name = note.revision === 0 ? document.name : stored.value.document.name;
    if (desk() !== target || !sameDocument({ ...stored.value.document, name }, document))
      return false;
    target.kept = note.kept;
    target.keptAs = note.keptAs;
    keep(target, document, stored.value);
    return true;
  }

  async function saveOnce(target: Desk): Promise<boolean> {
    const now = store.getState();
    if (now.saved.kind !== 'failed') store.setState({ saved: { kind: 'saving' } });
    const next = target.kept === null ? null : changeOf(now, target.kept);
    const result = await write(target, now.document, next?.change ?? null);
    if (desk() !== target) {
      // Runs that end later belong to the record that the document got.
      if (result.ok) target.revision = result.value.revision;
      return true;
    }
    if (!result.ok) {
      if (result.error.kind === 'conflict' && (await isOwnNote(target))) return true;
      if (desk() !== target) return true;
      if (!isDirty() && !MOVED_ON.has(result.error.kind)) {
        // It was undone meanwhile: storage has what is here.
        store.setState({ saved: { kind: 'saved', at: target.savedAt } });
        return true;
      }
      const isSaved = failed(target, result.error);
      if (!isSaved) void note(target, now);
      return isSaved;
    }
    keepHistory(target, now, result.value.historyKept ? (next?.kept ?? null) : null);
    keep(target, now.document, result.value);
    return true;
  }

  async function write(
    target: Desk,
    document: PatchbayDocument,
    history: HistoryChange | null,
  ): Promise<Result<Written, StorageFailure>> {
    // Only the tab that holds the document's lock writes; a claim of one's own id is always granted.
    await mayWrite();
    const { revision, saved: before } = target;
    const id = target.id ?? deps.newId();
    const at = deps.clock();
    if (revision === 0) return deps.storage.create({ id, document, at, history });
    return deps.storage.write({ id, revision, document, at, history, before });
  }

  /** Storage learns of the way alone; should that fail, it does with the next edit, or later by itself. */
  async function catchUp(target: Desk): Promise<boolean> {
    const now = store.getState();
    if (target.kept === null || target.id === null) return true;
    const { change, kept } = changeOf(now, target.kept);
    const { id, revision } = target;
    const result = await deps.storage.keepHistory(id, revision, change);
    if (result.ok) keepHistory(target, now, kept);
    else {
      refused = { now, before: target.keptAs };
      target.keptAs = now;
      tryHistoryLater(target);
    }
    return true;
  }

  /** There may be room for it then; until then storage is not asked, as if it had the history of now. */
  function tryHistoryLater(target: Desk): void {
    const last = HISTORY_RETRY_MS.length - 1;
    const milliseconds = HISTORY_RETRY_MS[Math.min(historyTries, last)] ?? 0;
    historyTries += 1;
    cancelHistory?.();
    cancelHistory = deps.setTimer(() => {
      cancelHistory = null;
      if (desk() !== target) return;
      if (target.kept === null) {
        // The whole of it: storage has nothing.
        target.kept = NOTHING_KEPT;
        target.keptAs = freshHistory(store.getState().document);
      } else if (target.keptAs === refused?.now) target.keptAs = refused.before;
      dispatch({ kind: 'changed', need: need() });
    }, milliseconds);
  }

  /** @param kept null: there was no room for it */
  function keepHistory(target: Desk, now: DocumentState, kept: KeptHistory | null): void {
    const { document, past, future, asides } = now;
    target.kept = kept;
    target.keptAs = { document, past, future, asides };
    if (kept !== null) {
      if (historyTries > 0) notices.dismiss(HISTORY_NOTICE);
      historyTries = 0;
      return;
    }
    if (historyTries === 0) {
      const text =
        'The browser’s storage is full. The document is saved, but its history is not. It is kept as soon as there is room.';
      notices.show({ tone: 'warning', text, action: null }, HISTORY_NOTICE);
    }
    if (cancelHistory === null) tryHistoryLater(target);
  }

  function keep(
    target: Desk,
    document: PatchbayDocument,
    stored: Pick<StoredDocument, 'revision' | 'modifiedAt' | 'document'>,
  ): void {
    context.onTrouble(null);
    const created = target.revision === 0;
    target.revision = stored.revision;
    target.savedAt = stored.modifiedAt;
    const { document: now } = store.getState();
    const { name } = stored.document;
    // The name was taken: the document goes by the one that it was stored under, unless it got another since.
    if (name !== document.name && now.name === document.name)
      store.setState(everywhere(store.getState(), (d) => ({ ...d, name })));
    target.saved = now === document ? store.getState().document : stored.document;
    store.setState({
      saved: isDirty() ? { kind: 'unsaved' } : { kind: 'saved', at: target.savedAt },
    });
    context.onSaved(created);
  }

  /** Whether the document will be saved all the same, under another record. */
  function failed(target: Desk, failure: StorageFailure): boolean {
    switch (failure.kind) {
      case 'conflict':
      case 'missing':
        becomeCopy(target, failure.kind);
        return true;
      case 'broken':
      case 'quota':
      case 'unverified':
      case 'outdated':
      case 'blocked':
      case 'unavailable':
      case 'faulty':
      case 'silent':
        store.setState({ saved: { kind: 'failed', message: failure.message } });
        context.onTrouble(failure);
        return false;
      default:
        return assertNever(failure.kind);
    }
  }

  /** Somebody else changed or removed the record: what is here goes on under a record of its own. */
  function becomeCopy(target: Desk, why: 'conflict' | 'missing'): void {
    const id = deps.newId();
    target.id = id;
    target.revision = 0;
    if (target.kept !== null) target.kept = NOTHING_KEPT;
    renew(id);
    store.setState({ origin: { kind: 'stored', id } });
    const text =
      why === 'conflict'
        ? 'This document was changed somewhere else too. Your version goes on as a copy; nothing was overwritten.'
        : 'This document was removed somewhere else. Your version is kept as a new document.';
    notices.show({ tone: 'warning', text, action: null }, 'copied');
  }

  return {
    touch,
    flush,
    unsaved,
    isDirty,
    isAtRisk: () =>
      store.getState().saved.kind === 'failed' &&
      isDirty() &&
      store.getState().document !== noted?.document,
    async rest() {
      await underWay;
    },
    reset() {
      cancel?.();
      cancelHistory?.();
      cancelHistory = null;
      historyTries = 0;
      turn += 1;
      state = RESTING;
      context.onTrouble(null);
      answer(false);
    },
  };
}
