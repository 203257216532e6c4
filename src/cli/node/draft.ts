import type { Stats } from 'node:fs';
import {
  access,
  constants,
  type FileHandle,
  mkdir,
  open,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Draft } from '../env.ts';
import { type FileFault, faultFor, faultOf } from '../fileFault.ts';
import { besideName, clearStale } from './beside.ts';
import { drop, keep as remember } from './leftovers.ts';
import { realPath } from './realPath.ts';

const PIECE = 1024 * 1024;
/** What a disk says that cannot do it for this kind of thing: nothing is lost. */
const CANNOT = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EPERM', 'EACCES', 'EISDIR', 'EBADF']);

/** Makes a folder; the outermost one that was not there before, null when all were. */
export async function makeFolder(folder: string): Promise<string | null> {
  return (await mkdir(folder, { recursive: true })) ?? null;
}

/** Takes folders away that were made for nothing: from `inner` up to `outer`, as long as they are empty. */
export async function unmakeFolders(inner: string, outer: string | null): Promise<void> {
  if (outer === null) return;
  for (let at = inner; at.length >= outer.length; at = dirname(at)) {
    try {
      await rmdir(at);
    } catch {
      return;
    }
  }
}

async function oldFile(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (faultOf(error).code === 'ENOENT') return null;
    throw error;
  }
}

/** What the old file was to its owner and to others. */
async function takeRights(handle: FileHandle, old: Stats): Promise<void> {
  const { uid, gid } = await handle.stat();
  // Only an owner may give a file away; the rights count all the same.
  if (uid !== old.uid || gid !== old.gid) await handle.chown(old.uid, old.gid).catch(() => {});
  await handle.chmod(old.mode & 0o7777).catch(() => {});
}

/** Gives how many bytes there were. */
async function copyStart(path: string, to: FileHandle, most: number): Promise<number> {
  const from = await open(path, 'r');
  try {
    const piece = Buffer.alloc(Math.min(PIECE, most));
    let length = 0;
    while (length < most) {
      const { bytesRead } = await from.read(piece, 0, Math.min(piece.length, most - length));
      if (bytesRead === 0 && most === Infinity) break;
      if (bytesRead === 0) throw Object.assign(new Error('The file was cut.'), { code: 'CUT' });
      await to.writeFile(piece.subarray(0, bytesRead));
      length += bytesRead;
    }
    return length;
  } finally {
    await from.close();
  }
}

async function settle(handle: FileHandle): Promise<void> {
  try {
    await handle.sync();
  } catch (error) {
    if (!CANNOT.has(faultOf(error).code)) throw error;
  }
}

/** A folder knows of a new name only once it is settled itself. */
export async function settleFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await settle(handle);
    } finally {
      await handle.close();
    }
  } catch {
    // What the file holds is safe, and so is its old name.
  }
}

class NodeDraft implements Draft {
  readonly #handle: FileHandle;
  /** Null for a device or a pipe, which has no place that could be taken. */
  readonly #beside: string | null;
  readonly #target: string;
  readonly #made: string | null;
  length = 0;

  get isInPlace(): boolean {
    return this.#beside === null;
  }

  constructor(handle: FileHandle, target: string, beside: string | null, made: string | null) {
    this.#handle = handle;
    this.#target = target;
    this.#beside = beside;
    this.#made = made;
  }

  append(bytes: Uint8Array): Promise<Result<null, FileFault>> {
    return this.#trying(async () => {
      await this.#handle.writeFile(bytes);
      this.length += bytes.length;
    });
  }

  commit(): Promise<Result<null, FileFault>> {
    return this.#trying(async () => {
      await settle(this.#handle);
      await this.#handle.close();
      if (this.#beside === null) return;
      await rename(this.#beside, this.#target);
      drop(this.#beside);
      await settleFolder(dirname(this.#target));
    });
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {});
    if (this.#beside === null) return;
    await rm(this.#beside, { force: true }).catch(() => {});
    drop(this.#beside);
    await unmakeFolders(dirname(this.#target), this.#made);
  }

  async #trying(job: () => Promise<unknown>): Promise<Result<null, FileFault>> {
    try {
      await job();
      return ok(null);
    } catch (error) {
      await this.discard();
      return fail(faultOf(error));
    }
  }
}

async function begin(path: string, keep: number): Promise<Draft> {
  const target = await realPath(path);
  const old = await oldFile(target);
  if (old?.isDirectory()) throw Object.assign(new Error('A folder.'), { code: 'EISDIR' });
  if (old !== null && !old.isFile()) {
    return new NodeDraft(await open(target, 'w'), target, null, null);
  }
  // A name beside could be made, and yet the file was meant not to change.
  if (old !== null) await access(target, constants.W_OK);
  const folder = dirname(target);
  const made = await makeFolder(folder);
  await clearStale(folder);
  const beside = besideName(folder);
  let handle: FileHandle;
  try {
    handle = await open(beside, 'wx', 0o666);
  } catch (error) {
    await unmakeFolders(folder, made);
    throw error;
  }
  remember(beside, target);
  const draft = new NodeDraft(handle, target, beside, made);
  try {
    if (old !== null) await takeRights(handle, old);
    if (keep > 0 && (old !== null || keep !== Infinity)) {
      draft.length = await copyStart(target, handle, keep);
    }
    return draft;
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

/** See `CliEnv.draft`. */
export async function openDraft(path: string, keep: number): Promise<Result<Draft, FileFault>> {
  try {
    return ok(await begin(path, keep));
  } catch (error) {
    const fault = faultOf(error);
    return fail(keep > 0 && fault.code === 'ENOENT' ? faultFor('CUT') : fault);
  }
}
