/** A finished run kept with its document: plain data that the reader has to check. */
export interface StoredRun {
  readonly id: string;
  readonly documentId: string;
  /** When it began; runs are listed newest first. */
  readonly at: number;
  readonly record: unknown;
}
