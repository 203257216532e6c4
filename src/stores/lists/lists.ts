import type { StoreApi } from 'zustand/vanilla';
import { uniqueName } from '../../storage/index.ts';
import type { LibraryState } from './listsState.ts';
import type { RunRecord } from '../records/runRecord.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { loadExamples } from './examples.ts';
import { readRunDetail, type KeptDetail, type RunDetail } from '../records/runDetail.ts';
import { namesOfRecord, seriesNow } from '../run/runNames.ts';
import { readRunRecords, shortened } from '../records/runRecord.ts';
import type { Troubles } from '../saving/storageTroubles.ts';

/** Keeps the lists of documents, examples and runs in step with storage. */
export interface Library {
  refresh(): Promise<void>;
  refreshExamples(): Promise<void>;
  /** The runs kept with a document, newest first. */
  runsOf(documentId: string): Promise<readonly RunRecord[]>;
  /** Keeps a run, or its record anew when it is kept already. */
  keepRun(documentId: string, record: RunRecord, detail?: unknown): Promise<void>;
  /** A run that is not kept yet need not be. */
  dropRun(runId: string): void;
  /** Remembers what is beside a record, also where there is no place to keep it. */
  rememberDetail(runId: string, detail: KeptDetail): void;
  /** What was kept beside the record of a run, in the names of now; the model as it ran. */
  detailOf(record: RunRecord): Promise<RunDetail>;
  /** The same as it lies in storage, unread; undefined where there is nothing. */
  keptDetailOf(runId: string): Promise<unknown>;
  /** A name that no other document has. */
  freeName(name: string, exceptId?: string): string;
  /** Asks the browser once to keep what is stored. Nothing waits for it: it may be a question to the person. */
  persist(): void;
}

/** Details of runs of this page that are at hand without asking storage. */
const DETAILS_REMEMBERED = 20;

export function createLibrary(
  deps: StoreDeps,
  store: StoreApi<LibraryState>,
  troubles: Troubles,
): Library {
  let asked = false;
  const details = new Map<string, KeptDetail>();

  async function keptDetailOf(runId: string): Promise<unknown> {
    const known = details.get(runId);
    if (known !== undefined) return known;
    const stored = await deps.storage.runDetail(runId);
    return stored.ok ? stored.value : undefined;
  }

  return {
    async refresh() {
      const documents = await deps.storage.list();
      troubles.note('database', documents.ok ? null : documents.error);
      if (documents.ok) store.setState({ documents: documents.value });
    },
    async refreshExamples() {
      const examples = await loadExamples(deps.fetchExample);
      if (examples.length > 0) store.setState({ examples });
    },
    async runsOf(documentId) {
      const runs = await deps.storage.runs(documentId);
      return runs.ok ? readRunRecords(runs.value) : [];
    },
    async keepRun(documentId, record, detail) {
      const { id, startedAt: at } = record;
      const run = { id, documentId, at, record: shortened(record) };
      // A record that is kept anew says nothing of its detail, which may still be waiting.
      const beside = detail ?? (troubles.isWaiting(id) ? details.get(id) : undefined);
      await troubles.keep('runs', id, () => deps.storage.addRun(run, beside));
    },
    dropRun: (runId) => troubles.forget(runId),
    rememberDetail(runId, detail) {
      details.set(runId, detail);
      for (const old of [...details.keys()].slice(0, -DETAILS_REMEMBERED)) details.delete(old);
    },
    async detailOf(record) {
      const detail = readRunDetail(await keptDetailOf(record.id));
      return { ...detail, series: seriesNow(namesOfRecord(record), detail.series) };
    },
    keptDetailOf,
    freeName(name, exceptId) {
      const others = store.getState().documents.filter((document) => document.id !== exceptId);
      return uniqueName(
        name,
        others.map((document) => document.name),
      );
    },
    persist() {
      if (asked || deps.persist === null) return;
      asked = true;
      // What is stored is used all the same, whatever the answer.
      deps.persist().catch(() => false);
    },
  };
}
