import { fail, ok, type Result } from '../base/result.ts';
import type { StorageFailure } from './failure.ts';

/** What lies in memory; handed to two storages, it is a database that two tabs share. */
export interface MemoryDisk {
  readonly documents: Map<string, unknown>;
  /** Heads of the histories, and their steps by number. */
  readonly histories: Map<string, unknown>;
  readonly steps: Map<string, Map<number, unknown>>;
  readonly unfinished: Map<string, unknown>;
  readonly typed: Map<string, unknown>;
  readonly left: Map<string, unknown>;
  readonly runs: Map<string, unknown>;
  readonly settings: Map<string, unknown>;
  readonly marks: Map<string, unknown>;
  readonly pictures: Map<string, unknown>;
  /** By document and their own ids. */
  readonly versions: Map<
    string,
    Map<string, { readonly version: unknown; readonly content: unknown }>
  >;
  /** By document and their own ids. */
  readonly studies: Map<
    string,
    Map<string, { study: unknown; readonly model: unknown; readonly trials: Map<number, unknown> }>
  >;
  /** Set by a test: the next writes fail with it. */
  failure: StorageFailure | null;
}

/** Does what is written there, where writes do not fail. */
export const savedOn =
  (disk: MemoryDisk) =>
  (work: () => void): Result<void, StorageFailure> => {
    if (disk.failure !== null) return fail(disk.failure);
    work();
    return ok(undefined);
  };

export function memoryDisk(): MemoryDisk {
  return {
    documents: new Map(),
    histories: new Map(),
    steps: new Map(),
    unfinished: new Map(),
    typed: new Map(),
    left: new Map(),
    runs: new Map(),
    settings: new Map(),
    marks: new Map(),
    pictures: new Map(),
    versions: new Map(),
    studies: new Map(),
    failure: null,
  };
}
