export { codeSetting, networkSetting, RUNS_KEPT } from './api.ts';
export type {
  HistoryChange,
  Leaving,
  LeftDocument,
  Storage,
  StoredDocument,
  StoredHistory,
  StoredSummary,
  StoredStep,
  StorageEvent,
  Unfinished,
  Written,
} from './api.ts';
export type { GoingChange } from './beside/going.ts';
export type { Stored, StorageFailure, StorageFailureKind } from './failure.ts';
export type { Marks, ShelfEntry, Weight } from './beside/shelf.ts';
export { indexedDbStorage } from './indexedDbStorage.ts';
export { memoryDisk, type MemoryDisk } from './memoryDisk.ts';
export { memoryStorage } from './memoryStorage.ts';
export { memoryLocks } from './memoryLocks.ts';
export { storageFailure } from './failure.ts';
export { sameDocument } from './sameDocument.ts';
export type { StoredEntry } from './storedEntry.ts';
export { uniqueName } from './uniqueName.ts';
export { claimWriter, type Locks, type Writer } from './writer.ts';
