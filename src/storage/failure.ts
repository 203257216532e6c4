import type { Problem } from '../model/problem.ts';
import type { Result } from '../base/result.ts';

/**
 * Why storage did not do as asked. `conflict`: somebody else wrote in between; `missing`: no such
 * document (or it was deleted); `broken`: the record is kept but cannot be read; `unverified`: what
 * was read back is not what was written; `outdated`: a newer Patchbay owns the database; `blocked`:
 * an older tab keeps the database from being brought up to date; `unavailable`: the browser gives no
 * database; `faulty`: it gave one, and the database broke off what was asked of it.
 */
export type StorageFailureKind =
  | 'conflict'
  | 'missing'
  | 'broken'
  | 'quota'
  | 'unverified'
  | 'outdated'
  | 'blocked'
  | 'unavailable'
  | 'faulty'
  /** It does not answer. */
  | 'silent';

export interface StorageFailure {
  readonly kind: StorageFailureKind;
  /** What happened and what to do, for a person. */
  readonly message: string;
  /** What is wrong with a broken record; else empty. */
  readonly problems: readonly Problem[];
}

export type Stored<T> = Promise<Result<T, StorageFailure>>;

const MESSAGES: Readonly<Record<StorageFailureKind, string>> = {
  conflict: 'This document was changed somewhere else in the meantime.',
  missing: 'This document is no longer in the browser’s storage.',
  broken: 'This document’s record cannot be read. It is kept as it is.',
  quota:
    'The browser’s storage is full. Export this document, or delete documents or other site data to make room.',
  unverified:
    'The browser did not keep what was saved. Export this document to be sure that nothing is lost.',
  outdated:
    'A newer Patchbay in another tab has changed the browser’s storage. Reload this page to go on with the newer one; what is not saved is taken along.',
  blocked: 'An older Patchbay is open in another tab. Close the other tabs to go on.',
  unavailable:
    'The browser does not let Patchbay store anything here. Export your documents to keep them.',
  faulty:
    'The browser’s storage broke off what was asked of it. Export this document to be sure that nothing is lost.',
  silent:
    'The browser’s storage does not answer. Close other tabs of Patchbay; if that does not help, export this document and restart the browser.',
};

export function storageFailure(
  kind: StorageFailureKind,
  problems: readonly Problem[] = [],
): StorageFailure {
  return { kind, message: MESSAGES[kind], problems };
}

/** Thrown inside a transaction to leave it; turned into a value at the room's edge. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly failure: StorageFailure;

  constructor(failure: StorageFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The database was there: a disk that fails, a connection or a transaction that was ended. */
const BROKEN_OFF: ReadonlySet<string> = new Set([
  ...['UnknownError', 'AbortError', 'InvalidStateError', 'TransactionInactiveError'],
  ...['DataError', 'NotFoundError', 'NotReadableError', 'OperationError', 'TimeoutError'],
]);

/** What a rejected database call means; browsers say it by the error's name only. */
export function failureOf(error: unknown): StorageFailure {
  if (error instanceof StorageError) return error.failure;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return storageFailure('quota');
  if (name === 'VersionError') return storageFailure('outdated');
  return storageFailure(BROKEN_OFF.has(name) ? 'faulty' : 'unavailable');
}
