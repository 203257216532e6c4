import { isObject } from '../base/json.ts';
import * as z from 'zod/mini';
import { RUNS_KEPT } from './api.ts';
import type { StoredEntry } from './storedEntry.ts';

const detailSchema = z.object({ id: z.string(), detail: z.unknown() });

/** Where the detail of a run lies: beside it, but out of the index that lists a document's runs. */
export function detailId(runId: string): string {
  return `${runId}/detail`;
}

/** The detail in what lies under its id. */
export function readDetail(value: unknown): unknown {
  const entry = detailSchema.safeParse(value);
  return entry.success ? entry.data.detail : undefined;
}

/**
 * Ids of the runs of one document that make room, newest first given. Pinned ones never do, and the one that
 * was just written only with the next.
 */
export function surplus(runs: readonly StoredEntry[], written: string): readonly string[] {
  const loose = runs.filter(({ record }) => !(isObject(record) && record['pinned'] === true));
  return loose.slice(RUNS_KEPT).flatMap(({ id }) => (id === written ? [] : [id]));
}
