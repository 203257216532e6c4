import { createStore } from 'zustand/vanilla';
import { assertNever } from '../base/assertNever.ts';
import type { PatchbayDocument } from '../model/document.ts';
import { areSame, fieldNow, type Names, namesBetween, SAME_NAMES } from '../model/names.ts';
import type { RunProblem } from '../runner/api.ts';
import type { Stores } from './api.ts';
import type { DocumentState } from './document/documentState.ts';
import type { LibraryState } from './lists/listsState.ts';
import type { RunRecord } from './records/runRecord.ts';
import type { RunState } from './run/runState.ts';
import type { Verbs } from './verbs/verbs.ts';
import type { ViewState } from './view/viewState.ts';
import { holding, standing } from './run/breakpoints.ts';
import type { StoreDeps } from './deps/deps.ts';
import { loadFormats, needsFormats, problemsOf } from './texts/texts.ts';
import { finishLeft } from './session/recover.ts';
import { createQueue } from './deps/taskQueue.ts';
import { firstDocument } from './document/documentState.ts';
import { createLibrary } from './lists/lists.ts';
import { createNotices } from './view/notices.ts';
import { keptDetail, type KeptDetail } from './records/runDetail.ts';
import { recordNow, seriesNow } from './run/runNames.ts';
import { createRunSession } from './run/runSession.ts';
import { idleRun, runOfRecord } from './run/runShown.ts';
import { createSession } from './session/session.ts';
import { keepView, lastOpen, openIs, rememberOpen } from './saving/settings.ts';
import { rehearsable } from './verbs/previewable.ts';
import { createTroubles } from './saving/storageTroubles.ts';
import { createTypedTexts } from './drafts/typedText.ts';
import type { UnfinishedWork } from './drafts/unfinished.ts';
import type { VerbContext } from './verbs/context.ts';
import { documentVerbs, openStored } from './verbs/documentVerbs.ts';
import { importVerbs } from './verbs/importVerbs.ts';
import { lateVerbs } from './verbs/lateVerbs.ts';
import { linkVerbs } from './verbs/linkVerbs.ts';
import { runVerbs } from './verbs/runVerbs.ts';
import { textVerbs } from './verbs/textVerbs.ts';
import { viewVerbs } from './verbs/viewVerbs.ts';
import { firstView } from './view/viewState.ts';

/** Deleted documents can be brought back for so long. */
const KEPT_DELETED_MS = 30 * 24 * 60 * 60 * 1000;

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

/** The address itself says what to open. */
function asksForSomething(href: string): boolean {
  return /#p\d|[?&]example=/.test(href);
}

