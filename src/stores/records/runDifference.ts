import { compareDocuments, hasMeaning, partsOfLine } from '../../compare/index.ts';
import type { RunDetail } from './runDetail.ts';
import { type RunRecord, stepsOfRecord } from './runRecord.ts';

/** Something that is known of each of two runs; null: it was not recorded. */
interface RunFact {
  readonly name: string;
  readonly values: readonly [string | null, string | null];
}

/** What differs between two runs, but for their values. */
export interface RunDifference {
  /** Only what differs, or was not recorded of one of them. */
  readonly facts: readonly RunFact[];
  /** Changes of the model that may change results; null: a model was not recorded. */
  readonly model: readonly ReturnType<typeof partsOfLine>[] | null;
}

export interface KeptRun {
  readonly record: RunRecord;
  readonly detail: RunDetail;
}

/** Tells what could make two runs differ: model, code, seed, speed, version; and how far they came. */
export function runDifference(one: KeptRun, other: KeptRun): RunDifference {
  const of = (told: (run: KeptRun) => string | null) => [told(one), told(other)] as const;
  const ours = (told: (record: RunRecord) => string | null) =>
    of(({ record }) => (record.source === 'plugboard' ? null : told(record)));
  const facts: readonly RunFact[] = [
    { name: 'Seed', values: ours(({ seed }) => String(seed)) },
    { name: 'Steps', values: of(({ record }) => String(stepsOfRecord(record))) },
    { name: 'Status', values: of(({ record }) => record.status) },
    { name: 'Speed', values: ours(speedOf) },
    { name: 'Patchbay', values: ours(({ version }) => version ?? null) },
    { name: 'Code of modules', values: of(({ detail }) => (detail.hasCode ? 'recorded' : null)) },
  ];
  return {
    facts: facts.filter(({ values: [a, b] }) => a !== b || a === null),
    model: modelLines(one.detail, other.detail),
  };
}

function speedOf({ speed }: RunRecord): string | null {
  if (speed === undefined) return null;
  return speed === null ? 'full' : `${speed} rounds a second`;
}

function modelLines(one: RunDetail, other: RunDetail): RunDifference['model'] {
  if (one.model === null || other.model === null) return null;
  const isKnown = one.hasCode && other.hasCode;
  const [a, b] = [one.model, other.model].map((model) =>
    isKnown ? model : { ...model, files: [] },
  );
  if (a === undefined || b === undefined) return null;
  // The seed is told among the facts.
  return compareDocuments({ document: a }, { document: b })
    .filter(({ kind }) => hasMeaning(kind) && kind !== 'seed')
    .map(partsOfLine);
}
