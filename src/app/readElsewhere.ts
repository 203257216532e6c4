import { fail } from '../base/result.ts';
import type { OutsideRead, OutsideText } from '../formats/index.ts';

/** A text that takes longer is not read. */
const LONGEST_MS = 20_000;

const tooMuch: OutsideRead = fail([
  {
    code: 'YAML_TOO_LARGE',
    message: 'Reading it takes more time or memory than Patchbay spends on a text.',
    path: '',
    line: null,
    column: null,
    severity: 'error',
  },
]);

/**
 * Reads a large text in a worker of its own, which ends with it: the page goes on meanwhile, and what takes
 * too long, or all memory, takes nothing along.
 *
 * @returns null where no worker can be had
 */
export function readElsewhere(from: OutsideText): Promise<OutsideRead | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('readingWorker.ts', import.meta.url), { type: 'module' });
    let hasBegun = false;
    const end = (read: OutsideRead | null): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(read);
    };
    const timer = setTimeout(() => end(tooMuch), LONGEST_MS);
    // It is our own code, which says that it is there, and then what it read.
    worker.onmessage = ({ data }: MessageEvent<OutsideRead | null>) => {
      if (data === null) hasBegun = true;
      else end(data);
    };
    worker.onerror = () => end(hasBegun ? tooMuch : null);
    worker.postMessage(from);
  });
}
