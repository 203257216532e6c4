import { createStore } from 'zustand/vanilla';
import type { RunFailure } from '../model/run/index.ts';
import type { Stores } from './api.ts';
import { lateBackup } from './backup/lateBackup.ts';
import { createDocumentCode } from './code/documentCode.ts';
import type { StoreDeps } from './deps/deps.ts';
import { createQueue } from './deps/taskQueue.ts';
import { firstDocument, type DocumentState } from './document/documentState.ts';
import { createTypedTexts } from './drafts/typedTexts.ts';
import { followDocument } from './followDocument.ts';
import { followGoing } from './going/followGoing.ts';
import { latePermission } from './code/latePermission.ts';
import { createDocumentList } from './lists/documentList.ts';
import { createKeptRuns } from './lists/keptRuns.ts';
import { firstLists, type ListsState } from './lists/listsState.ts';
import { createOpenTabs } from './lists/openTabs.ts';
import { createRunRecords } from './lists/runRecords.ts';
import type { RunRecord } from './records/runRecord.ts';
import { createRunSession } from './run/runSession.ts';
import { idleRun } from './run/runShown.ts';
import type { RunState } from './run/runState.ts';
import { rememberOpen } from './saving/lastOpen.ts';
import { leavePage } from './saving/leavePage.ts';
import { persistOnce } from './saving/persistOnce.ts';
import { createTroubles } from './saving/storageTroubles.ts';
import { createSession } from './session/session.ts';
import { startUp } from './startUp.ts';
import { lateStudies } from './studies/lateStudies.ts';
import { noStudies, type StudiesState } from './studies/studiesState.ts';
import { createVerbs } from './verbs/createVerbs.ts';
import { followVersions } from './versions/followVersions.ts';
import { createNotices, type Notices } from './view/notices.ts';
import { firstView, type ViewState } from './view/viewState.ts';

/** The stores, and what only `app/` does with them. */
export interface LiveStores extends Stores {
  /** Resolves when what was open last is open again. */
  readonly ready: Promise<void>;
  /** Checks the document again: what the check knows has grown (the parser of formulas came). */
  recheck(): void;
  /** Whoever leaves the page now loses work: storage takes it in no way. */
  isAtRisk(): boolean;
  /** Saves what is not saved yet: the page may be going away. */
  flush(): void;
  /** The page goes away: puts down at once what is not saved. */
  leave(): void;
  /** Ends the run and lets the document go: the page is going away. */
  dispose(): void;
}

function sayWrong(notices: Notices, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  notices.show({ tone: 'bad', text: `Something went wrong: ${reason}`, action: null });
}

function sayFailed(notices: Notices, { error }: RunRecord): void {
  if (error === null) return;
  const text = error.component === null ? error.message : `${error.component}: ${error.message}`;
  notices.show({ tone: 'bad', text: `The run failed. ${text}`, action: null }, 'run');
}

function sayRefused(notices: Notices, { code, message }: RunFailure): void {
  // A component that has to wait for others is nothing bad.
  const tone = code === 'STEP_REFUSED' ? 'info' : 'bad';
  notices.show({ tone, text: message, action: null }, 'run');
}

/** Openings one after the other; `askedAt` is the address as it was when the one under way was asked for. */
function openingsInTurn({ address }: StoreDeps, notices: Notices) {
  const queue = createQueue((error) => sayWrong(notices, error));
  let askedAt = address.href();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const href = address.href();
    return queue(() => {
      askedAt = href;
      return work();
    });
  };
  return { inTurn, askedAt: () => askedAt };
}

/** Makes all stores, and begins to bring back what was open last. */
export function createStores(deps: StoreDeps): LiveStores {
  const document = createStore<DocumentState>()(() => firstDocument(deps.catalogue));
  const run = createStore<RunState>()(() => idleRun());
  const view = createStore<ViewState>()(() => firstView);
  const lists = createStore<ListsState>()(() => firstLists);
  const studies = createStore<StudiesState>()(() => noStudies);
  const notices = createNotices(view, deps);
  const troubles = createTroubles(
    deps,
    (trouble) => lists.setState({ trouble }),
    () => start.retry(),
  );
  const documents = createDocumentList(deps.storage, lists, troubles);
  const tabs = createOpenTabs(deps, lists, troubles);
  const backup = lateBackup({ deps, lists, notices });
  const keptRuns = createKeptRuns(deps.storage, troubles);
  const { inTurn, askedAt } = openingsInTurn(deps, notices);
  const persist = persistOnce(deps);

  const session = createSession({
    deps,
    document,
    notices,
    onLeave: () => typed.leave(),
    onPrepared: (next) => following.prepare(next),
    inTurn,
    onOpened(anew) {
      // A reload shall bring back what is open now, unless the address has come to ask for something else.
      if (!anew && deps.address.href() === askedAt()) deps.address.clean();
      view.setState({
        selection: { components: [], connectors: [] },
        reveal: null,
        breakpoints: {},
      });
      runs.leave(null);
      records.opened();
      versions.opened();
      void studying.opened();
      const id = session.id();
      if (id !== null) void tabs.opened(id, session.isStored());
      void permission.opened(document.getState().document);
      void typed.opened();
    },
    onTrouble(failure) {
      troubles.note('document', failure);
      if (failure !== null) versions.refused(failure);
    },
    onSaved(created) {
      const id = session.id();
      const { name } = document.getState().document;
      const line = lists.getState().documents.find((entry) => entry.id === id);
      if (created || line?.name !== name) void documents.refresh();
      records.saved();
      backup.saved();
      void studying.save();
      versions.saved();
      // Not before an edit: who only looks is not asked anything.
      persist();
      if (!created || id === null) return;
      void tabs.opened(id, true);
      void rememberOpen(deps, troubles, id);
    },
  });
  const versions = followVersions({ deps, document, session });
  const permission = latePermission({ deps, view, session });
  const typed = createTypedTexts({ deps, document, session, notices, troubles });
  document.setState({ origin: { kind: 'stored', id: session.id() ?? '' } });
  const records = createRunRecords({ deps, run, lists, session, keptRuns, troubles });
  const runs = createRunSession({
    deps,
    run,
    catalogue: () => document.getState().catalogue,
    onEnded(record, owner, detail) {
      if (owner === session.key()) sayFailed(notices, record);
      records.ended(record, owner, detail);
    },
    onBegun: followGoing({ deps, run, session, troubles }),
    onProblem: (failure) => sayRefused(notices, failure),
  });
  const code = createDocumentCode(deps);
  const following = followDocument({ deps, code, document, view, session, runs, records });

  const studying = lateStudies(() => context, troubles, studies);
  const context = {
    ...{ deps, code, document, run, view, lists, session, runs, notices, documents },
    ...{ backup, permission, keptRuns, records, tabs, typed, inTurn },
    studies: studying,
  };
  const start = startUp(context, troubles);

  return {
    document,
    run,
    view,
    lists,
    studies,
    verbs: createVerbs(context),
    calculate: deps.calculate,
    ready: start.ready,
    recheck: () => following.recheck(),
    isAtRisk: () => session.autosave.isAtRisk(),
    flush() {
      void typed.leave();
      void session.autosave.flush();
    },
    leave() {
      runs.putDown();
      leavePage(context, start.unsaved());
    },
    dispose() {
      runs.dispose();
      void studying.dispose();
      session.release();
    },
  };
}
