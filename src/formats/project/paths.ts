/** A file of what was dropped or chosen together, by its path in there. */
export interface GivenFile {
  /** Parts by `/`; one part alone where a person gave the file itself and no folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The folder of a path; empty for one that lies in none. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path in a folder. */
export function inFolder(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** The path as seen from a folder, without its folders where it does not lie in there. */
export function seenFrom(folder: string, path: string): string {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : baseOf(path);
}

/** `a/./b/../c` as `a/c`; null for what leads out, or is a whole path of some machine. */
export function tidyPath(path: string): string | null {
  const parts: string[] = [];
  if (/^[\\/]/u.test(path)) return null;
  for (const part of path.split(/[\\/]/u)) {
    if (part === '' || part === '.') continue;
    // The letter of a drive.
    if (/^[a-z]:/iu.test(part)) return null;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join('/');
}
