import { strToU8, zipSync } from 'fflate';
import type { BundleFile } from './BundleFile.ts';

/**
 * The files of a project as a zip, all in one folder.
 *
 * @param at the time that the files get, milliseconds since 1970
 */
export function zipBundle(files: readonly BundleFile[], folder: string, at: number): Uint8Array {
  // A name of dots alone would lead out of the place that the zip is unpacked to.
  const inside = folder.replace(/^\.+$|[/\\]/g, '') || 'project';
  const entries = files.map(({ path, content }): [string, Uint8Array] => {
    return [`${inside}/${path}`, bundleBytes(content)];
  });
  return zipSync(Object.fromEntries(entries), { mtime: at, level: 6 });
}

/** What a file's content is on disk. */
export function bundleBytes(content: BundleFile['content']): Uint8Array {
  return typeof content === 'string' ? strToU8(content) : content;
}
