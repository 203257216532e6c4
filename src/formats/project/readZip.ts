import { unzipSync } from 'fflate';
import { fail, ok, type Result } from '../../base/result.ts';
import { isClutter } from '../../base/text/clutter.ts';
import { type GivenFile, tidyPath } from './paths.ts';

/** What a zip may hold. */
export interface ZipLimits {
  readonly files: number;
  /** Bytes of all of them, unpacked. */
  readonly bytes: number;
}

/** More is no project of a person. */
const PROJECT: ZipLimits = { files: 2_000, bytes: 100_000_000 };

/** True for bytes that begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The files of a zip by their paths in there, without caches and settings; or why it is not taken, for a
 * person. Sizes are those that the zip tells, and nothing is unpacked beyond them.
 */
export function readZip(
  bytes: Uint8Array,
  most: ZipLimits = PROJECT,
): Result<readonly GivenFile[], string> {
  let [count, size] = [0, 0];
  let refused: string | null = null;
  const refuse = (reason: string): false => {
    refused ??= reason;
    return false;
  };
  try {
    const entries = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (refused !== null || name.endsWith('/')) return false;
        const path = tidyPath(name);
        if (path === null) return refuse(`It names a file outside of itself: ${name}.`);
        if (path.split('/').some(isClutter)) return false;
        count += 1;
        size += originalSize;
        if (count > most.files) return refuse(`It holds more than ${most.files} files.`);
        if (size > most.bytes)
          return refuse(`Unpacked it is larger than ${most.bytes / 1_000_000} MB.`);
        return true;
      },
    });
    if (refused !== null) return fail(refused);
    return ok(
      Object.entries(entries).map(([name, content]) => ({
        path: tidyPath(name) ?? name,
        bytes: content,
      })),
    );
  } catch {
    return fail('It is damaged, or packed in a way that is not read here.');
  }
}