/** Makes all stores, and begins to bring back what was open last. */
export function createStores(deps: StoreDeps): LiveStores {
  const document = createStore<DocumentState>()(firstDocument);
  const run = createStore<RunState>()(() => idleRun());
  const view = createStore<ViewState>()(() => firstView);
  const library = createStore<LibraryState>()(() => ({
    documents: [],
    examples: [],
    runs: [],
    compared: [],
    trouble: null,
  }));
  const notices = createNotices(view, deps);
  const troubles = createTroubles(deps, library, () => {
    if (library.getState().trouble?.about === 'database') void lists.refresh().then(comeBack);
  });
  const lists = createLibrary(deps, library, troubles);
  const queue = createQueue((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    notices.show({ tone: 'bad', text: `Something went wrong: ${reason}`, action: null });
  });
  /** The address as it was when the opening under way was asked for. */
  let askedAt = deps.address.href();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const href = deps.address.href();
    return queue(() => {
      askedAt = href;
      return work();
    });
  };

  /** Runs of the list have other names than their records. */
  let recordsRenamed = false;
  /** The list of runs is that of the open document. */
  let runsShown: Promise<void> = Promise.resolve();

  const session = createSession({
    deps,
    document,
    notices,
    onLeave: () => typed.leave(),
    inTurn,
    onOpened: (anew) => {
      // A reload shall bring back what is open now, unless the address has come to ask for something else.
      if (!anew && deps.address.href() === askedAt) deps.address.clean();
      view.setState({
        selection: { components: [], connectors: [] },
        reveal: null,
        breakpoints: {},
      });
      runs.leave(null);
      recordsRenamed = false;
      library.setState({ compared: [] });
      runsShown = showRuns();
      void typed.opened();
    },
    onTrouble: (failure) => troubles.note('document', failure),
    onSaved: (created) => {
      const id = session.id();
      const { name } = document.getState().document;
      const line = library.getState().documents.find((entry) => entry.id === id);
      if (created || line?.name !== name) void lists.refresh();
      keepRecords(id);
      // Not before an edit: who only looks is not asked anything.
      lists.persist();
      if (created && id !== null) void rememberOpen(deps, troubles, id);
    },
  });
  const typed = createTypedTexts({ deps, document, session, notices, troubles });
  document.setState({ origin: { kind: 'stored', id: session.id() ?? '' } });

  const runs = createRunSession({
    deps,
    run,
    onEnded: (record, owner, detail) => {
      const isHere = owner === session.key();
      if (isHere && record.error !== null) tellFailure(record.error);
      void keepRun(isHere ? listed(record) : record, owner, detail);
    },
    onProblem({ code, message }) {
      // A component that has to wait for others is nothing bad.
      const tone = code === 'STEP_REFUSED' ? 'info' : 'bad';
      notices.show({ tone, text: message, action: null }, 'run');
    },
  });

  function tellFailure({ component, message }: RunProblem): void {
    const text = component === null ? message : `${component}: ${message}`;
    notices.show({ tone: 'bad', text: `The run failed. ${text}`, action: null }, 'run');
  }

  /** The run lies with its document; one that was never stored has no place for it. */
  async function keepRun(record: RunRecord, owner: string, detail: KeptDetail): Promise<void> {
    lists.rememberDetail(record.id, detail);
    if (owner === session.key() && session.autosave.isDirty()) await session.autosave.flush();
    const id = session.idOf(owner);
    if (id === null) return;
    await lists.keepRun(id, record, detail);
    // Its document was left, and is open again by now.
    if (owner === session.key() || id !== session.id()) return;
    await runsShown;
    const { runs: known } = library.getState();
    if (id !== session.id() || known.some((one) => one.id === record.id)) return;
    const all = [record, ...known].toSorted((one, other) => other.startedAt - one.startedAt);
    library.setState({ runs: all });
  }

  /** The runs of what was opened; the values of the last one show. */
  async function showRuns(): Promise<void> {
    const key = session.key();
    const id = session.isStored() ? session.id() : null;
    if (id !== null) await rememberOpen(deps, troubles, id);
    const records = id === null ? [] : await lists.runsOf(id);
    if (key !== session.key()) return;
    library.setState({ runs: records });
    const { phase, speed } = run.getState();
    const [last] = records;
    if (phase.kind !== 'idle' || last === undefined) return;
    run.setState(runOfRecord(last, speed));
    const { series } = await lists.detailOf(last);
    // Nothing else began to show meanwhile.
    if (run.getState().record === last.id) run.setState({ series });
  }

  /** Puts a run into the list of the open document, with the next number. */
  function listed(record: RunRecord): RunRecord {
    const { runs: known } = library.getState();
    const number = 1 + Math.max(0, ...known.map((one) => one.number ?? 0));
    const numbered = { ...record, number };
    library.setState({ runs: [numbered, ...known] });
    return numbered;
  }

  async function addRun(record: RunRecord): Promise<void> {
    await runsShown;
    // Which model made it is not known: it ran elsewhere.
    await keepRun(listed(record), session.key(), keptDetail(run.getState().series, null));
  }

  /** Whatever a run, a plot or a breakpoint knows by a name that an edit has changed. */
  function rename(names: Names): void {
    runs.rename(names, session.key());
    const held = Object.values(view.getState().breakpoints).map((one) => {
      const field = fieldNow(names, one.field);
      return [field, { ...one, field }] as const;
    });
    view.setState({ breakpoints: Object.fromEntries(held) });
    const { runs: kept, compared } = library.getState();
    const records = kept.map((record) => recordNow(names, record));
    const drawn = compared.map((one) => ({ ...one, series: seriesNow(names, one.series) }));
    library.setState({ runs: records, compared: drawn });
    recordsRenamed = true;
  }

  /** What held at a component that is gone must not hold at another one of its name. */
  function dropBreakpoints(now: PatchbayDocument): void {
    const { breakpoints } = view.getState();
    const kept = standing(breakpoints, now);
    if (kept === breakpoints) return;
    view.setState({ breakpoints: kept });
    void runs.setBreakpoints(holding(kept, now));
  }

  /** Kept runs take new names with their document, not before it. */
  function keepRecords(id: string | null): void {
    if (!recordsRenamed || id === null) return;
    recordsRenamed = false;
    for (const record of library.getState().runs) void lists.keepRun(id, record);
  }

  let judged = document.getState().document;
  let judgedOf = session.key();
  const { afterFirstLook = (work: () => void) => work() } = deps;
  const judge = () => {
    if (needsFormats(judged)) afterFirstLook(() => void loadFormats().then(judge));
    const problems = problemsOf(judged, deps.catalogue);
    // The canvas is worked out anew for other problems, not for the same once more.
    const known = JSON.stringify(document.getState().problems);
    if (JSON.stringify(problems) !== known) document.setState({ problems });
  };
  document.subscribe(({ document: now }) => {
    if (now === judged) return;
    const before = judged;
    const isEdit = judgedOf === session.key();
    [judged, judgedOf] = [now, session.key()];
    const names = isEdit ? namesBetween(before, now, deps.catalogue) : SAME_NAMES;
    if (!areSame(names)) rename(names);
    if (isEdit) dropBreakpoints(now);
    judge();
    void runs.follow(now.config, session.key());
  });

  const context: VerbContext = {
    deps,
    document,
    run,
    view,
    library,
    session,
    runs,
    notices,
    lists,
    typed,
    addRun,
    inTurn,
  };
  /** Comes with the first gesture that takes its time. */
  let unfinished: Promise<UnfinishedWork> | null = null;
  const underWay: Verbs['underWay'] = (key, finish) => {
    if (unfinished === null && finish === null) return;
    unfinished ??= import('./drafts/unfinished.ts').then((late) =>
      late.createUnfinished(deps, document, session),
    );
    // Where it could not be loaded, the next one tries again.
    unfinished.then(
      (work) => work.set(key, finish),
      () => (unfinished = null),
    );
  };
  const verbs = rehearsable(
    {
      underWay,
      ...documentVerbs(context),
      ...lateVerbs(context),
      ...importVerbs(context),
      ...linkVerbs(context),
      ...runVerbs(context),
      ...textVerbs(context),
      ...viewVerbs(context),
    },
    session,
  );

  /** Whether what lies in storage could be seen, since this page began. */
  let isBack = false;

  /** Brings back what was open last, unless somebody has begun something else meanwhile. */
  async function bringBack(): Promise<void> {
    if (isBack || library.getState().trouble?.about === 'database') return;
    isBack = true;
    void deps.storage.purge(deps.clock() - KEPT_DELETED_MS);
    if (asksForSomething(deps.address.href()) || !isUntouched()) return;
    const id = await lastOpen(deps);
    const isThere = library.getState().documents.some((entry) => entry.id === id);
    if (id !== null && isThere) await openStored(context, id);
  }

  function isUntouched(): boolean {
    const { origin, past, future } = document.getState();
    const isFirst = session.key() === firstKey && origin.kind !== 'link';
    return isFirst && past.length + future.length === 0 && !session.autosave.isDirty();
  }

  /** Storage can be used, perhaps again: what was to come at the beginning comes now. */
  function comeBack(): Promise<void> {
    return isBack
      ? Promise.resolve()
      : inTurn(async () => {
          await finishLeft(deps, notices);
          await bringBack();
        });
  }

  deps.storage.onEvent((event) => {
    switch (event.kind) {
      case 'closed':
        troubles.note('database', event.failure);
        return;
      case 'open':
        if (library.getState().trouble === null) return;
        troubles.note('database', null);
        goOn();
        return;
      case 'emptied':
        void session.storeAnew().then(keepAllAgain);
        return;
      default:
        assertNever(event);
    }
  });

  function goOn(): void {
    if (session.autosave.isDirty()) void session.autosave.flush();
    troubles.retry();
    void lists.refresh().then(comeBack);
  }

  /** What belongs to the open document, and how the screen looks, was deleted with the rest. */
  async function keepAllAgain(): Promise<void> {
    await lists.refresh();
    keptView.save();
    const id = session.isStored() ? session.id() : null;
    if (id === null || document.getState().origin.kind === 'readOnly') return;
    for (const record of library.getState().runs)
      await lists.keepRun(id, record, await lists.keptDetailOf(record.id));
  }

  const firstKey = session.key();
  const keptView = keepView(deps, view, troubles);
  const ready = inTurn(async () => {
    await keptView.ready;
    await finishLeft(deps, notices);
    await lists.refresh();
    void lists.refreshExamples();
    await bringBack();
  });

  return {
    document,
    run,
    view,
    library,
    verbs,
    catalogue: deps.catalogue,
    calculate: deps.calculate,
    ready,
    recheck: judge,
    isAtRisk: () => session.autosave.isAtRisk(),
    flush() {
      void typed.leave();
      void session.autosave.flush();
    },
    leave() {
      void typed.leave();
      const left = session.autosave.unsaved();
      const id = session.isStored() ? session.id() : left?.id;
      void deps.storage.leave({
        document: left,
        typed: typed.unsaved(),
        settings: { ...keptView.unsaved(), ...(id == null ? {} : openIs(id)) },
      });
      void session.autosave.flush();
    },
    dispose() {
      runs.dispose();
      session.release();
    },
  };
}
