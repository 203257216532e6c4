import type { StoreApi } from 'zustand/vanilla';
import { getAt, type PatchbayDocument, positionsOf, type Problem, specOf } from '../model/index.ts';
import { areSame, fieldNow, type Names, namesBetween, SAME_NAMES } from '../model/names.ts';
import type { DocumentCode } from './code/documentCode.ts';
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
  readonly code: DocumentCode;
  readonly document: StoreApi<DocumentState>;
  readonly view: StoreApi<ViewState>;
  readonly session: Session;
  readonly runs: RunSession;
  readonly records: RunRecords;
}

/** Components and connectors from which on a document that is opened is checked before it is shown. */
const LARGE = 1_000;

export interface Following {
  /** Checks the open document once more. */
  recheck(): void;
  /**
   * Does beforehand what takes long of a large document that is about to be open, so that the page is not held
   * up by all of it at once.
   */
  prepare(document: PatchbayDocument): Promise<void>;
}

/**
 * Whenever the document is another one: checks it, and lets runs, plots and breakpoints follow what an edit
 * has renamed or removed.
 */
export function followDocument({
  deps,
  code,
  document,
  view,
  session,
  runs,
  records,
}: Context): Following {
  let known = document.getState().document;
  let opening = session.key();
  const { afterFirstLook = (work: () => void) => work(), nextTask } = deps;
  /** What was found in a document before it was open, and with which readers still on their way. */
  let ahead: {
    readonly document: PatchbayDocument;
    readonly problems: readonly Problem[];
    readonly lacks: string;
  } | null = null;

  /** Which readers a document waits for. */
  const lacksOf = (next: PatchbayDocument): string =>
    JSON.stringify([needsFormats(next), code.needsReading(next)]);

  /** Readers on their way: the document as it is then is checked once more. */
  const waiting = new Set<() => Promise<void>>();

  function checkAfter(load: () => Promise<void>): void {
    if (waiting.has(load)) return;
    waiting.add(load);
    // What is not to be had (no network) is asked for again by the next edit, and by a run.
    const tried = (): Promise<void> => load().then(check, () => undefined);
    afterFirstLook(() => void tried().finally(() => waiting.delete(load)));
  }

  function check(): void {
    if (needsFormats(known)) checkAfter(loadFormats);
    if (code.needsReading(known)) checkAfter(code.load);
    const catalogue = code.catalogueOf(known);
    const isAhead = ahead?.document === known && ahead.lacks === lacksOf(known);
    const problems = (isAhead ? ahead?.problems : null) ?? problemsOf(known, code);
    ahead = null;
    // The canvas is worked out anew for other problems and types, not for the same once more.
    const before = document.getState();
    const isSame =
      problems.length === before.problems.length &&
      JSON.stringify(problems) === JSON.stringify(before.problems);
    if (isSame && catalogue === before.catalogue) return;
    document.setState({ catalogue, problems: isSame ? before.problems : problems });
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
    const names = isEdit ? namesBetween(before, now, code.catalogueOf(now)) : SAME_NAMES;
    if (!areSame(names)) rename(names);
    if (isEdit) dropBreakpoints();
    check();
    void runs.follow(now.config, session.key());
  });
  return {
    recheck: check,
    async prepare(next) {
      if (nextTask === undefined || sizeOf(next) < LARGE) return;
      // The model's own: what is worked out of a document stays known with it.
      for (const workOut of [specOf, positionsOf]) {
        workOut(next);
        await nextTask();
      }
      ahead = { document: next, lacks: lacksOf(next), problems: problemsOf(next, code) };
      await nextTask();
    },
  };
}

/** How many components and connectors there are, as the text says it. */
function sizeOf({ config }: PatchbayDocument): number {
  const lists = ['components', 'connectors'].map((name) =>
    getAt(config, ['plugboard', 'process', 'args', name]),
  );
  return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
}
