import { assertNever } from '../base/assertNever.ts';
import { refreshExamples } from './lists/examples.ts';
import { lastOpen } from './saving/lastOpen.ts';
import { keepView, type KeptView } from './saving/settings.ts';
import type { Troubles } from './saving/storageTroubles.ts';
import { recoverUnsaved } from './session/recover.ts';
import type { VerbContext } from './verbs/context.ts';
import { openStored } from './verbs/openStored.ts';

/** Deleted documents can be brought back for so long. */
const KEPT_DELETED_MS = 30 * 24 * 60 * 60 * 1000;

/** The address itself says what to open. */
function asksForSomething(href: string): boolean {
  return /#p\d|[?&]example=/.test(href);
}

/** What happens as a page begins, and again once storage can be used. */
export interface StartUp {
  /** Resolves when what was open last is open again. */
  readonly ready: Promise<void>;
  /** What waits for storage is tried again: so is the beginning, where storage could not be read. */
  retry(): void;
  /** Settings that are not stored yet. */
  readonly unsaved: KeptView['unsaved'];
}

/** Brings back what was open last, and goes on when the database is back. */
export function startUp(context: VerbContext, troubles: Troubles): StartUp {
  const { deps, document, lists, session, notices, documents, records, inTurn } = context;
  const { afterFirstLook = (work: () => void) => work() } = deps;
  const firstKey = session.key();
  /** Whether what lies in storage could be seen, since this page began. */
  let isBack = false;

  /** Brings back what was open last, unless somebody has begun something else meanwhile. */
  async function bringBack(): Promise<void> {
    if (isBack || lists.getState().trouble?.about === 'database') return;
    isBack = true;
    void deps.storage.purge(deps.clock() - KEPT_DELETED_MS);
    if (lists.getState().documents.length > 0) await context.tabs.restore();
    if (asksForSomething(deps.address.href()) || !isUntouched()) return;
    const id = await lastOpen(deps);
    const isThere = lists.getState().documents.some((entry) => entry.id === id);
    if (id !== null && isThere) await openStored(context, id);
  }

  function isUntouched(): boolean {
    const { origin, past, future } = document.getState();
    const isFirst = session.key() === firstKey && origin.kind !== 'link';
    return isFirst && past.length + future.length === 0 && !session.autosave.isDirty();
  }

  const listExamples = (): void => void refreshExamples(deps, lists);

  /** Storage can be used, perhaps again: what was to come at the beginning comes now. */
  async function comeBack(): Promise<void> {
    await documents.refresh();
    if (isBack) return;
    await inTurn(async () => {
      await recoverUnsaved(deps, notices);
      await bringBack();
    });
  }

  /** What belongs to the open document, and how the screen looks, was deleted with the rest. */
  async function keepAllAgain(): Promise<void> {
    await documents.refresh();
    keptView.save();
    if (document.getState().origin.kind !== 'readOnly') await records.keepAgain();
  }

  deps.storage.onEvent((event) => {
    switch (event.kind) {
      case 'closed':
        troubles.note('database', event.failure);
        return;
      case 'open':
        if (lists.getState().trouble === null) return;
        troubles.note('database', null);
        if (session.autosave.isDirty()) void session.autosave.flush();
        troubles.retry();
        void comeBack();
        return;
      case 'emptied':
        void session.storeAnew().then(keepAllAgain);
        return;
      default:
        assertNever(event);
    }
  });

  const keptView = keepView(deps, context.view, troubles);
  const ready = inTurn(async () => {
    await keptView.ready;
    await recoverUnsaved(deps, notices);
    await documents.refresh();
    // Who asks for something waits for that, not for what else there is.
    if (asksForSomething(deps.address.href())) afterFirstLook(listExamples);
    else listExamples();
    await bringBack();
  });
  return {
    ready,
    unsaved: () => keptView.unsaved(),
    retry() {
      if (lists.getState().trouble?.about === 'database') void comeBack();
    },
  };
}
