export { codeSetting } from './api.ts';
export type {
  HistoryChange,
  Leaving,
  LeftDocument,
  Storage,
  Stored,
  StoredDocument,
  StoredHistory,
  StoredRun,
  StoredSummary,
  StoredStep,
  StorageEvent,
  StorageFailure,
  StorageFailureKind,
  Unfinished,
  Written,
} from './api.ts';
export { indexedDbStorage } from './indexedDbStorage.ts';
export { memoryDisk, memoryStorage, type MemoryDisk } from './memoryStorage.ts';
export { memoryLocks } from './memoryLocks.ts';
export { storageFailure } from './failure.ts';
export { sameDocument } from './sameDocument.ts';
export { uniqueName } from './uniqueName.ts';
export { claimWriter, type Locks, type Writer } from './writer.ts';
