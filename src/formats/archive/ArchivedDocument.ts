import type { PatchbayDocument } from '../../model/index.ts';

/** A document with what is kept beside it. All but the document is data that its own reader checks. */
export interface ArchivedDocument {
  readonly document: PatchbayDocument;
  /** What else is known of it, such as times and tags. */
  readonly about?: unknown;
  /** Kept runs, the newest first. */
  readonly runs?: readonly unknown[];
  /** Earlier versions, the newest first. */
  readonly versions?: readonly unknown[];
  /** Studies with their trials, the newest first. */
  readonly studies?: readonly unknown[];
}

/** The file of an archive that says what else is in it. */
export const MANIFEST = 'patchbay.json';
/** What the manifest begins with. */
export const KIND = 'patchbay archive';
export const ARCHIVE_VERSION = 1;
