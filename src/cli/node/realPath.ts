import { lstat, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const MOST_LINKS = 40;

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The place that a link names; null when there is no link. */
async function linkOf(path: string): Promise<string | null> {
  try {
    return (await lstat(path)).isSymbolicLink() ? await readlink(path) : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * Where a path leads with all links followed, also when its end, or more of it, is not there yet.
 *
 * @throws what the system says, where it cannot be told
 */
export async function realPath(path: string, links = 0): Promise<string> {
  if (links > MOST_LINKS) throw Object.assign(new Error('Links in a circle.'), { code: 'ELOOP' });
  try {
    return await realpath(path);
  } catch (error) {
    if (!isMissing(error) || path === dirname(path)) throw error;
  }
  const folder = await realPath(dirname(path), links);
  const link = await linkOf(join(folder, basename(path)));
  if (link === null) return join(folder, basename(path));
  return realPath(resolve(folder, link), links + 1);
}
