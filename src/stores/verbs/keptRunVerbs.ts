import type { PatchbayDocument } from '../../model/document.ts';
import type { GoingChange } from '../../storage/index.ts';
import type { ComparedRun } from '../lists/listsState.ts';
import type { RunDetail } from '../records/runDetail.ts';
import { type KeptRun, type RunDifference, runDifference } from '../records/runDifference.ts';
import { storedRun, type RunRecord } from '../records/runRecord.ts';
import { valuesAtStep } from '../records/runSteps.ts';
import { runOfRecord } from '../run/runShown.ts';
import type { RunState } from '../run/runState.ts';
import type { VerbContext } from './context.ts';

/** Two kept runs beside each other. */
export interface ComparedPair extends RunDifference {
  readonly series: readonly [ByField, ByField];
}
type ByField = RunDetail['series'];

export interface KeptRunVerbs {
  /** Draws a kept run beside the one that shows, or takes it away again. */
  compareRun(id: string, on: boolean): Promise<void>;
  /** Shows a kept run in place of the one that shows, unless one is under way. */
  showRun(id: string): Promise<void>;
  /** Of the kept run that is looked at, the values at a step stand on the canvas; null: those of its end. */
  showStep(step: number | null): Promise<void>;
  /** The newest run shows again. */
  leaveRun(): Promise<void>;
  /** The model that made a kept run; null when it is not known. */
  modelOfRun(id: string): Promise<PatchbayDocument | null>;
  /** What differs between two kept runs, and the series of both; null when one is not there any more. */
  differenceOfRuns(one: string, other: string): Promise<ComparedPair | null>;
  /** An empty name gives it back its number. */
  renameRun(id: string, name: string): Promise<void>;
  /** Says whether a kept run stays when newer ones need room. */
  pinRun(id: string, on: boolean): Promise<void>;
  /** Deletes with a notice that offers undo. */
  deleteRun(id: string): Promise<void>;
}

/** Runs that are compared at once; more lines nobody tells apart. */
const MOST_COMPARED = 6;
const LONGEST_NAME = 80;

/** What can be done with runs that are over. */
export function keptRunVerbs(context: VerbContext): KeptRunVerbs {
  const { lists, keptRuns, run, runs } = context;
  const find = (id: string) => lists.getState().runs.find((record) => record.id === id);

  async function show(id: string, look: RunState['look']): Promise<void> {
    const chosen = find(id);
    if (chosen === undefined) return;
    const detail = await keptRuns.detailOf(chosen);
    const record = find(id);
    if (record === undefined || runs.isActive()) return;
    const { compared } = lists.getState();
    lists.setState({ compared: compared.filter((one) => one.id !== id) });
    run.setState({ ...runOfRecord(record, run.getState().speed), series: detail.series, look });
  }

  return {
    async compareRun(id, on) {
      const { compared } = lists.getState();
      if (!on) {
        lists.setState({ compared: compared.filter((one) => one.id !== id) });
        return;
      }
      const chosen = find(id);
      if (chosen === undefined) return;
      const detail = await keptRuns.detailOf(chosen);
      const others = lists.getState().compared;
      const isThere = find(id) !== undefined && !others.some((one) => one.id === id);
      if (isThere) lists.setState({ compared: withRun(others, { id, ...detail }) });
    },
    showRun: (id) => show(id, { step: null }),
    async showStep(step) {
      const { record: id, series, look } = run.getState();
      const record = id === null ? undefined : find(id);
      if (record === undefined || look === null) return;
      const { values } = record;
      const shown = step === null ? { values, outputs: {} } : valuesAtStep(values, series, step);
      run.setState({ ...shown, look: { step } });
    },
    leaveRun: () => leave(context, (id) => show(id, null)),
    async modelOfRun(id) {
      const record = find(id);
      return record === undefined ? null : (await keptRuns.detailOf(record)).model;
    },
    async differenceOfRuns(...ids) {
      const [one, other] = await Promise.all(
        ids.map(async (id): Promise<KeptRun | null> => {
          const record = find(id);
          return record === undefined ? null : { record, detail: await keptRuns.detailOf(record) };
        }),
      );
      if (one == null || other == null) return null;
      return { ...runDifference(one, other), series: [one.detail.series, other.detail.series] };
    },
    renameRun: (id, name) =>
      change(context, id, { name: name.trim().slice(0, LONGEST_NAME) || undefined }),
    pinRun: (id, on) => change(context, id, { pinned: on || undefined }),
    async deleteRun(id) {
      const { record, look } = run.getState();
      await remove(context, id);
      if (record === id && look !== null) await leave(context, (next) => show(next, null));
    },
  };
}

