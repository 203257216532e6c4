import type { Interpreter } from './interpreter.ts';

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Folders are followed so deep. */
const DEEPEST = 20;
/** What Python makes for itself. */
const OWN = '__pycache__';

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/**
 * Files below a folder that are new or have changed since they were put there.
 *
 * @param put the files that were put there, by their path in the folder
 */
export function writtenFiles(
  { FS }: Interpreter,
  folder: string,
  put: readonly File[],
): readonly File[] {
  const before = new Map(put.map(({ name, bytes }) => [name, bytes]));
  const found: File[] = [];
  const visit = (path: string, depth: number) => {
    for (const entry of FS.readdir(`${folder}/${path}`)) {
      if (entry === '.' || entry === '..' || entry === OWN) continue;
      const name = path === '' ? entry : `${path}/${entry}`;
      const { mode } = FS.lstat(`${folder}/${name}`);
      if (FS.isDir(mode)) {
        if (depth < DEEPEST) visit(name, depth + 1);
      } else if (FS.isFile(mode)) {
        const bytes = FS.readFile(`${folder}/${name}`);
        const old = before.get(name);
        if (old === undefined || !isSame(old, bytes)) found.push({ name, bytes });
      }
    }
  };
  visit('', 0);
  return found;
}
