import { randomBytes, randomFillSync } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { CliEnv } from '../env.ts';
import { makeFunction } from '../makeFunction.ts';
import { nodeWorkers } from '../pool/nodeWorkers.ts';
import { serveEditor } from '../serve/serveEditor.ts';
import { pythonPackages } from '../python/wheels.ts';
import { startTrialThread } from '../study/trialThread.ts';
import { openDraft } from './draft.ts';
import { outletOf } from './outlet.ts';
import { entriesOf, listFolder, readDisk, readInput } from './readDisk.ts';
import { rayNetwork } from './rayNetwork.ts';
import { realPath } from './realPath.ts';
import { signals } from './signals.ts';
import { writeFolder } from './writeFolder.ts';

/** @throws Error in words when somebody took it away */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new Error('the working directory is not there any more.', { cause: error });
  }
}

/** 32 bits of chance: the system is asked for many at once, for asking costs more than the bits. */
function drawnAhead(): () => number {
  const drawn = new Uint32Array(256);
  let next = drawn.length;
  return () => {
    if (next === drawn.length) {
      randomFillSync(drawn);
      next = 0;
    }
    return drawn[next++] ?? 0;
  };
}

/** The real machine. */
export function nodeEnv(): CliEnv {
  const [out, err] = [outletOf(process.stdout), outletOf(process.stderr)];
  return {
    cwd: workingDirectory(),
    variables: process.env,
    stdout: (text) => out.write(text),
    stderr: (text) => err.write(text),
    flush: async () => {
      // Nobody is left to tell what stands in the way of telling faults.
      await err.flush();
      return out.flush();
    },
    readFile: (path, most = Infinity) => readDisk(path, most),
    readInput,
    entries: entriesOf,
    list: listFolder,
    // What cannot be followed cannot be written either, and says why then.
    realPath: (path) => realPath(path).catch(() => path),
    draft: openDraft,
    writeFolder,
    now: () => performance.now(),
    date: () => Date.now(),
    entropy: drawnAhead(),
    yieldToHost: () => new Promise((resolve) => setImmediate(resolve)),
    makeFunction,
    startWorkers: (own) => nodeWorkers(new URL(import.meta.url), [], own),
    startTrials: (setup, listener) => startTrialThread(new URL(import.meta.url), setup, listener),
    every(milliseconds, job) {
      const timer = setInterval(job, milliseconds);
      return () => clearInterval(timer);
    },
    rayNetwork,
    cores: availableParallelism(),
    columns: process.stderr.isTTY ? process.stderr.columns : null,
    serveEditor: (what) => serveEditor(what, randomBytes(32).toString('hex')),
    pythonPackages,
    startPython: async (folders) =>
      (await import('../python/nodeInterpreter.ts')).preparedPython([process.cwd(), ...folders]),
    onInterrupt: (stop, isAlsoTerminated = false) =>
      signals.take(isAlsoTerminated ? ['SIGINT', 'SIGTERM'] : ['SIGINT'], stop),
  };
}
