import type { Verbs } from '../../stores/index.ts';

/** Reads the bytes of files; one that cannot be read (a folder, a file that is gone) is told about. */
export async function readFiles(
  files: readonly File[],
  verbs: Pick<Verbs, 'notify'>,
): Promise<readonly { name: string; bytes: Uint8Array }[]> {
  const read = await Promise.all(
    files.map(async (file) => {
      try {
        return [{ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }];
      } catch {
        const text = `${file.name} could not be read. If it is a folder, drop the files in it.`;
        verbs.notify({ tone: 'bad', text, action: null });
        return [];
      }
    }),
  );
  return read.flat();
}
