import { assertNever } from '../../base/assertNever.ts';
import type { LeftDocument } from '../../storage/index.ts';
import { historyToRetry, isBehind } from '../document/historyInStorage.ts';
import { createDocumentWriter } from './documentWriter.ts';
import { unsavedDocument } from './exitNote.ts';
import { createHistoryRetry } from './historyRetry.ts';
import { RESTING, saving, type Need, type Saving, type SavingEvent } from './saving.ts';
import { isDirty, type SavingContext } from './savingContext.ts';

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
  /** Another document is open. */
  reset(): void;
}

/** Carries out what `saving.ts` says. */
export function createAutosave(context: SavingContext): Autosave {
  const { deps, document: store, notices, open } = context;
  let state: Saving = RESTING;
  let cancel: (() => void) | null = null;
  /** Counts the writes of this document and those before it: what an older one says counts no more. */
  let turn = 0;
  let underWay: Promise<unknown> = Promise.resolve();
  let waiting: ((saved: boolean) => void)[] = [];
  const retry = createHistoryRetry(deps, notices, () => {
    const target = open();
    target.history = historyToRetry(target.history, store.getState().document);
    dispatch({ kind: 'changed', need: need() });
  });
  const writer = createDocumentWriter(context, retry);

  /** What the record lacks; where there is no room for the way that led to a document, it lacks none. */
  function need(): Need {
    if (isDirty(context)) return 'document';
    const { revision, history } = open();
    return revision > 0 && isBehind(history, store.getState()) ? 'history' : 'nothing';
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
    const work = isDirty(context) ? writer.save() : writer.saveHistory().then(() => true);
    const over = work.then((ok) => {
      if (mine === turn) dispatch({ kind: 'wrote', ok, need: need() });
    });
    underWay = Promise.all([underWay, over]);
  }

  return {
    touch() {
      if (!isDirty(context)) {
        if (state.kind !== 'writing')
          store.setState({ saved: { kind: 'saved', at: open().savedAt } });
      } else if (store.getState().saved.kind !== 'failed') {
        // A failure stays in sight until a write succeeds; the edit is one more reason to try.
        store.setState({ saved: { kind: 'unsaved' } });
      }
      dispatch({ kind: 'changed', need: need() });
    },
    flush: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        dispatch({ kind: 'asked', need: need() });
      }),
    unsaved() {
      if (!isDirty(context)) return null;
      const { revision } = open();
      // A write that is under way may or may not be the last that this page gets done.
      const revisions = state.kind === 'writing' ? [revision, revision + 1] : [revision];
      return unsavedDocument(deps, open(), store.getState(), revisions);
    },
    isDirty: () => isDirty(context),
    isAtRisk() {
      const { saved, document } = store.getState();
      return saved.kind === 'failed' && isDirty(context) && !writer.isPutDown(document);
    },
    async rest() {
      await underWay;
    },
    reset() {
      cancel?.();
      retry.reset();
      turn += 1;
      state = RESTING;
      context.onTrouble(null);
      answer(false);
    },
  };
}
