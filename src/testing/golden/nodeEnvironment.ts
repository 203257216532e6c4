import { setImmediate } from 'node:timers/promises';
import { makeFunction } from '../../cli/makeFunction.ts';
import { type Environment, type HostFiles } from '../../engine/index.ts';

/** Files in memory. */
export function memoryFiles(files = new Map<string, Uint8Array>()): HostFiles {
  return {
    async read(path) {
      const bytes = files.get(path);
      if (bytes !== undefined) return bytes;
      throw Object.assign(new Error(`There is no file ${path}.`), { code: 'FILE_MISSING' });
    },
    async create(path) {
      files.set(path, new Uint8Array());
    },
    async append(path, bytes) {
      const before = files.get(path) ?? new Uint8Array();
      const joined = new Uint8Array(before.length + bytes.length);
      joined.set(before);
      joined.set(bytes, before.length);
      files.set(path, joined);
    },
  };
}

/** An environment for tests and benchmarks: Node's clock, counted ids, files in memory. */
export function nodeEnvironment(seed = 1, files: HostFiles = memoryFiles()): Environment {
  let ids = 0;
  return {
    host: { seed, files },
    now: () => performance.now(),
    time: () => Date.now(),
    randomId: (length) => String(++ids).padStart(length, '0'),
    yieldToHost: () => setImmediate(),
    makeFunction,
  };
}
