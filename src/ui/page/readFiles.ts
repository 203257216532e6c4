import type { Verbs } from '../../stores/index.ts';
import { isAside, picked, type PickedFile } from './pickedFiles.ts';

type Read = readonly { name: string; bytes: Uint8Array }[];

/** Reads the bytes of files; one that cannot be read (a folder, a file that is gone) is told about. */
export async function readFiles(
  files: readonly File[],
  verbs: Pick<Verbs, 'notify'>,
): Promise<Read> {
  return readPicked(files.map(picked), verbs);
}

/** The same of files that may lie in folders; what nobody means who gives a folder is left out. */
export async function readPicked(
  files: readonly PickedFile[],
  verbs: Pick<Verbs, 'notify'>,
): Promise<Read> {
  const read = await Promise.all(
    files.map(async ({ file, path }) => {
      if (isAside(path)) return [];
      try {
        return [{ name: path, bytes: new Uint8Array(await file.arrayBuffer()) }];
      } catch {
        const text = `${file.name} could not be read. If it is a folder, drop the files in it.`;
        verbs.notify({ tone: 'bad', text, action: null });
        return [];
      }
    }),
  );
  return read.flat();
}
