import { Gunzip, gzipSync } from 'fflate';
import { TableError } from '../../base/csv/tokenize.ts';
import { joinedBytes } from '../../base/joinedBytes.ts';

/** Most bytes that an unpacked file may have: a small file can unpack to anything. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Unpacks a gzip file, also one of several parts (a file that was appended to has them). */
export function gunzip(packed: Uint8Array, mostBytes: number = MOST_BYTES): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const unpack = new Gunzip((part, final) => {
    size += part.length;
    if (size > mostBytes) throw new TableError('The file is too large when it is unpacked.');
    parts.push(part);
    ended = final;
  });
  try {
    unpack.push(packed, true);
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new TableError('The file is not a whole gzip file.', { cause: error });
  }
  if (!ended) throw new TableError('The file is not a whole gzip file.');
  return joinedBytes(parts);
}

/** Packs bytes as one part of a gzip file; the same bytes always give the same part. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}