/** Shows the newest run in place of the one that is looked at; without any, nothing is looked at. */
async function leave(
  { lists, run }: VerbContext,
  show: (id: string) => Promise<void>,
): Promise<void> {
  const newest = lists.getState().runs[0];
  if (newest === undefined) run.setState({ look: null });
  else await show(newest.id);
}

function withRun(
  compared: readonly ComparedRun[],
  run: Omit<ComparedRun, 'dash'>,
): readonly ComparedRun[] {
  const kept = compared.slice(-(MOST_COMPARED - 1));
  const taken = new Set(kept.map(({ dash }) => dash));
  let dash = 0;
  while (taken.has(dash)) dash += 1;
  return [...kept, { ...run, dash }];
}

/** Where the runs of the open document lie; one that was never stored has no place for them. */
function documentOf({ session }: VerbContext): string | null {
  return session.isStored() ? session.id() : null;
}

/** What a person says of a run, in the list and in storage. */
async function change(
  context: VerbContext,
  id: string,
  said: Pick<RunRecord, 'name' | 'pinned'>,
): Promise<void> {
  const { lists, keptRuns } = context;
  const { runs } = lists.getState();
  const record = runs.find((one) => one.id === id);
  if (record === undefined) return;
  const changed = { ...record, ...said };
  lists.setState({ runs: runs.map((one) => (one.id === id ? changed : one)) });
  const documentId = documentOf(context);
  if (documentId !== null) await keptRuns.keep(documentId, changed);
}

/** The pieces of a run that was cut off; null where it has none. */
async function goingOf({ deps, lists }: VerbContext, id: string): Promise<GoingChange | null> {
  const record = lists.getState().runs.find((one) => one.id === id);
  if (record?.cut === undefined) return null;
  const parts = await deps.storage.goingParts(id);
  return parts.ok && parts.value.size > 0 ? { put: [...parts.value], drop: [] } : null;
}

async function remove(context: VerbContext, id: string): Promise<void> {
  const { deps, lists, keptRuns, notices, session } = context;
  const detail = await keptRuns.storedDetailOf(id);
  const going = await goingOf(context, id);
  const { runs, compared } = lists.getState();
  const record = runs.find((one) => one.id === id);
  if (record === undefined) return;
  const [key, documentId] = [session.key(), documentOf(context)];
  lists.setState({
    runs: runs.filter((one) => one.id !== id),
    compared: compared.filter((one) => one.id !== id),
  });
  keptRuns.drop(id);
  const gone = await deps.storage.removeRun(id);
  if (!gone.ok) notices.show({ tone: 'bad', text: gone.error.message, action: null }, 'storage');

  const bringBack = async (): Promise<void> => {
    // Another document may be open by now; the run goes back to its own all the same.
    if (session.key() === key) {
      const all = [...lists.getState().runs, record];
      lists.setState({ runs: all.toSorted((a, b) => b.startedAt - a.startedAt) });
    }
    if (documentId === null) return;
    // What was cut off comes back in its pieces, so that it can still go on.
    if (going === null) await keptRuns.keep(documentId, record, detail);
    else await deps.storage.keepGoing(storedRun(documentId, record), going);
  };
  const action = { label: 'Undo', run: () => void bringBack() };
  notices.show({ tone: 'info', text: 'Deleted the run.', action });
}
