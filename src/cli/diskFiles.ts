import { resolve } from 'node:path';
import type { HostFiles } from '../engine/index.ts';
import type { CliEnv } from './env.ts';

/**
 * Files of a run on disk: read beside the model, then in the working directory; written in the working
 * directory, as plugboard does.
 */
export function diskFiles(folder: string, env: CliEnv): HostFiles {
  return {
    async read(path) {
      for (const from of [folder, env.cwd]) {
        const bytes = await env.readFile(resolve(from, path));
        if (bytes !== null) return bytes;
      }
      throw Object.assign(new Error(`There is no file ${path}.`), { code: 'FILE_MISSING' });
    },
    create: (path) => env.writeFile(resolve(env.cwd, path), new Uint8Array()),
    append: (path, bytes) => env.appendFile(resolve(env.cwd, path), bytes),
  };
}
