import { strFromU8 } from 'fflate';

/** A file as the directory of a zip tells of it, and its bytes as they are packed. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes of it unpacked, if the zip tells the truth. */
  readonly size: number;
  readonly method: 'stored' | 'deflated' | 'other';
  readonly packed: Uint8Array;
}

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
/** Bytes of the end of the directory, of an entry and of a local header, without their texts. */
const [END_SIZE, ENTRY_SIZE, LOCAL_SIZE] = [22, 46, 30];
const [ENCRYPTED, IN_UTF8] = [1, 2048];
/** Characters of the note behind the directory. */
const LONGEST_NOTE = 65_535;

/**
 * The entries of a zip (PKWARE's APPNOTE, 4.3; without its extension of 64 bits, which files of this size
 * do not need), in the order of the directory. Throws a RangeError for what is none.
 */
export function* zipEntries(bytes: Uint8Array): Generator<ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = (at: number) => view.getUint16(at, true);
  const long = (at: number) => view.getUint32(at, true);
  const part = (at: number, length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('It ends too early.');
    return bytes.subarray(at, at + length);
  };

  let end = bytes.length - END_SIZE;
  const first = Math.max(0, end - LONGEST_NOTE);
  while (end >= first && long(end) !== END) end -= 1;
  if (end < first) throw new RangeError('It has no directory.');

  let at = long(end + 16);
  for (let left = short(end + 10); left > 0; left -= 1) {
    if (long(at) !== ENTRY) throw new RangeError('Its directory is damaged.');
    const flags = short(at + 8);
    const length = short(at + 28);
    const local = long(at + 42);
    if (long(local) !== LOCAL) throw new RangeError('An entry is not where it should be.');
    const method = short(at + 10);
    const start = local + LOCAL_SIZE + short(local + 26) + short(local + 28);
    const isKnown = (flags & ENCRYPTED) === 0;
    yield {
      name: strFromU8(part(at + ENTRY_SIZE, length), (flags & IN_UTF8) === 0),
      size: long(at + 24),
      method: isKnown && method === 0 ? 'stored' : isKnown && method === 8 ? 'deflated' : 'other',
      packed: part(start, long(at + 20)),
    };
    at += ENTRY_SIZE + length + short(at + 30) + short(at + 32);
  }
}
