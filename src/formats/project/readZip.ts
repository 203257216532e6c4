import { fail, ok, type Result } from '../../base/result.ts';
import { isClutter } from '../../base/text/clutter.ts';
import { inflate } from '../inflate.ts';
import { type GivenFile, tidyPath } from './paths.ts';
import { type ZipEntry, zipEntries } from './zipEntries.ts';

/** What a zip may hold. */
export interface ZipLimits {
  readonly files: number;
  /** Bytes of all of them, unpacked, and also packed: a zip may name the same bytes many times. */
  readonly bytes: number;
}

/** More is no project of a person. */
const PROJECT: ZipLimits = { files: 2_000, bytes: 100_000_000 };

const DAMAGED = 'It is damaged, or packed in a way that is not read here.';

/** True for bytes that begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The files of a zip by their paths in there, without caches and settings; or why it is not taken, for a
 * person. Nothing is unpacked beyond the size that the zip tells, and one that tells a wrong size is refused.
 */
export function readZip(
  bytes: Uint8Array,
  most: ZipLimits = PROJECT,
): Result<readonly GivenFile[], string> {
  const wanted = new Map<string, ZipEntry>();
  let [unpacked, packed] = [0, 0];
  try {
    for (const entry of zipEntries(bytes)) {
      if (entry.name.endsWith('/')) continue;
      const path = tidyPath(entry.name);
      if (path === null) return fail(`It names a file outside of itself: ${entry.name}.`);
      if (path.split('/').some(isClutter)) continue;
      wanted.set(path, entry);
      unpacked += entry.size;
      packed += entry.packed.length;
      if (wanted.size > most.files) return fail(`It holds more than ${most.files} files.`);
      if (Math.max(unpacked, packed) > most.bytes)
        return fail(`Unpacked it is larger than ${most.bytes / 1_000_000} MB.`);
    }
  } catch {
    return fail(DAMAGED);
  }
  const files: GivenFile[] = [];
  for (const [path, entry] of wanted) {
    const content = contentOf(entry);
    if (content?.length !== entry.size) return fail(DAMAGED);
    files.push({ path, bytes: content });
  }
  return ok(files);
}

/** Whether a zip names a file, told by its directory alone; null where that cannot be read. */
export function zipNames(bytes: Uint8Array, path: string): boolean | null {
  try {
    for (const { name } of zipEntries(bytes)) if (tidyPath(name) === path) return true;
    return false;
  } catch {
    return null;
  }
}

/** The bytes of a file; null where they cannot be had, or are more than was told. */
function contentOf({ method, packed, size }: ZipEntry): Uint8Array | null {
  if (method === 'stored') return packed.slice();
  if (method === 'other') return null;
  const read = inflate(packed, size);
  return read.ok ? read.value : null;
}
