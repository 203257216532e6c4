import type { StoreApi } from 'zustand/vanilla';
import { MOST_WORKERS, specOf } from '../../model/index.ts';
import { modulesOf } from '../../model/modules.ts';
import { chooseStudy } from '../../study/index.ts';
import { wholeFloats } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';
import { readyToRun, refuseRun } from '../verbs/readyToRun.ts';
import { LiveStudy, type StudyModel } from './liveStudy.ts';
import type { StudiesState, StudyShown, StudySummary } from './studiesState.ts';
import type { Studies } from './studyVerbs.ts';
import { GatheredTrials } from './trialTable.ts';

/** How often what shows follows the trials, milliseconds. */
const SHOW_MS = 200;
const LONGEST_NAME = 80;

/** A study of this page, and what is said of it. */
interface Entry {
  /** The opening of the document that it is of. */
  readonly owner: string;
  readonly live: LiveStudy;
  name: string;
}

export function createStudies(context: VerbContext, store: StoreApi<StudiesState>): Studies {
  const { deps, code, session, notices, view } = context;
  const entries = new Map<string, Entry>();
  /** The study that runs, or is paused in the midst of it. */
  let current: Entry | null = null;
  let shown: string | null = null;
  let version = 0;
  let told: { readonly at: number; readonly status: string } | null = null;
  let cancel: (() => void) | null = null;

  function show(): void {
    cancel?.();
    cancel = null;
    const mine = [...entries.values()].filter(({ owner }) => owner === session.key());
    const entry = shown === null ? undefined : entries.get(shown);
    version += 1;
    told = { at: deps.clock(), status: entry?.live.status ?? '' };
    store.setState({
      list: mine.map(summaryOf).toSorted((a, b) => b.startedAt - a.startedAt),
      shown: entry === undefined ? null : shownOf(entry, version),
    });
  }

  /** What is new shows at once where it stands otherwise, and now and then where trials have come in. */
  function changed(entry: Entry): void {
    if (current === entry && !isUnderWay(entry)) current = null;
    if (entry.owner !== session.key()) return;
    const { at, status } = told ?? { at: -Infinity, status: '' };
    const wait = at + SHOW_MS - deps.clock();
    if (entry.live.status !== status || wait <= 0) show();
    else cancel ??= deps.setTimer(show, wait);
  }

  function begin(model: StudyModel, head: Omit<LiveStudy['head'], 'id' | 'startedAt'>): void {
    const id = deps.newId();
    const table = new GatheredTrials(head.study);
    const entry: Entry = {
      owner: session.key(),
      name: head.name,
      live: new LiveStudy({ ...head, id, startedAt: deps.clock() }, model, table, 'stopped', {
        deps,
        workers: workers(),
        onChange: () => changed(entry),
      }),
    };
    entries.set(id, entry);
    current = entry;
    shown = id;
    entry.live.begin();
  }

  const workers = (): number => Math.min(view.getState().workers ?? deps.cores ?? 1, MOST_WORKERS);

  /** Whether there is room for a study; else says what is in its way. */
  function isFree(): boolean {
    if (current === null || current.live.status !== 'running') return true;
    const text = `The study “${current.name}” is under way. Stop it, or wait until it is done.`;
    notices.show({ tone: 'info', text, action: null }, 'study');
    return false;
  }

  return {
    async startStudy(plan) {
      if (!isFree()) return;
      const ready = await readyToRun(context, () => current?.live.status !== 'running');
      if (ready === null) return;
      const { document, problems } = ready;
      if (plan === null && specOf(document).plugboard.tune === null) {
        const text =
          'Nothing is varied yet. Choose “Vary …” at an argument and “Make it an objective” at an output.';
        notices.show({ tone: 'info', text, action: null }, 'study');
        return;
      }
      const asked = { plan, samples: null, seed: null, timeLimit: null };
      const study = chooseStudy(document, asked, { catalogue: code.catalogueOf(document) });
      if (!study.ok) {
        refuseRun(context, [...problems, ...study.error]);
        return;
      }
      const { config, files } = document;
      // Runs of trials have the study's seed, as on the command line.
      const floats = modulesOf(document).length > 0 ? wholeFloats(document) : [];
      const model = { config, files, floats, seed: study.value.seed };
      begin(model, { study: study.value, name: study.value.name });
    },
    async pauseStudy() {
      current?.live.pause();
    },
    async continueStudy() {
      const entry = shown === null ? undefined : entries.get(shown);
      if (entry === undefined || entry.live.status === 'running' || !isFree()) return;
      current = entry;
      entry.live.begin();
    },
    async stopStudy() {
      current?.live.stop();
    },
    async showStudy(id) {
      if (!entries.has(id)) return;
      shown = id;
      show();
    },
    async renameStudy(id, name) {
      const entry = entries.get(id);
      if (entry === undefined) return;
      entry.name = name.trim().slice(0, LONGEST_NAME) || entry.live.head.study.name;
      show();
    },
    async opened() {
      const mine = [...entries.values()].findLast(({ owner }) => owner === session.key());
      shown = mine?.live.head.id ?? null;
      show();
    },
    async dispose() {
      cancel?.();
      for (const { live } of entries.values()) live.dispose();
    },
  };
}

const isUnderWay = ({ live }: Entry): boolean =>
  live.status === 'running' || live.status === 'paused';

function shownOf({ live, name }: Entry, version: number): StudyShown {
  return live.shown(name, version);
}

function summaryOf({ live, name }: Entry): StudySummary {
  const { id, study, startedAt } = live.head;
  const { status, length } = live;
  return { ...{ id, name, startedAt, status, length }, plan: study.plan, count: live.table.length };
}
