import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { CliEnv } from './env.ts';
import { makeFunction } from './makeFunction.ts';
import { nodeWorkers } from './pool/nodeWorkers.ts';

/** The real machine. Text goes out whole before the program ends, also into a pipe. */
export function nodeEnv(): CliEnv {
  return {
    cwd: process.cwd(),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readFile: async (path) => {
      try {
        return new Uint8Array(await readFile(path));
      } catch {
        return null;
      }
    },
    entries: async (path) => {
      try {
        return (await readdir(path)).length;
      } catch (error) {
        return isMissing(error) ? null : 1;
      }
    },
    writeFile: async (path, bytes) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    },
    appendFile: (path, bytes) => appendFile(path, bytes),
    now: () => performance.now(),
    date: () => Date.now(),
    entropy: () => randomBytes(4).readUInt32LE(),
    yieldToHost: () => new Promise((resolve) => setImmediate(resolve)),
    makeFunction,
    startWorkers: () => nodeWorkers(new URL(import.meta.url)),
    onInterrupt: (stop) => {
      process.once('SIGINT', stop);
      return () => void process.off('SIGINT', stop);
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
