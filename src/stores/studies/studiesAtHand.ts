import type { StoreApi } from 'zustand/vanilla';
import type { KeptStudy } from './keptStudies.ts';
import type { StudiesState, StudyBeside, StudySummary } from './studiesState.ts';
import { type Entry, type StudiesContext, studyEntries } from './studyEntries.ts';
import { claimStudy } from './studyKeeper.ts';

/** How often what shows follows the trials, milliseconds. */
const SHOW_MS = 200;

/** The studies of the open document, the one that runs, and what shows of them. */
export interface StudiesAtHand {
  readonly make: ReturnType<typeof studyEntries>;
  /** Studies with their trials. */
  readonly entries: Map<string, Entry>;
  /** The study that runs, or is paused in the midst of it; it may be of another document. */
  current(): Entry | null;
  /** The study that shows. */
  shown(): Entry | undefined;
  /** Shows a study that is at hand; null: none. */
  choose(id: string | null): void;
  /** Those of the open document as storage told of them. */
  kept(): readonly KeptStudy[];
  setKept(kept: readonly KeptStudy[]): void;
  show(): void;
  say(text: string, tone?: 'info' | 'bad'): void;
  /** Whether there is room for a study; else says what is in its way. */
  isFree(): boolean;
  begin(entry: Entry): Promise<void>;
  /** A study with its trials, from storage where it is not at hand. */
  withTrials(id: string): Promise<Entry | null>;
  forget(id: string): void;
  /** Draws a study that is at hand beside the one that shows, or does so no more. */
  switchBeside(id: string): void;
  /** Nothing shows any more. */
  close(): void;
}

/** See `StudiesAtHand`. */
export function createStudiesAtHand(
  context: StudiesContext,
  store: StoreApi<StudiesState>,
): StudiesAtHand {
  const { deps, session, notices } = context;
  const make = studyEntries(context, changed);
  /** Studies with their trials. */
  const entries = new Map<string, Entry>();
  /** Those of the open document as storage told of them. */
  let kept: readonly KeptStudy[] = [];
  /** The study that runs, or is paused in the midst of it. */
  let current: Entry | null = null;
  let shown: string | null = null;
  const beside = new Set<string>();
  let version = 0;
  let told: { readonly at: number; readonly status: string } | null = null;
  let cancel: (() => void) | null = null;

  const shownEntry = (): Entry | undefined => (shown === null ? undefined : entries.get(shown));

  function show(): void {
    cancel?.();
    cancel = null;
    const mine = [...entries.values()].filter((entry) => entry.isHere());
    const others = kept.filter(({ id }) => !entries.has(id));
    const entry = shownEntry();
    version += 1;
    told = { at: deps.clock(), status: entry?.live.status ?? '' };
    store.setState({
      list: [...mine.map(summaryOf), ...others.map(summaryOfKept)].toSorted(
        (a, b) => b.startedAt - a.startedAt,
      ),
      shown: entry === undefined ? null : entry.live.shown(entry.name, version),
      beside: mine
        .filter(({ live }) => beside.has(live.head.id) && live.head.id !== shown)
        .map(besideOf),
    });
  }

  /** What is new shows at once where it stands otherwise, and now and then where trials have come in. */
  function changed(entry: Entry): void {
    if (!isUnderWay(entry)) {
      entry.claim?.release();
      entry.claim = null;
      if (current === entry) current = null;
    }
    if (!entry.isHere()) return;
    const { at, status } = told ?? { at: -Infinity, status: '' };
    const wait = at + SHOW_MS - deps.clock();
    if (entry.live.status !== status || wait <= 0) show();
    else cancel ??= deps.setTimer(show, wait);
  }

  const say = (text: string, tone: 'info' | 'bad' = 'info'): void =>
    notices.show({ tone, text, action: null }, 'study');

  /** Whether there is room for a study; else says what is in its way. */
  function isFree(): boolean {
    if (current?.live.status !== 'running') return true;
    say(`The study “${current.name}” is under way. Stop it, or wait until it is done.`);
    return false;
  }

  async function begin(entry: Entry): Promise<void> {
    const { id } = entry.live.head;
    entry.claim ??= await claimStudy(deps, id);
    if (entry.claim === null) return say('This study goes on in another tab.');
    if (current !== null && current !== entry) current.live.stop();
    current = entry;
    shown = id;
    entry.live.begin();
    show();
  }

  /** A study with its trials, from storage where it is not at hand. */
  async function withTrials(id: string): Promise<Entry | null> {
    const known = entries.get(id);
    if (known !== undefined) return known;
    const [one, documentId] = [kept.find((each) => each.id === id), session.id()];
    if (one === undefined || documentId === null) return null;
    const loaded = await make.load(documentId, one);
    // Asked twice, or another document is open by now.
    const twin = entries.get(id);
    if (twin !== undefined || session.id() !== documentId) return twin ?? null;
    if (!loaded.ok) {
      say(loaded.error.message, 'bad');
      return null;
    }
    entries.set(id, loaded.value);
    return loaded.value;
  }

  function forget(id: string): void {
    entries.delete(id);
    kept = kept.filter((one) => one.id !== id);
    if (shown === id) shown = null;
    show();
  }

  return {
    make,
    entries,
    current: () => current,
    shown: shownEntry,
    choose: (id) => (shown = id),
    kept: () => kept,
    setKept: (found) => (kept = found),
    show,
    say,
    isFree,
    begin,
    withTrials,
    forget,
    switchBeside(id) {
      if (!beside.delete(id)) beside.add(id);
      show();
    },
    close: () => cancel?.(),
  };
}

const isUnderWay = ({ live }: Entry): boolean =>
  live.status === 'running' || live.status === 'paused';

function besideOf({ live, name }: Entry): StudyBeside {
  const { id, study } = live.head;
  return { id, name, study, trials: live.table.view() };
}

function summaryOf({ live, name }: Entry): StudySummary {
  const { id, study, startedAt } = live.head;
  const { status, length } = live;
  return { ...{ id, name, startedAt, status, length }, plan: study.plan, count: live.table.length };
}

function summaryOfKept({ id, name, startedAt, status, length, count, study }: KeptStudy) {
  return { ...{ id, name, startedAt, status, length, count }, plan: study.plan };
}
