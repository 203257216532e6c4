import * as z from 'zod/mini';
import { fail, ok, type Result } from '../base/result.ts';
import type { PatchbayDocument } from '../model/document.ts';
import { readDocument } from '../model/index.ts';
import type { StoredDocument, StoredSummary } from './api.ts';
import type { StorageFailure } from './failure.ts';
import { componentCount } from './componentCount.ts';
import { storageFailure } from './failure.ts';
import { journalHeadSchema, type JournalHead } from './journalHead.ts';

/** A document's record as the database has it. The document itself is checked apart. */
export interface DocumentRecord {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** When it was removed; null while it is there. */
  readonly deletedAt: number | null;
  readonly document: unknown;
}

/** What the list needs, in a store of its own so that listing loads no document. */
export interface SummaryRecord {
  readonly id: string;
  readonly name: string;
  readonly modifiedAt: number;
  readonly components: number;
  readonly deletedAt: number | null;
  /** Absent: an earlier version wrote the record last. */
  readonly journal?: JournalHead | undefined;
}

const recordSchema = z.object({
  id: z.string(),
  revision: z.int().check(z.nonnegative()),
  createdAt: z.number(),
  modifiedAt: z.number(),
  deletedAt: z.nullable(z.number()),
  document: z.unknown(),
});

const summarySchema = z.object({
  id: z.string(),
  name: z.string(),
  modifiedAt: z.number(),
  components: z.number(),
  deletedAt: z.nullable(z.number()),
  journal: z.optional(journalHeadSchema),
});

/** The record around a document, without looking into the document. */
export function readEnvelope(value: unknown): Result<DocumentRecord, StorageFailure> {
  if (value === undefined) return fail(storageFailure('missing'));
  const envelope = recordSchema.safeParse(value);
  return envelope.success ? ok(envelope.data) : fail(storageFailure('broken'));
}

/** A record that lies in the database, checked down to the document; removed ones are missing. */
export function readRecord(value: unknown): Result<StoredDocument, StorageFailure> {
  const envelope = readEnvelope(value);
  if (!envelope.ok) return envelope;
  const { id, revision, createdAt, modifiedAt, deletedAt } = envelope.value;
  if (deletedAt !== null) return fail(storageFailure('missing'));
  const document = readDocument(envelope.value.document);
  if (!document.ok) return fail(storageFailure('broken', document.error));
  return ok({ id, revision, createdAt, modifiedAt, document: document.value });
}

export function readSummary(value: unknown): SummaryRecord | null {
  const summary = summarySchema.safeParse(value);
  return summary.success ? summary.data : null;
}

/** The list's line for a record whose own line is missing or unreadable. */
export function summaryOfUnknown(id: string, value: unknown): SummaryRecord {
  const envelope = readEnvelope(value);
  if (!envelope.ok) {
    return { id, name: 'Unreadable document', modifiedAt: 0, components: 0, deletedAt: null };
  }
  const { modifiedAt, deletedAt } = envelope.value;
  const document = readDocument(envelope.value.document);
  return document.ok
    ? summaryOf({ ...envelope.value, document: document.value })
    : { id, name: 'Unreadable document', modifiedAt, components: 0, deletedAt };
}

/** The line of a document that can be read. */
export function summaryOf(
  record: Pick<DocumentRecord, 'id' | 'modifiedAt' | 'deletedAt'> & {
    readonly document: PatchbayDocument;
  },
): SummaryRecord {
  const { id, modifiedAt, deletedAt, document } = record;
  const components = componentCount(document.config);
  return { id, name: document.name, modifiedAt, components, deletedAt };
}

/** The lines that the list shows: not the removed ones, last changed first. */
export function listed(summaries: readonly SummaryRecord[]): readonly StoredSummary[] {
  return summaries
    .filter((summary) => summary.deletedAt === null)
    .map(({ id, name, modifiedAt, components }) => ({ id, name, modifiedAt, components }))
    .toSorted((a, b) => b.modifiedAt - a.modifiedAt || (a.id < b.id ? -1 : 1));
}
