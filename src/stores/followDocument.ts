import type { StoreApi } from 'zustand/vanilla';
import { areSame, fieldNow, type Names, namesBetween, SAME_NAMES } from '../model/names.ts';
import type { StoreDeps } from './deps/deps.ts';
import type { DocumentState } from './document/documentState.ts';
import type { RunRecords } from './lists/runRecords.ts';
import { holding, standing } from './run/breakpoints.ts';
import type { RunSession } from './run/runSession.ts';
import type { Session } from './session/session.ts';
import { loadFormats, needsFormats, problemsOf } from './texts/texts.ts';
import type { ViewState } from './view/viewState.ts';

interface Context {
  readonly deps: StoreDeps;
  readonly document: StoreApi<DocumentState>;
  readonly view: StoreApi<ViewState>;
  readonly session: Session;
  readonly runs: RunSession;
  readonly records: RunRecords;
}

/**
 * Whenever the document is another one: checks it, and lets runs, plots and breakpoints follow what an edit
 * has renamed or removed.
 *
 * @returns checks the document once more
 */
export function followDocument({
  deps,
  document,
  view,
  session,
  runs,
  records,
}: Context): () => void {
  let known = document.getState().document;
  let opening = session.key();
  const { afterFirstLook = (work: () => void) => work() } = deps;

  /** The readers of texts are on their way: the document as it is then is checked once more. */
  let isWaiting = false;

  function checkLater(): void {
    if (isWaiting) return;
    isWaiting = true;
    const done = (): void => {
      isWaiting = false;
    };
    afterFirstLook(() => void loadFormats().then(check).finally(done));
  }

  function check(): void {
    if (needsFormats(known)) checkLater();
    const problems = problemsOf(known, deps.catalogue);
    // The canvas is worked out anew for other problems, not for the same once more.
    const before = document.getState().problems;
    if (JSON.stringify(problems) !== JSON.stringify(before)) document.setState({ problems });
  }

  function rename(names: Names): void {
    runs.rename(names, session.key());
    const held = Object.values(view.getState().breakpoints).map((one) => {
      const field = fieldNow(names, one.field);
      return [field, { ...one, field }] as const;
    });
    view.setState({ breakpoints: Object.fromEntries(held) });
    records.rename(names);
  }

  /** What held at a component that is gone must not hold at another one of its name. */
  function dropBreakpoints(): void {
    const { breakpoints } = view.getState();
    const kept = standing(breakpoints, known);
    if (kept === breakpoints) return;
    view.setState({ breakpoints: kept });
    void runs.setBreakpoints(holding(kept, known));
  }

  document.subscribe(({ document: now }) => {
    if (now === known) return;
    const before = known;
    const isEdit = opening === session.key();
    [known, opening] = [now, session.key()];
    const names = isEdit ? namesBetween(before, now, deps.catalogue) : SAME_NAMES;
    if (!areSame(names)) rename(names);
    if (isEdit) dropBreakpoints();
    check();
    void runs.follow(now.config, session.key());
  });
  return check;
}
