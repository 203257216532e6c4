import type { StoreApi } from 'zustand/vanilla';
import { useTrialValues } from '../../editing/study/useTrialValues.ts';
import { specOf } from '../../model/index.ts';
import { modulesOf } from '../../model/modules.ts';
import { chooseStudy } from '../../study/index.ts';
import { wholeFloats } from '../texts/texts.ts';
import { editVerbs } from '../verbs/editVerbs.ts';
import { readyToRun, refuseRun } from '../verbs/readyToRun.ts';
import type { KeptStudy } from './keptStudies.ts';
import { runOfTrial } from './runOfTrial.ts';
import type { StudiesState, StudySummary } from './studiesState.ts';
import { type Entry, type StudiesContext, studyEntries } from './studyEntries.ts';
import { claimStudy } from './studyKeeper.ts';
import type { Studies } from './studyVerbs.ts';

/** How often what shows follows the trials, milliseconds. */
const SHOW_MS = 200;
const LONGEST_NAME = 80;

/** The studies of the open document, and the one that runs, which may be of another. */
export function createStudies(context: StudiesContext, store: StoreApi<StudiesState>): Studies {
  const { deps, code, session, notices, permission } = context;
  const make = studyEntries(context, changed);
  /** Studies with their trials. */
  const entries = new Map<string, Entry>();
  /** Those of the open document as storage told of them. */
  let kept: readonly KeptStudy[] = [];
  /** The study that runs, or is paused in the midst of it. */
  let current: Entry | null = null;
  let shown: string | null = null;
  let version = 0;
  let told: { readonly at: number; readonly status: string } | null = null;
  let cancel: (() => void) | null = null;

  const entryOf = (id: string | null): Entry | undefined =>
    id === null ? undefined : entries.get(id);

  function show(): void {
    cancel?.();
    cancel = null;
    const mine = [...entries.values()].filter((entry) => entry.isHere());
    const others = kept.filter(({ id }) => !entries.has(id));
    const entry = entryOf(shown);
    version += 1;
    told = { at: deps.clock(), status: entry?.live.status ?? '' };
    store.setState({
      list: [...mine.map(summaryOf), ...others.map(summaryOfKept)].toSorted(
        (a, b) => b.startedAt - a.startedAt,
      ),
      shown: entry === undefined ? null : entry.live.shown(entry.name, version),
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
    entries.set(id, loaded);
    return loaded;
  }

  function forget(id: string): void {
    entries.delete(id);
    kept = kept.filter((one) => one.id !== id);
    if (shown === id) shown = null;
    show();
  }

  const studies: Studies = {
    async startStudy(plan) {
      if (!isFree()) return;
      const ready = await readyToRun(context, () => current?.live.status !== 'running');
      if (ready === null) return;
      const { document, problems } = ready;
      if (plan === null && specOf(document).plugboard.tune === null)
        return say(
          'Nothing is varied yet. Choose “Vary …” at an argument and “Make it an objective” at an output.',
        );
      const asked = { plan, samples: null, seed: null, timeLimit: null };
      const study = chooseStudy(document, asked, { catalogue: code.catalogueOf(document) });
      if (!study.ok) return refuseRun(context, [...problems, ...study.error]);
      const { config, files } = document;
      const floats = modulesOf(document).length > 0 ? wholeFloats(document) : [];
      // Runs of trials have the study's seed, as on the command line.
      const model = { config, files, floats, seed: study.value.seed };
      const { name } = study.value;
      const head = { id: deps.newId(), name, study: study.value, startedAt: deps.clock() };
      const entry = make.fresh(head, model);
      entries.set(head.id, entry);
      await begin(entry);
    },
    async pauseStudy() {
      current?.live.pause();
    },
    async continueStudy() {
      const entry = entryOf(shown);
      if (entry === undefined || entry.live.status === 'running' || !isFree()) return;
      const { model } = entry.live;
      const { document } = context.document.getState();
      const isAllowed =
        model === null || (await permission.ask({ ...document, files: model.files }));
      if (isAllowed && isFree()) await begin(entry);
    },
    async stopStudy() {
      current?.live.stop();
    },
    async showStudy(id) {
      if ((await withTrials(id)) === null) return;
      shown = id;
      show();
    },
    async renameStudy(id, name) {
      const given = name.trim().slice(0, LONGEST_NAME);
      const entry = entries.get(id);
      const one = kept.find((each) => each.id === id);
      if (entry !== undefined) {
        entry.name = given || entry.live.head.study.name;
        entry.keeper.touch();
      } else if (one !== undefined) {
        const renamed = { ...one, name: given || one.study.name };
        kept = kept.map((each) => (each.id === id ? renamed : each));
        const documentId = session.id();
        if (documentId !== null) await make.keepName(documentId, one, renamed.name);
      }
      show();
    },
    async deleteStudy(id) {
      const entry = await withTrials(id);
      if (entry === null) return;
      if (entry === current) entry.live.stop();
      const documentId = entry.documentId();
      await entry.keeper.flush();
      entry.keeper.end();
      forget(id);
      const gone = documentId === null ? null : await deps.storage.removeStudy(documentId, id);
      if (gone?.ok === false) say(gone.error.message, 'bad');
      const bringBack = (): void => {
        entries.set(id, entry);
        entry.keeper.again();
        show();
      };
      const action = { label: 'Undo', run: bringBack };
      notices.show({ tone: 'info', text: `Deleted the study “${entry.name}”.`, action });
    },
    async useTrialValues(number) {
      const entry = entryOf(shown);
      const trial = entry === undefined ? null : trialOf(entry, number);
      if (entry === undefined || trial === null) return;
      const args = { study: entry.name, trial: number, values: trial.arguments };
      const made = editVerbs(context).edit(useTrialValues, args);
      if (made !== null && 'refused' in made) say(made.refused, 'bad');
    },
    async seriesOfTrial(number) {
      const entry = entryOf(shown);
      const trial = entry === undefined ? null : trialOf(entry, number);
      if (entry === undefined || trial === null) return;
      const failed = await runOfTrial(context, entry, trial);
      if (failed !== null) say(failed, 'bad');
    },
    async opened() {
      for (const [id, entry] of entries) {
        if (entry === current || entry.isHere()) continue;
        void entry.keeper.flush();
        entries.delete(id);
      }
      [shown, kept] = [null, []];
      show();
      const [key, id] = [session.key(), session.isStored() ? session.id() : null];
      const found = id === null ? [] : await make.list(id);
      if (key !== session.key()) return;
      kept = found;
      const newest = current?.isHere() === true ? current.live.head.id : found[0]?.id;
      // Somebody has begun one meanwhile.
      if (shown === null && newest !== undefined) await studies.showStudy(newest);
      else show();
    },
    async save() {
      await Promise.all([...entries.values()].map(({ keeper }) => keeper.flush()));
    },
    async dispose() {
      cancel?.();
      await studies.save();
      for (const { live, keeper } of entries.values()) {
        keeper.end();
        live.dispose();
      }
    },
  };
  return studies;
}

const isUnderWay = ({ live }: Entry): boolean =>
  live.status === 'running' || live.status === 'paused';

function trialOf({ live }: Entry, number: number) {
  const view = live.table.view();
  const numbers = view.columns[0]?.numbers ?? new Float64Array();
  const row = numbers.subarray(0, view.length).indexOf(number);
  return row === -1 ? null : view.trial(row);
}

function summaryOf({ live, name }: Entry): StudySummary {
  const { id, study, startedAt } = live.head;
  const { status, length } = live;
  return { ...{ id, name, startedAt, status, length }, plan: study.plan, count: live.table.length };
}

function summaryOfKept({ id, name, startedAt, status, length, count, study }: KeptStudy) {
  return { ...{ id, name, startedAt, status, length, count }, plan: study.plan };
}
