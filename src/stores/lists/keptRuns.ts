import type { Storage } from '../../storage/index.ts';
import { readRunDetail, type KeptDetail, type RunDetail } from '../records/runDetail.ts';
import { namesOfRecord, seriesNow } from '../records/recordNames.ts';
import { readRunRecords, storedRun, type RunRecord } from '../records/runRecord.ts';
import type { Troubles } from '../saving/storageTroubles.ts';

/** Runs that are over, in storage beside their documents. */
export interface KeptRuns {
  /** The runs kept with a document, newest first. */
  of(documentId: string): Promise<readonly RunRecord[]>;
  /** Keeps a run, or its record anew when it is kept already. */
  keep(documentId: string, record: RunRecord, detail?: unknown): Promise<void>;
  /** A run that is not kept yet need not be. */
  drop(runId: string): void;
  /** Remembers what is beside a record, also where there is no place to keep it. */
  remember(runId: string, detail: KeptDetail): void;
  /** What was kept beside the record of a run, in the names of now; the model as it ran. */
  detailOf(record: RunRecord): Promise<RunDetail>;
  /** The same as it lies in storage, unread; undefined where there is nothing. */
  storedDetailOf(runId: string): Promise<unknown>;
}

/** Details of runs of this page that are at hand without asking storage. */
const DETAILS_REMEMBERED = 20;

export function createKeptRuns(storage: Storage, troubles: Troubles): KeptRuns {
  const details = new Map<string, KeptDetail>();

  async function storedDetailOf(runId: string): Promise<unknown> {
    const known = details.get(runId);
    if (known !== undefined) return known;
    const stored = await storage.runDetail(runId);
    if (!stored.ok || stored.value !== undefined) return stored.ok ? stored.value : undefined;
    // One that was cut off has its series in pieces.
    const going = await import('../going/cutOff.ts').catch(() => null);
    return going?.detailOfCutOff(storage, runId);
  }

  return {
    async of(documentId) {
      const runs = await storage.runs(documentId);
      return runs.ok ? readRunRecords(runs.value) : [];
    },
    async keep(documentId, record, detail) {
      const { id } = record;
      const run = storedRun(documentId, record);
      // A record that is kept anew says nothing of its detail, which may still be waiting.
      const beside = detail ?? (troubles.isWaiting(id) ? details.get(id) : undefined);
      await troubles.keep('runs', id, () => storage.addRun(run, beside));
    },
    drop: (runId) => troubles.forget(runId),
    remember(runId, detail) {
      details.set(runId, detail);
      for (const old of [...details.keys()].slice(0, -DETAILS_REMEMBERED)) details.delete(old);
    },
    async detailOf(record) {
      const detail = readRunDetail(await storedDetailOf(record.id));
      return { ...detail, series: seriesNow(namesOfRecord(record), detail.series) };
    },
    storedDetailOf,
  };
}
