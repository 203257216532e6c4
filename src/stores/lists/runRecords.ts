import type { StoreApi } from 'zustand/vanilla';
import type { Names } from '../../model/names.ts';
import { RUNS_KEPT } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { recordNow, seriesNow } from '../records/recordNames.ts';
import { keptDetail, type KeptDetail } from '../records/runDetail.ts';
import type { RunRecord } from '../records/runRecord.ts';
import { runOfRecord } from '../run/runShown.ts';
import type { RunState } from '../run/runState.ts';
import { rememberOpen } from '../saving/lastOpen.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { Session } from '../session/session.ts';
import type { KeptRuns } from './keptRuns.ts';
import type { ListsState } from './listsState.ts';

interface Context {
  readonly deps: StoreDeps;
  readonly run: StoreApi<RunState>;
  readonly lists: StoreApi<ListsState>;
  readonly session: Session;
  readonly keptRuns: KeptRuns;
  readonly troubles: Troubles;
}

/** The runs of the open document: listed, kept in storage with it, and in its names. */
export interface RunRecords {
  /** A run is over: it is listed if its document (an opening, by key) is open, and kept with that in any case. */
  ended(record: RunRecord, owner: string, detail: KeptDetail): void;
  /** A run began elsewhere: it is listed with the open document; gives it with its number. */
  begun(record: RunRecord): Promise<RunRecord>;
  /** More is known of a run that is listed: it is kept anew with its document (an opening, by key). */
  changed(record: RunRecord, owner: string, detail: KeptDetail): Promise<void>;
  /** A run that was made elsewhere shows; it is kept with the open document. */
  add(record: RunRecord): Promise<void>;
  /** Another document is open: its runs are listed, and the last one shows. */
  opened(): void;
  /** Components and fields are called otherwise from now on. */
  rename(names: Names): void;
  /** The document was saved: its runs take the new names with it, not before it. */
  saved(): void;
  /** Storage lost them. */
  keepAgain(): Promise<void>;
}

/** What storage keeps of them, newest first. */
function withinRoom(records: readonly RunRecord[]): readonly RunRecord[] {
  let room = RUNS_KEPT;
  return records.filter(({ pinned }) => pinned === true || room-- > 0);
}

export function createRunRecords(context: Context): RunRecords {
  const { deps, run, lists, session, keptRuns, troubles } = context;
  /** The runs of the list have other names than their records in storage. */
  let isRenamed = false;
  /** Settles when the list of runs is that of the open document. */
  let listing: Promise<void> = Promise.resolve();

  /** Puts a run into the list of the open document, with the next number. */
  function listed(record: RunRecord): RunRecord {
    const all = lists.getState().runs;
    // One that was cut off goes on under its own name.
    const before = all.find(({ id }) => id === record.id);
    const known = all.filter((one) => one !== before);
    const next = 1 + Math.max(0, ...known.map((one) => one.number ?? 0));
    const { number = next, name, pinned } = before ?? record;
    const numbered = { ...record, number, name, pinned };
    lists.setState({ runs: withinRoom([numbered, ...known]) });
    return numbered;
  }

  /** A document that was never stored has no place for its runs. */
  async function keep(record: RunRecord, owner: string, detail: KeptDetail): Promise<void> {
    keptRuns.remember(record.id, detail);
    if (owner === session.key() && session.autosave.isDirty()) await session.autosave.flush();
    const id = session.idOf(owner);
    if (id === null) return;
    await keptRuns.keep(id, record, detail);
    // Its document was left, and is open again by now.
    if (owner === session.key() || id !== session.id()) return;
    await listing;
    const { runs: known } = lists.getState();
    if (id !== session.id() || known.some((one) => one.id === record.id)) return;
    const all = [record, ...known].toSorted((one, other) => other.startedAt - one.startedAt);
    lists.setState({ runs: all });
  }

  /** What was cut off with an earlier page is told from what goes on in another one. */
  async function settled(id: string, records: readonly RunRecord[]): Promise<readonly RunRecord[]> {
    const late = await import('../going/cutOff.ts').catch(() => null);
    const { storage, locks } = deps;
    const keep = (record: RunRecord, detail: KeptDetail) => keptRuns.keep(id, record, detail);
    return late?.settleCutOff(records, { storage, locks, keep }) ?? records;
  }

  async function list(): Promise<void> {
    const key = session.key();
    const id = session.isStored() ? session.id() : null;
    if (id !== null) await rememberOpen(deps, troubles, id);
    const kept = id === null ? [] : await keptRuns.of(id);
    const isWhole = kept.every(({ cut }) => cut === undefined);
    const records = id === null || isWhole ? kept : await settled(id, kept);
    if (key !== session.key()) return;
    lists.setState({ runs: records });
    const { phase, speed } = run.getState();
    const [last] = records;
    if (phase.kind !== 'idle' || last === undefined) return;
    run.setState(runOfRecord(last, speed));
    const { series } = await keptRuns.detailOf(last);
    // Nothing else began to show meanwhile.
    if (run.getState().record === last.id) run.setState({ series });
  }

  return {
    ended(record, owner, detail) {
      void keep(owner === session.key() ? listed(record) : record, owner, detail);
    },
    async begun(record) {
      await listing;
      return listed(record);
    },
    async changed(record, owner, detail) {
      const { runs } = lists.getState();
      lists.setState({ runs: runs.map((one) => (one.id === record.id ? record : one)) });
      await keep(record, owner, detail);
    },
    async add(record) {
      await listing;
      // Which model made it is not known: it ran elsewhere.
      await keep(listed(record), session.key(), keptDetail(run.getState().series, null));
    },
    opened() {
      isRenamed = false;
      lists.setState({ compared: [] });
      listing = list();
    },
    rename(names) {
      const { runs, compared } = lists.getState();
      lists.setState({
        runs: runs.map((record) => recordNow(names, record)),
        compared: compared.map((one) => ({ ...one, series: seriesNow(names, one.series) })),
      });
      isRenamed = true;
    },
    saved() {
      const id = session.id();
      if (!isRenamed || id === null) return;
      isRenamed = false;
      for (const record of lists.getState().runs) void keptRuns.keep(id, record);
    },
    async keepAgain() {
      const id = session.isStored() ? session.id() : null;
      if (id === null) return;
      for (const record of lists.getState().runs)
        await keptRuns.keep(id, record, await keptRuns.storedDetailOf(record.id));
    },
  };
}
