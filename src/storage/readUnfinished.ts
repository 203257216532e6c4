import * as z from 'zod/mini';
import type { Unfinished } from './api.ts';

const schema = z.object({ revision: z.int(), label: z.string(), patch: z.unknown() });

/** What was being done to this revision of a document; null when nothing, or to another one. */
export function readUnfinished(value: unknown, revision: number): Unfinished | null {
  const read = schema.safeParse(value);
  if (!read.success || read.data.revision !== revision) return null;
  const { label, patch } = read.data;
  return { label, patch };
}
