export { tidyPath } from '../../base/text/tidyPath.ts';

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
