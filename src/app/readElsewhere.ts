import type { OutsideRead, OutsideText } from '../formats/index.ts';

/** A text that takes longer is not read. */
const LONGEST_MS = 20_000;

const tooMuch: OutsideRead = {
  ok: false,
  error: [
    {
      code: 'YAML_TOO_LARGE',
      message: 'Reading it takes more time or memory than Patchbay spends on a text.',
      path: '',
      line: null,
      column: null,
      severity: 'error',
    },
  ],
};

/** Null where the browser or a policy refuses at once, rather than with an event. */
function startWorker(): Worker | null {
  try {
    return new Worker(new URL('readingWorker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}

/**
 * Reads a large text in a worker of its own, which ends with it: the page goes on meanwhile, and what takes
 * too long, or all memory, takes nothing along.
 *
 * @returns null where no worker can be had
 */
export function readElsewhere(from: OutsideText): Promise<OutsideRead | null> {
  const worker = startWorker();
  if (worker === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    let hasBegun = false;
    const end = (read: OutsideRead | null): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(read);
    };
    const timer = setTimeout(() => end(hasBegun ? tooMuch : null), LONGEST_MS);
    // It is our own code, which says that it is there, and then what it read.
    worker.onmessage = ({ data }: MessageEvent<OutsideRead | null>) => {
      if (data === null) hasBegun = true;
      else end(data);
    };
    worker.onerror = () => end(hasBegun ? tooMuch : null);
    worker.postMessage(from);
  });
}
