import { open, readdir } from 'node:fs/promises';
import { fail, ok, type Result } from '../../base/result.ts';
import type { FolderEntry } from '../env.ts';
import { type FileFault, faultFor, faultOf } from '../fileFault.ts';

const PIECE = 256 * 1024;

/** Joins pieces until there are more bytes than `most`: then nobody needs the rest. */
async function gather(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Result<Uint8Array, FileFault>> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > most) return fail(faultFor('TOO_LARGE'));
    all.push(piece);
  }
  return ok(new Uint8Array(Buffer.concat(all, length)));
}

/** See `CliEnv.readFile`. Devices and pipes are read to their end, however large they say they are. */
export async function readDisk(path: string, most: number): Promise<Result<Uint8Array, FileFault>> {
  try {
    const handle = await open(path, 'r');
    try {
      const about = await handle.stat();
      if (about.isFile() && about.size > most) return fail(faultFor('TOO_LARGE'));
      if (about.isFile() && about.size > 0) return ok(new Uint8Array(await handle.readFile()));
      const stream = handle.createReadStream({ highWaterMark: PIECE, autoClose: false });
      return await gather(stream as AsyncIterable<Uint8Array>, most);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fail(faultOf(error));
  }
}

/** See `CliEnv.readInput`. */
export async function readInput(most: number): Promise<Result<Uint8Array, FileFault>> {
  try {
    return await gather(process.stdin as AsyncIterable<Uint8Array>, most);
  } catch (error) {
    return fail(faultOf(error));
  }
}

/** See `CliEnv.entries`. */
export async function entriesOf(path: string): Promise<Result<number | null, FileFault>> {
  try {
    return ok((await readdir(path)).length);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code === 'ENOENT') return ok(null);
    return fault.code === 'ENOTDIR' ? ok(1) : fail(fault);
  }
}

/** See `CliEnv.list`. */
export async function listFolder(path: string): Promise<Result<readonly FolderEntry[], FileFault>> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return ok(
      entries.map((entry) => {
        const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
        return { name: entry.name, kind };
      }),
    );
  } catch (error) {
    return fail(faultOf(error));
  }
}
