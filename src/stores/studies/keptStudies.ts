import * as z from 'zod/mini';
import { isObject, type JsonObject } from '../../base/json.ts';
import { ok } from '../../base/result.ts';
import type { AttachedFile } from '../../model/document.ts';
import { PLANS } from '../../model/tune/studySpec.ts';
import type { Storage, Stored, StoredEntry } from '../../storage/index.ts';
import type { Study } from '../../study/index.ts';
import type { LiveStudy, StudyHead } from './liveStudy.ts';
import type { StudyStatus } from './studiesState.ts';
import type { StudyModel } from './trialSandbox.ts';
import { GatheredTrials, type TrialStretch } from './trialTable.ts';

/** Trials that lie under one key: few enough to be written again and again while they come in. */
export const STRETCH = 1_000;
/** More than any study has. */
const MOST_TRIALS = 10_000_000;

/** A study of storage, without its trials. */
export interface KeptStudy extends StudyHead {
  readonly status: StudyStatus;
  readonly count: number;
  readonly length: number;
  readonly error: string | null;
}

const field = z.object({
  object_type: z.enum(['component', 'process']),
  object_name: z.nullable(z.string()),
  field_type: z.enum(['arg', 'initial_value', 'parameter', 'field']),
  field_name: z.string(),
});
const ends = { lower: z.number(), upper: z.number() };
const range = z.union([
  z.object({ kind: z.enum(['float', 'log', 'int']), ...ends }),
  z.object({ kind: z.literal('choice'), choices: z.array(z.unknown()) }),
  z.object({ kind: z.literal('normal'), mean: z.number(), sd: z.number() }),
]);
const study = z.object({
  name: z.string(),
  plan: z.enum(PLANS),
  sampler: z.enum(['tpe', 'nsga-ii']),
  seed: z.int(),
  samples: z.int().check(z.minimum(0), z.maximum(MOST_TRIALS)),
  concurrent: z.int().check(z.minimum(1)),
  timeLimit: z.number(),
  dimensions: z.array(
    z.object({
      ...{ name: z.string(), field, range, count: z.nullable(z.number()) },
      current: z.optional(z.unknown()),
    }),
  ),
  objectives: z.array(
    z.object({
      ...{ name: z.string(), component: z.string(), field: z.string() },
      direction: z.enum(['min', 'max']),
    }),
  ),
  points: z.array(z.record(z.string(), z.unknown())),
});

const record = z.object({
  study,
  name: z.string(),
  status: z.enum(['running', 'paused', 'stopped', 'completed', 'failed', 'interrupted']),
  count: z.int().check(z.minimum(0)),
  length: z.int().check(z.minimum(0)),
  error: z.nullable(z.string()),
});

const model = z.object({
  config: z.unknown(),
  files: z.array(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })),
  floats: z._default(z.array(z.array(z.string())), []),
  seed: z.int(),
});

/** A study as it lies in storage; null for what is none. What was running there was cut off. */
export function readKeptStudy(stored: StoredEntry): KeptStudy | null {
  const read = record.safeParse(stored.record);
  if (!read.success) return null;
  const { status, ...rest } = read.data;
  const isCutOff = status === 'running' || status === 'paused';
  return {
    ...rest,
    study: rest.study as Study,
    status: isCutOff ? 'interrupted' : status,
    id: stored.id,
    startedAt: stored.at,
  };
}

/** What is said of a study in storage. */
export function storedStudy(documentId: string, live: LiveStudy, name: string): StoredEntry {
  const { id, startedAt, study: what } = live.head;
  const { status, length, error, table } = live;
  const told = { study: what, name, status, count: table.length, length, error };
  return { id, documentId, at: startedAt, record: told };
}

/** The model of a study as it lies in storage; null where it cannot be read. */
export function readStudyModel(value: unknown): StudyModel | null {
  const read = model.safeParse(value);
  if (!read.success || !isObject(read.data.config)) return null;
  const { config, files, floats, seed } = read.data;
  return { config: config as JsonObject, files: files as readonly AttachedFile[], floats, seed };
}

const stretch = z.object({
  length: z.int().check(z.minimum(0), z.maximum(STRETCH)),
  numbers: z.array(z.instanceof(Float64Array)),
  labels: z.array(z.nullable(z.array(z.unknown()))),
});

/**
 * The trials of a study from storage, up to the first stretch that cannot be read. Where storage does not
 * answer there are none to go on from: what is there would be written over.
 */
export async function readTrials(
  storage: Pick<Storage, 'studyTrials'>,
  documentId: string,
  { id, study: what }: StudyHead,
): Stored<GatheredTrials> {
  const stored = await storage.studyTrials(documentId, id);
  return stored.ok ? ok(readStretches(stored.value, what)) : stored;
}

/** The trials in these stretches, up to the first that cannot be read. */
export function readStretches(values: readonly unknown[], what: Study): GatheredTrials {
  const table = new GatheredTrials(what);
  for (const value of values) {
    const read = stretch.safeParse(value);
    if (!read.success || !table.addStretch(read.data as TrialStretch)) break;
  }
  return table;
}

/** The stretches in which rows from this one on lie. */
export function stretchesFrom(
  table: GatheredTrials,
  row: number,
): readonly (readonly [number: number, stretch: TrialStretch])[] {
  const stretches: (readonly [number, TrialStretch])[] = [];
  for (let at = Math.floor(row / STRETCH); at * STRETCH < table.length; at++) {
    const from = at * STRETCH;
    stretches.push([at, table.stretch(from, Math.min(table.length, from + STRETCH))]);
  }
  return stretches;
}
