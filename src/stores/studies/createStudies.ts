import type { StoreApi } from 'zustand/vanilla';
import { takeTrialValues } from '../../editing/study/takeTrialValues.ts';
import { specOf } from '../../model/index.ts';
import { chooseStudy } from '../../study/index.ts';
import { editVerbs } from '../verbs/editVerbs.ts';
import { readyToRun, refuseRun } from '../verbs/readyToRun.ts';
import { openReport } from './openReport.ts';
import { runOfTrial } from './runOfTrial.ts';
import { createStudiesAtHand, type StudiesAtHand } from './studiesAtHand.ts';
import type { StudiesState } from './studiesState.ts';
import type { Entry, StudiesContext } from './studyEntries.ts';
import { studyFanMaker } from './studyFans.ts';
import { studyModelOf } from './studyModelOf.ts';
import type { Studies } from './studyVerbs.ts';

const LONGEST_NAME = 80;

/** The studies of the open document, and the one that runs, which may be of another. */
export function createStudies(context: StudiesContext, store: StoreApi<StudiesState>): Studies {
  const { deps, session, notices, permission } = context;
  const atHand = createStudiesAtHand(context, store);
  const { make, entries, current, show, say, isFree, begin, withTrials, forget } = atHand;
  const fans = studyFanMaker(context, store);

  const studies: Studies = {
    startStudy(plan) {
      fans.end();
      return start(context, atHand, plan);
    },
    async pauseStudy() {
      current()?.live.pause();
    },
    async continueStudy() {
      const entry = atHand.shown();
      if (entry === undefined || entry.live.status === 'running' || !isFree()) return;
      fans.end();
      const { model } = entry.live;
      const { document } = context.document.getState();
      const isAllowed =
        model === null || (await permission.ask({ ...document, files: model.files }));
      if (isAllowed && isFree()) await begin(entry);
    },
    async stopStudy() {
      current()?.live.stop();
    },
    async showStudy(id) {
      if ((await withTrials(id)) === null) return;
      atHand.choose(id);
      show();
    },
    renameStudy: (id, name) => rename(context, atHand, id, name),
    duplicateStudy: (id) => duplicate(context, atHand, id),
    async drawStudyBeside(id) {
      if ((await withTrials(id)) !== null) atHand.switchBeside(id);
    },
    async deleteStudy(id) {
      const entry = await withTrials(id);
      if (entry === null) return;
      if (entry === current()) entry.live.stop();
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
    async takeTrialValues(number) {
      const entry = atHand.shown();
      const trial = entry === undefined ? null : trialOf(entry, number);
      if (entry === undefined || trial === null) return;
      const args = { study: entry.name, trial: number, values: trial.arguments };
      const made = editVerbs(context).edit(takeTrialValues, args);
      if (made !== null && 'refused' in made) say(made.refused, 'bad');
    },
    async seriesOfTrial(number) {
      const entry = atHand.shown();
      const trial = entry === undefined ? null : trialOf(entry, number);
      if (entry === undefined || trial === null) return;
      const failed = await runOfTrial(context, entry, trial);
      if (failed !== null) say(failed, 'bad');
    },
    async drawFans() {
      const entry = atHand.shown();
      if (entry !== undefined && isFree()) await fans.draw(entry);
    },
    openReport: (file, report) => openReport(context, atHand, file, report),
    async opened() {
      fans.end();
      for (const [id, entry] of entries) {
        if (entry === current() || entry.isHere()) continue;
        void entry.keeper.flush();
        entries.delete(id);
      }
      atHand.choose(null);
      atHand.setKept([]);
      show();
      const [key, id] = [session.key(), session.isStored() ? session.id() : null];
      const found = id === null ? [] : await make.list(id);
      if (key !== session.key()) return;
      atHand.setKept(found);
      const running = current();
      const newest = running?.isHere() === true ? running.live.head.id : found[0]?.id;
      // Somebody has begun one meanwhile.
      if (atHand.shown() === undefined && newest !== undefined) await studies.showStudy(newest);
      else show();
    },
    async save() {
      await Promise.all([...entries.values()].map(({ keeper }) => keeper.flush()));
    },
    async dispose() {
      atHand.close();
      fans.end();
      await studies.save();
      for (const { live, keeper } of entries.values()) {
        keeper.end();
        live.dispose();
      }
    },
  };
  return studies;
}

/** Begins a study of the document as it is now. */
async function start(
  context: StudiesContext,
  { isFree, current, say, make, entries, begin }: StudiesAtHand,
  plan: string | null,
): Promise<void> {
  const { deps, code } = context;
  if (!isFree()) return;
  const ready = await readyToRun(context, () => current()?.live.status !== 'running');
  if (ready === null) return;
  const { document, problems } = ready;
  if (plan === null && specOf(document).plugboard.tune === null)
    return say(
      'Nothing is varied yet. Choose “Vary …” at an argument and “Make it an objective” at an output.',
    );
  const asked = { plan, samples: null, seed: null, timeLimit: null };
  const study = chooseStudy(document, asked, { catalogue: code.catalogueOf(document) });
  if (!study.ok) return refuseRun(context, [...problems, ...study.error]);
  const model = studyModelOf(document, study.value);
  const { name } = study.value;
  const head = { id: deps.newId(), name, study: study.value, startedAt: deps.clock() };
  const entry = make.fresh(head, model);
  entries.set(head.id, entry);
  await begin(entry);
}

/** Gives a study a name, whether its trials are at hand or not. */
async function rename(
  { session }: StudiesContext,
  { entries, kept, setKept, make, say, show }: StudiesAtHand,
  id: string,
  name: string,
): Promise<void> {
  const given = name.trim().slice(0, LONGEST_NAME);
  const entry = entries.get(id);
  const one = kept().find((each) => each.id === id);
  if (entry !== undefined) {
    entry.name = given || entry.live.head.study.name;
    entry.keeper.touch();
  } else if (one !== undefined) {
    const renamed = { ...one, name: given || one.study.name };
    setKept(kept().map((each) => (each.id === id ? renamed : each)));
    const documentId = session.id();
    const written = documentId === null ? null : await make.keepName(documentId, one, renamed.name);
    if (written?.ok === false) say(written.error.message, 'bad');
  }
  show();
}

/** A study with the same plan, model and trials. */
async function duplicate(
  { deps }: StudiesContext,
  { withTrials, make, entries, choose, show }: StudiesAtHand,
  id: string,
): Promise<void> {
  const entry = await withTrials(id);
  if (entry === null) return;
  const { head, model, table } = entry.live;
  const copy = make.copy(
    {
      ...{ id: deps.newId(), startedAt: deps.clock(), study: head.study },
      name: `${entry.name}, copy`.slice(0, LONGEST_NAME),
    },
    model,
    table,
  );
  entries.set(copy.live.head.id, copy);
  choose(copy.live.head.id);
  show();
  await copy.keeper.flush();
}

function trialOf({ live }: Entry, number: number) {
  const view = live.table.view();
  const numbers = view.columns[0]?.numbers ?? new Float64Array();
  const row = numbers.subarray(0, view.length).indexOf(number);
  return row === -1 ? null : view.trial(row);
}
