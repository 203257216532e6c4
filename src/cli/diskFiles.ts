import { resolve } from 'node:path';
import { spellings } from '../base/text/fileNames.ts';
import type { HostFiles } from '../engine/index.ts';
import type { CliEnv } from './env.ts';

/**
 * A file that a model reads: beside it, then in the working directory, under any spelling of its letters;
 * null when there is none.
 */
export async function readDataFile(
  path: string,
  folder: string,
  env: CliEnv,
): Promise<Uint8Array | null> {
  for (const from of [folder, env.cwd]) {
    for (const name of spellings(path)) {
      const bytes = await env.readFile(resolve(from, name));
      if (bytes !== null) return bytes;
    }
  }
  return null;
}

/**
 * Files of a run on disk: read beside the model, then in the working directory; written in the working
 * directory, as plugboard does.
 */
export function diskFiles(folder: string, env: CliEnv): HostFiles {
  return {
    async read(path) {
      const bytes = await readDataFile(path, folder, env);
      if (bytes !== null) return bytes;
      throw Object.assign(new Error(`There is no file ${path}.`), { code: 'FILE_MISSING' });
    },
    create: (path) => env.writeFile(resolve(env.cwd, path), new Uint8Array()),
    append: (path, bytes) => env.appendFile(resolve(env.cwd, path), bytes),
  };
}
