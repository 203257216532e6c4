import { assertNever } from '../base/assertNever.ts';
import type { Result } from '../base/result.ts';
import type { PatchbayDocument } from '../model/document.ts';
import {
  claimWriter,
  type HistoryChange,
  type LeftDocument,
  type StorageFailure,
  type Written,
} from '../storage/index.ts';
import type { DocumentState } from './api.ts';
import { everywhere } from './history.ts';
import { changeOf, NOTHING_KEPT, type KeptHistory } from './keptHistory.ts';
import type { Desk, SessionContext } from './session.ts';

/** Waits this long for more edits before it writes. */
export const AUTOSAVE_MS = 300;
const RETRY_MS = [2_000, 10_000, 60_000] as const;

export interface Autosave {
  /** The document may have changed: shows whether it is saved, and sees to it that it will be. */
  touch(): void;
  /** Saves now; true when the document as it is on return is saved. One write at a time. */
  flush(): Promise<boolean>;
  /** What is not saved, for a page that goes away to put down; null: everything is. */
  unsaved(): LeftDocument | null;
  isDirty(): boolean;
  /** Resolves when no write is under way. */
  rest(): Promise<void>;
  /** Another document lies on the desk. */
  reset(): void;
}

export function createAutosave(context: SessionContext, desk: () => Desk): Autosave {
  const { deps, document: store, notices } = context;
  let cancel: (() => void) | null = null;
  let failures = 0;
  let saving: Promise<boolean> | null = null;

  const isDirty = (): boolean => desk().id !== null && store.getState().document !== desk().saved;

  /** Whether the record has the document, but not the way that led to it. */
  function isBehind(): boolean {
    const { revision, kept, keptAs } = desk();
    const { past, future, asides } = store.getState();
    const isSame = past === keptAs.past && future === keptAs.future && asides === keptAs.asides;
    return revision > 0 && kept !== null && !isSame && !isDirty();
  }

  function schedule(milliseconds: number): void {
    cancel?.();
    cancel = deps.setTimer(() => {
      cancel = null;
      void flush();
    }, milliseconds);
  }

  function touch(): void {
    if (!isDirty()) {
      cancel?.();
      cancel = null;
      if (saving === null) store.setState({ saved: { kind: 'saved', at: desk().savedAt } });
      if (isBehind()) schedule(AUTOSAVE_MS);
      return;
    }
    // A failure stays in sight until a write succeeds; the edit is one more reason to try.
    if (store.getState().saved.kind !== 'failed') store.setState({ saved: { kind: 'unsaved' } });
    schedule(AUTOSAVE_MS);
  }

  function flush(): Promise<boolean> {
    saving ??= save().finally(() => {
      saving = null;
    });
    return saving;
  }

  function unsaved(): LeftDocument | null {
    const { id, revision, kept } = desk();
    if (!isDirty() || id === null) return null;
    const state = store.getState();
    const history = kept === null ? null : changeOf(state, kept).change;
    // A write that is under way may or may not be the last that this page gets done.
    const revisions = saving === null ? [revision] : [revision, revision + 1];
    return { id, revisions, document: state.document, at: deps.clock(), history };
  }

  async function save(): Promise<boolean> {
    cancel?.();
    cancel = null;
    while (isDirty()) if (!(await saveOnce(desk()))) return false;
    if (isBehind()) await catchUp(desk());
    return true;
  }

  async function saveOnce(target: Desk): Promise<boolean> {
    const state = store.getState();
    if (state.saved.kind !== 'failed') store.setState({ saved: { kind: 'saving' } });
    const next = target.kept === null ? null : changeOf(state, target.kept);
    const result = await write(target, state.document, next?.change ?? null);
    if (desk() !== target) return true;
    if (result.ok) {
      keepHistory(target, state, result.value.historyKept ? (next?.kept ?? null) : null);
      keep(target, state.document, result.value);
      return true;
    }
    return await failed(target, result.error);
  }

  async function write(
    target: Desk,
    document: PatchbayDocument,
    history: HistoryChange | null,
  ): Promise<Result<Written, StorageFailure>> {
    // Only the tab that holds the document's lock writes; a claim of one's own id is always granted.
    await target.claim;
    const { id, revision } = target;
    const at = deps.clock();
    if (revision === 0)
      return deps.storage.create({ id: id ?? deps.newId(), document, at, history });
    return deps.storage.write({ id: id ?? '', revision, document, at, history });
  }

  /** Storage learns of the way alone; should that fail, it does with the next edit. */
  async function catchUp(target: Desk): Promise<void> {
    const state = store.getState();
    if (target.kept === null || target.id === null) return;
    const { change, kept } = changeOf(state, target.kept);
    const { id, revision } = target;
    const result = await deps.storage.keepHistory(id, revision, change);
    if (result.ok) keepHistory(target, state, kept);
  }

  function keepHistory(target: Desk, state: DocumentState, kept: KeptHistory | null): void {
    const { document, past, future, asides } = state;
    if (kept === null && target.kept !== null) {
      const text =
        'The browser’s storage is full. The document is saved, but its history ends with this visit.';
      notices.show({ tone: 'warning', text, action: null }, 'history-room');
    }
    target.kept = kept;
    target.keptAs = { document, past, future, asides };
  }

  function keep(target: Desk, document: PatchbayDocument, stored: Written): void {
    const created = target.revision === 0;
    failures = 0;
    target.revision = stored.revision;
    target.savedAt = stored.modifiedAt;
    const unchanged = store.getState().document === document;
    const { name } = stored.document;
    // The name was taken meanwhile: the document goes by the name that it was stored under.
    if (name !== document.name)
      store.setState(everywhere(store.getState(), (d) => ({ ...d, name })));
    target.saved = unchanged ? store.getState().document : document;
    store.setState({
      saved: isDirty() ? { kind: 'unsaved' } : { kind: 'saved', at: target.savedAt },
    });
    context.onSaved(created);
  }

  async function failed(target: Desk, failure: StorageFailure): Promise<boolean> {
    switch (failure.kind) {
      case 'conflict':
      case 'missing':
        await becomeCopy(target, failure.kind);
        return true;
      case 'broken':
      case 'quota':
      case 'unverified':
      case 'outdated':
      case 'blocked':
      case 'unavailable': {
        store.setState({ saved: { kind: 'failed', message: failure.message } });
        schedule(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 60_000);
        failures += 1;
        return false;
      }
      default:
        return assertNever(failure.kind);
    }
  }

  /** Somebody else changed or removed the record: what is here goes on under a record of its own. */
  async function becomeCopy(target: Desk, why: 'conflict' | 'missing'): Promise<void> {
    const old = target.claim;
    const id = deps.newId();
    target.id = id;
    target.revision = 0;
    if (target.kept !== null) target.kept = NOTHING_KEPT;
    target.claim = claimWriter(deps.locks, id, () => undefined);
    store.setState({ origin: { kind: 'stored', id } });
    (await old)?.release();
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
    rest: async () => void (await saving),
    reset() {
      cancel?.();
      cancel = null;
      failures = 0;
    },
  };
}
