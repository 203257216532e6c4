import * as z from 'zod/mini';
import { readDocument } from '../model/index.ts';
import type { Leaving, LeftDocument } from './api.ts';
import { readHistoryChange } from './readHistory.ts';

/** Typed texts and settings stand among documents, under names that no document has. */
const TYPED = 'typed:';
const typedKey = (id: string) => `${TYPED}${id}`;
export const settingKey = (key: string) => `setting:${key}`;

const schema = z.object({
  id: z.string(),
  revisions: z.array(z.int().check(z.nonnegative())),
  document: z.unknown(),
  at: z.number(),
  history: z.unknown(),
});

/** What pages put down when they went away, each under the key that `forget` takes. */
export interface Left {
  readonly documents: readonly (readonly [key: string, left: LeftDocument])[];
  readonly typed: readonly (readonly [key: string, id: string, typed: unknown])[];
}

/** What is put down under which key. */
export function entriesOf({ document, typed, settings }: Leaving): ReadonlyMap<string, unknown> {
  const entries = new Map<string, unknown>();
  if (document !== null) entries.set(document.id, document);
  if (typed !== null) entries.set(typedKey(typed.id), typed.typed);
  for (const [key, value] of Object.entries(settings)) entries.set(settingKey(key), value);
  return entries;
}

/** Reads back what was put down. */
export function leftOf(entries: Iterable<readonly [string, unknown]>): Left {
  const documents: Left['documents'][number][] = [];
  const typed: Left['typed'][number][] = [];
  for (const [key, value] of entries) {
    if (key.startsWith(TYPED)) typed.push([key, key.slice(TYPED.length), value]);
    const document = readLeft(value);
    if (document?.id === key) documents.push([key, document]);
  }
  return { documents, typed };
}

/** A document as a page put it down; null when nobody can make sense of it. */
function readLeft(value: unknown): LeftDocument | null {
  const read = schema.safeParse(value);
  if (!read.success) return null;
  const document = readDocument(read.data.document);
  if (!document.ok) return null;
  return { ...read.data, document: document.value, history: readHistoryChange(read.data.history) };
}
