import { Gunzip, gzipSync } from 'fflate';
import { TableError } from '../../base/csv/tokenize.ts';
import { crc32 } from '../../base/crc32.ts';
import { joinedBytes } from '../../base/joinedBytes.ts';

/** Most bytes that an unpacked file may have: a small file can unpack to anything. */
const MOST_BYTES = 512 * 1024 * 1024;

class TooLarge extends TableError {}

/** Bytes at the end of a part: a checksum and a length, which may be zeros themselves. */
const TRAILER = 8;

/**
 * Unpacks a gzip file, also one of several parts (a file that was appended to has them) and one with zeros
 * behind its end, as tapes and some programs fill their blocks.
 */
export function gunzip(packed: Uint8Array, mostBytes: number = MOST_BYTES): Uint8Array {
  const written = packed.findLastIndex((byte) => byte !== 0) + 1;
  const zeros = packed.length - written;
  if (zeros === 0) return unpacked(packed, mostBytes);
  // Which of them belong to the trailer only what is said there tells.
  for (let own = Math.min(TRAILER, zeros); own >= 0; own--) {
    try {
      return unpacked(packed.subarray(0, written + own), mostBytes);
    } catch (error) {
      if (error instanceof TooLarge) throw error;
      // The next shorter one may be the file.
    }
  }
  return unpacked(packed, mostBytes);
}

function unpacked(packed: Uint8Array, mostBytes: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let [ended, crc] = [false, 0];
  const unpack = new Gunzip((part, final) => {
    size += part.length;
    crc = crc32(part, crc);
    if (size > mostBytes) throw new TooLarge('The file is too large when it is unpacked.');
    parts.push(part);
    ended = final;
  });
  /** What is said of a part behind it holds, or the part is damaged. */
  const check = (end: number) => {
    if (
      end < 8 ||
      new DataView(packed.buffer, packed.byteOffset + end - 8).getUint32(0, true) !== crc
    )
      throw new TableError('The file is damaged: its checksum is another one.');
    crc = 0;
  };
  unpack.onmember = check;
  try {
    unpack.push(packed, true);
    if (ended) check(packed.length);
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
