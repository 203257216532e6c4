import { isAbsolute, relative, resolve, sep } from 'node:path';
import { schemeOf } from '../model/index.ts';
import type { CliEnv } from './env.ts';

/** Where a model may write: answers with the place that a path leads to, null where it may not be. */
export type Allowed = (path: string) => Promise<string | null>;

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/**
 * The working directory and the folders that the command names, wherever links lead: a path counts by the
 * place that it ends in. An address (`s3://...`) is none.
 */
export function allowedFolders(
  more: readonly string[],
  { cwd, realPath }: Pick<CliEnv, 'cwd' | 'realPath'>,
): Allowed {
  return async (path) => {
    if (schemeOf(path) !== null) return null;
    const place = await realPath(resolve(cwd, path));
    for (const folder of [cwd, ...more]) {
      if (isWithin(await realPath(resolve(cwd, folder)), place)) return place;
    }
    return null;
  };
}
