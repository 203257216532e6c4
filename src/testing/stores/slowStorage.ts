import type { Storage } from '../../storage/index.ts';
import { gate } from '../gate.ts';

export interface SlowStorage extends Storage {
  /** From now on writes of documents wait, until the returned function lets them go. */
  hold(): () => void;
  /** Names that documents had when their writing was asked for, in order. */
  readonly asked: readonly string[];
}

/** Storage whose writes of documents can be made to wait, to see what happens meanwhile. */
export function slowStorage(storage: Storage): SlowStorage {
  const asked: string[] = [];
  let passed: Promise<void> = Promise.resolve();
  return {
    ...storage,
    asked,
    hold() {
      const next = gate();
      passed = next.passed;
      return next.open;
    },
    async create(entry) {
      asked.push(entry.document.name);
      await passed;
      return storage.create(entry);
    },
    async write(change) {
      asked.push(change.document.name);
      await passed;
      return storage.write(change);
    },
  };
}
