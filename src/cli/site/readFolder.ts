import { join } from 'node:path';
import { ok, type Result } from '../../base/result.ts';
import type { CliEnv, FolderFile } from '../env.ts';
import type { FileFault } from '../fileFault.ts';

/** All files of a folder and those below it; links are left out. */
export async function readFolder(
  root: string,
  env: CliEnv,
  path = '',
): Promise<Result<readonly FolderFile[], FileFault>> {
  const listed = await env.list(join(root, path));
  if (!listed.ok) return listed;
  const files: FolderFile[] = [];
  for (const { name, kind } of listed.value) {
    const inside = path === '' ? name : `${path}/${name}`;
    if (kind === 'folder') {
      const below = await readFolder(root, env, inside);
      if (!below.ok) return below;
      files.push(...below.value);
    } else if (kind === 'file') {
      const bytes = await env.readFile(join(root, inside));
      if (!bytes.ok) return bytes;
      files.push({ path: inside, bytes: bytes.value });
    }
  }
  return ok(files);
}
