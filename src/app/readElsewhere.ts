import type { OutsideRead, OutsideText } from '../formats/index.ts';
import type { JsonObject } from '../base/json.ts';
import { ABSENT, type TextTask } from './textTask.ts';
import { problemAt } from '../model/problemAt.ts';

/** A text that takes longer is not read, and one to be written is then written by the page. */
const LONGEST_MS = 20_000;

const tooMuch: OutsideRead = {
  ok: false,
  error: [
    problemAt(
      'YAML_TOO_LARGE',
      'Reading it takes more time or memory than Patchbay spends on a text.',
    ),
  ],
};

/**
 * Characters of a task that comes with the worker itself. A message to one that is starting waits until this
 * thread has time, which is busy with the scripts of the page when a link is read.
 */
const BROUGHT = 50_000;

/** Null where the browser or a policy refuses at once, rather than with an event. */
function startWorker(name: string): Worker | null {
  try {
    return new Worker(new URL('readingWorker.ts', import.meta.url), { type: 'module', name });
  } catch {
    return null;
  }
}

/** Has a worker of its own do a task, and gives its answer, or what happened instead. */
function inWorker(
  task: TextTask,
  signal?: AbortSignal,
): Promise<{ readonly answer: unknown } | 'no worker' | 'gave up'> {
  if (signal?.aborted) return Promise.resolve('gave up');
  const told = 'read' in task && task.read.text.length < BROUGHT ? JSON.stringify(task) : '';
  const worker = startWorker(told);
  if (worker === null) return Promise.resolve('no worker');
  return new Promise((resolve) => {
    let hasBegun = false;
    const end = (outcome: Awaited<ReturnType<typeof inWorker>>): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(outcome);
    };
    const fail = () => end(hasBegun ? 'gave up' : 'no worker');
    const timer = setTimeout(fail, LONGEST_MS);
    signal?.addEventListener('abort', () => end('gave up'));
    // It is our own code, which says that it is there, and then what it read or wrote.
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === null) hasBegun = true;
      else if (data === ABSENT) end('no worker');
      else end({ answer: data });
    };
    worker.onerror = fail;
    if (told === '') worker.postMessage(task);
  });
}

/**
 * Reads a large text in a worker of its own, which ends with it: the page goes on meanwhile, and what takes
 * too long, or all memory, takes nothing along.
 *
 * @param isQuick whether a simple link may come before its model was held to the schema (`isUnchecked`)
 * @returns null where no worker can be had
 */
export async function readElsewhere(
  from: OutsideText,
  isQuick = false,
): Promise<OutsideRead | null> {
  const outcome = await inWorker({ read: from, isQuick });
  if (typeof outcome === 'object') return outcome.answer as OutsideRead;
  return outcome === 'gave up' ? tooMuch : null;
}

/**
 * Writes a large text in the same way: what `text` should say by now, or a new one where it is null.
 *
 * @returns null where that cannot be, or is not wanted any more
 */
export async function writeElsewhere(
  text: string | null,
  config: JsonObject,
  signal: AbortSignal,
): Promise<string | null> {
  const outcome = await inWorker({ write: text, config }, signal);
  return typeof outcome === 'object' ? (outcome.answer as string) : null;
}
