import type { Locks } from './writer.ts';

interface Waiting {
  readonly grant: () => void;
}

/**
 * Locks inside one page: for tests, and for browsers that offer none (pages served over plain HTTP).
 * There the revision check alone keeps two tabs from overwriting each other.
 */
export function memoryLocks(): Locks {
  const queues = new Map<string, Waiting[]>();

  return {
    request(name, options, callback) {
      return new Promise((resolve, reject) => {
        const queue = queues.get(name);
        if (queue !== undefined && options.ifAvailable === true) {
          callback(null).then(resolve, reject);
          return;
        }
        const grant = (): void => {
          callback({ name })
            .then(resolve, reject)
            .finally(() => next(queues, name));
        };
        if (queue === undefined) {
          queues.set(name, []);
          grant();
          return;
        }
        const waiting = { grant };
        queue.push(waiting);
        options.signal?.addEventListener('abort', () => {
          const index = queue.indexOf(waiting);
          if (index < 0) return;
          queue.splice(index, 1);
          reject(new DOMException('The request was given up.', 'AbortError'));
        });
      });
    },
  };
}

function next(queues: Map<string, Waiting[]>, name: string): void {
  const waiting = queues.get(name)?.shift();
  if (waiting === undefined) queues.delete(name);
  else waiting.grant();
}
