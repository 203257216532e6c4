import * as z from 'zod/mini';
import { readDocument } from '../model/index.ts';
import type { Leaving } from './api.ts';
import { readHistoryChange } from './readHistory.ts';

const schema = z.object({
  id: z.string(),
  revisions: z.array(z.int().check(z.nonnegative())),
  document: z.unknown(),
  at: z.number(),
  history: z.unknown(),
});

/** What a page put down when it went away; null when nobody can make sense of it. */
export function readLeaving(value: unknown): Leaving | null {
  const read = schema.safeParse(value);
  if (!read.success) return null;
  const document = readDocument(read.data.document);
  if (!document.ok) return null;
  return { ...read.data, document: document.value, history: readHistoryChange(read.data.history) };
}
