import { createStore } from 'zustand/vanilla';
import { ok } from '../../base/result.ts';
import { changeArgument } from '../../editing/arguments/changeArguments.ts';
import { changeParameter } from '../../editing/process/changeProcess.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Stores } from '../api.ts';
import { createDocumentCode } from '../code/documentCode.ts';
import { createCodePermission } from '../code/permission.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { type DocumentState, firstDocument } from '../document/documentState.ts';
import { freshHistory } from '../document/history.ts';
import { firstLists, type ListsState } from '../lists/listsState.ts';
import { createRunSession } from '../run/runSession.ts';
import { idleRun } from '../run/runShown.ts';
import type { RunState } from '../run/runState.ts';
import { loadFormats, needsFormats, problemsOf } from '../texts/texts.ts';
import { runVerbs } from '../verbs/runVerbs.ts';
import type { Verbs } from '../verbs/verbs.ts';
import { noStudies } from '../studies/studiesState.ts';
import { createNotices } from '../view/notices.ts';
import { firstView, type ViewState } from '../view/viewState.ts';

type ViewingDeps = Pick<
  StoreDeps,
  | 'runClient'
  | 'catalogue'
  | 'moduleReading'
  | 'digest'
  | 'calculate'
  | 'clock'
  | 'newId'
  | 'setTimer'
  | 'version'
>;

/** Stores of a look at a model, which keeps nothing and edits nothing. */
export interface Viewing extends Stores {
  /** Shows another model, in place of the one before and its run. */
  open(document: PatchbayDocument): void;
}

/** The edits behind a pinned value; nobody looking at a model makes another. */
const EDITS: ReadonlySet<unknown> = new Set([changeArgument, changeParameter]);

/** What a person allows here is forgotten with the page. */
const FORGETFUL = { setting: async () => ok(undefined), saveSetting: async () => ok(undefined) };

/** What a verb of the editor does where there is no editor. */
const nothing = (): null => null;

/**
 * The stores of a model that is only looked at: it is run, its values are set, and that is all. There is no
 * storage, no history and no way to change the model, whoever calls a verb.
 */
export function createViewing(deps: ViewingDeps): Viewing {
  const document = createStore<DocumentState>()(() => firstDocument(deps.catalogue));
  const run = createStore<RunState>()(() => idleRun());
  const view = createStore<ViewState>()(() => firstView);
  const lists = createStore<ListsState>()(() => firstLists);
  const notices = createNotices(view, deps);
  const code = createDocumentCode(deps);
  let key = deps.newId();
  const session = { key: () => key, id: () => null, editEverywhere: nothing };
  const permission = createCodePermission({ deps: { ...deps, storage: FORGETFUL }, view, session });
  const runs = createRunSession({
    deps,
    run,
    catalogue: () => document.getState().catalogue,
    onEnded({ error }, owner) {
      if (error === null || owner !== key) return;
      const { component, message } = error;
      const text = component === null ? message : `${component}: ${message}`;
      notices.show({ tone: 'bad', text: `The run failed. ${text}`, action: null }, 'run');
    },
    onProblem: ({ message }) => notices.show({ tone: 'bad', text: message, action: null }, 'run'),
  });
  const typed = { read: nothing };
  const running = runVerbs({
    ...{ code, document, run, view, runs, session, notices, permission, typed },
  });

  function check(): void {
    const { document: now } = document.getState();
    document.setState({ catalogue: code.catalogueOf(now), problems: problemsOf(now, code) });
  }

  async function checkWhole(now: PatchbayDocument): Promise<void> {
    if (needsFormats(now)) await loadFormats();
    if (code.needsReading(now)) await code.load();
    if (document.getState().document === now) check();
  }

  const edit: Verbs['edit'] = (change, args) => {
    const { document: now, catalogue } = document.getState();
    if (!EDITS.has(change)) return null;
    const made = change(now, catalogue, args);
    if ('refused' in made) return made;
    if (made.document === now) return null;
    document.setState({ document: made.document });
    check();
    void runs.follow(made.document.config, key);
    return made;
  };

  const own: Partial<Verbs> = {
    ...running,
    edit,
    watch: nothing,
    holdAt: nothing,
    say: (said) => view.setState({ said }),
    notify: (notice, key) => notices.show(notice, key),
    dismiss: (id) => notices.dismiss(id),
    openDialog: (dialog) => view.setState({ dialog }),
  };

  return {
    document,
    run,
    view,
    lists,
    studies: createStore(() => noStudies),
    calculate: deps.calculate,
    verbs: new Proxy(own as Verbs, {
      get: (verbs, name) => (Object.hasOwn(verbs, name) ? Reflect.get(verbs, name) : nothing),
    }),
    open(shown) {
      runs.leave(null);
      key = deps.newId();
      run.setState(idleRun());
      view.setState({ dialog: null });
      document.setState({ ...freshHistory(shown), origin: { kind: 'stored', id: key } });
      void permission.opened(shown);
      check();
      void checkWhole(shown).catch(() => undefined);
    },
  };
}
