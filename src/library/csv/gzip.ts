import { type FlateError, FlateErrorCode, Gunzip, gzipSync } from 'fflate';
import { TableError } from '../../base/csv/tokenize.ts';
import { crc32 } from '../../base/crc32.ts';
import { joinedBytes } from '../../base/joinedBytes.ts';

/** Most bytes that an unpacked file may have: a small file can unpack to anything. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Bytes that are unpacked at a time: what they hold is counted before more of them are. */
const CHUNK = 16 * 1024;

/** Bytes at the end of a part: a checksum and a length. */
const TRAILER = 8;

/** Bytes by which a part is known, or something else. */
const LOOKED_AT = 4;

/** Of a part that ends in a chunk, so many bytes may stand in the one before. */
const BEHIND = TRAILER + LOOKED_AT;

/** What no part begins with, and more than a trailer: stands behind the file, so that its last part ends like others. */
const NO_PART = new Uint8Array(BEHIND).fill(255);
/** What a part begins with. */
const HEADER = Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 3);

/**
 * Unpacks a gzip file, also one of several parts (a file that was appended to has them) and one with zeros
 * behind a part, as tapes and some programs fill their blocks. No byte is unpacked more than twice.
 */
export function gunzip(packed: Uint8Array, mostBytes: number = MOST_BYTES): Uint8Array {
  const pieces: Uint8Array[] = [];
  let room = mostBytes;
  const take = (piece: Uint8Array) => {
    room -= piece.length;
    if (room < 0) throw new TableError('The file is too large when it is unpacked.');
    if (piece.length > 0) pieces.push(piece);
  };
  let at = 0;
  do at = unpackFrom(packed, at, take);
  while (at < packed.length);
  return joinedBytes(pieces);
}

/**
 * Unpacks the parts that stand behind each other without zeros.
 *
 * @returns where the zeros behind them end
 */
function unpackFrom(packed: Uint8Array, from: number, take: (piece: Uint8Array) => void): number {
  const part = new PartSum();
  let begin = from;
  let hasBegun = false;
  const unpack = new Gunzip((piece) => {
    hasBegun = true;
    part.add(piece);
    take(piece);
  });
  unpack.onmember = (start) => {
    begin = from + start;
    if (!part.isToldAt(packed, begin - TRAILER)) throw damaged();
    part.begin();
  };
  for (let at = from; ; at += CHUNK) {
    try {
      unpack.push(at < packed.length ? packed.subarray(at, at + CHUNK) : NO_PART);
    } catch (error) {
      if (error instanceof TableError) throw error;
      // Something else than a part stands behind one that has ended.
      const isBehind = hasBegun && (error as FlateError).code === FlateErrorCode.InvalidHeader;
      if (!isBehind) throw notWhole(error);
      return endOf(packed, part, begin, Math.max(begin, Math.min(at, packed.length) - BEHIND));
    }
    if (at >= packed.length) throw notWhole();
  }
}

/** Where the zeros end behind a part of which some is left from a place on. */
function endOf(packed: Uint8Array, part: PartSum, begin: number, from: number): number {
  // Behind one that ends with the file at most three zeros have been passed: no other place is like it.
  const isLast = from === packed.length - BEHIND;
  // The trailer of a part without anything in it is all zeros, and so is the byte before.
  for (let [at, tries] = [from, 2]; tries > 0 && at + TRAILER <= packed.length; at++) {
    if (!part.isToldAt(packed, at)) continue;
    tries--;
    let end = at + TRAILER;
    if (!isLast && !isPart(packed.subarray(begin, end))) continue;
    while (packed[end] === 0) end++;
    return end;
  }
  throw damaged();
}

/** Whether bytes are one part, up to their end. */
function isPart(packed: Uint8Array): boolean {
  let end = -1;
  const unpack = new Gunzip(() => {});
  unpack.onmember = (start) => (end = start);
  try {
    for (let at = 0; at < packed.length; at += CHUNK) unpack.push(packed.subarray(at, at + CHUNK));
    unpack.push(HEADER);
  } catch {
    return false;
  }
  return end === packed.length;
}

/** What the end of a part has to tell: the checksum and the length of what it holds. */
class PartSum {
  #crc = 0;
  #size = 0;

  begin(): void {
    this.#crc = 0;
    this.#size = 0;
  }

  add(piece: Uint8Array): void {
    this.#crc = crc32(piece, this.#crc);
    this.#size += piece.length;
  }

  isToldAt({ buffer, byteOffset, length }: Uint8Array, at: number): boolean {
    if (at < 0 || at + TRAILER > length) return false;
    const view = new DataView(buffer, byteOffset + at, TRAILER);
    return view.getUint32(0, true) === this.#crc && view.getUint32(4, true) === this.#size;
  }
}

const damaged = () => new TableError('The file is damaged: its checksum is another one.');
const notWhole = (cause?: unknown) =>
  new TableError('The file is not a whole gzip file.', { cause });

/** Packs bytes as one part of a gzip file; the same bytes always give the same part. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}
