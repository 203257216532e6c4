import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import type { FolderFile } from '../env.ts';
import { type FileFault, faultOf } from '../fileFault.ts';
import { besideName, clearStale } from './beside.ts';
import { makeFolder, settleFolder, unmakeFolders } from './draft.ts';
import { realPath } from './realPath.ts';

async function fill(folder: string, files: readonly FolderFile[]): Promise<void> {
  await mkdir(folder);
  for (const { path, bytes } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(file, 'wx', 0o666);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (faultOf(error).code === 'ENOENT') return false;
    throw error;
  }
}

/** Into a folder that somebody made (it may be the working directory): its own things move in together. */
async function moveIn(from: string, folder: string): Promise<void> {
  const moved: string[] = [];
  try {
    for (const name of await readdir(from)) {
      await rename(join(from, name), join(folder, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await rm(join(folder, name), { recursive: true, force: true });
    throw error;
  }
}

/** Into the place of another folder: that is whole, then this. */
async function swapIn(from: string, folder: string): Promise<void> {
  const old = besideName(dirname(folder));
  await rename(folder, old);
  try {
    await rename(from, folder);
  } catch (error) {
    await rename(old, folder);
    throw error;
  }
  // What cannot be taken away is nobody's any more: the next that is written here tries again.
  await rm(old, { recursive: true, force: true }).catch(() => {});
}

/** See `CliEnv.writeFolder`. */
export async function writeFolder(
  path: string,
  files: readonly FolderFile[],
  replaces = false,
): Promise<Result<null, FileFault>> {
  let made: string | null = null;
  let beside: string | null = null;
  let parent = dirname(path);
  try {
    const target = await realPath(path);
    const exists = await isThere(target);
    parent = exists && !replaces ? target : dirname(target);
    made = await makeFolder(parent);
    await clearStale(parent);
    beside = besideName(parent);
    await fill(beside, files);
    const place = replaces ? swapIn : moveIn;
    await (exists ? place(beside, target) : rename(beside, target));
    await rm(beside, { recursive: true, force: true });
    await settleFolder(parent);
    return ok(null);
  } catch (error) {
    if (beside !== null) await rm(beside, { recursive: true, force: true }).catch(() => {});
    await unmakeFolders(parent, made);
    return fail(faultOf(error));
  }
}
