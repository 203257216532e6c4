import type { Locks, Storage } from '../../storage/index.ts';
import { keptDetail, type KeptDetail } from '../records/runDetail.ts';
import type { RunRecord } from '../records/runRecord.ts';
import { isHeldElsewhere } from './holdRun.ts';
import { readGoing } from './parts.ts';

/** Runs of one document that were cut off and can go on; each may take as much as a run in memory. */
const MOST_KEPT = 2;

/** What is kept of a run that was cut off, as of one that is over; undefined where there is nothing. */
export async function detailOfCutOff(
  storage: Storage,
  runId: string,
): Promise<KeptDetail | undefined> {
  const parts = await storage.goingParts(runId);
  if (!parts.ok || parts.value.size === 0) return undefined;
  const { series, request } = readGoing(parts.value);
  const files = (request?.files ?? []).map((file) => ({ ...file }));
  return keptDetail(series, request?.config ?? null, files);
}

interface Settling {
  readonly storage: Storage;
  readonly locks: Locks;
  /** Keeps a record with its detail, in place of its pieces. */
  readonly keep: (record: RunRecord, detail: KeptDetail) => Promise<void>;
}

const isNew = ({ cut, number }: RunRecord): boolean => cut !== undefined && number === undefined;

/**
 * The runs of a document without those that go on in another tab. Of those that were cut off the newest can go
 * on; of the others what they had recorded stays, thinned as that of any run.
 */
export async function settleCutOff(
  records: readonly RunRecord[],
  { storage, locks, keep }: Settling,
): Promise<readonly RunRecord[]> {
  let room = MOST_KEPT;
  const numbers = records.map(({ number = 0 }) => number);
  let next = 1 + Math.max(0, ...numbers) + records.filter(isNew).length;
  const settled: RunRecord[] = [];
  for (const one of records) {
    // It gets its number when it is listed first; the newest has the highest.
    const record = isNew(one) ? { ...one, number: (next -= 1) } : one;
    if (record.cut === undefined) {
      settled.push(record);
      continue;
    }
    if (await isHeldElsewhere(locks, record.id)) continue;
    const canGoOn = record.cut.steps !== null;
    if (canGoOn && room-- > 0) {
      settled.push(record);
      continue;
    }
    const reasons = canGoOn ? ['Newer runs were cut off since.'] : record.cut.reasons;
    const over = { ...record, cut: { steps: null, reasons } };
    settled.push(over);
    // One that was settled before has no pieces any more.
    const detail = await detailOfCutOff(storage, record.id);
    if (detail !== undefined) await keep(over, detail);
  }
  return settled;
}
