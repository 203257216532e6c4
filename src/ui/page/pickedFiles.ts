import { isClutter } from '../../base/text/clutter.ts';

/** A file that a person gave, with its path where it lies in a folder that was given. */
export interface PickedFile {
  readonly file: File;
  readonly path: string;
}

/** A chosen file; of a chosen folder each tells its path in there. */
export function picked(file: File): PickedFile {
  return { file, path: file.webkitRelativePath || file.name };
}

/** True for what nobody meant who gave the folder around it. */
export function isAside(path: string): boolean {
  return path.includes('/') && path.split('/').some(isClutter);
}

/** More files than this are no project of a person. */
const MOST_FILES = 2_000;

/** There are more files than a project of a person has. */
export class TooManyFiles extends Error {}

/**
 * What was dropped. Folders are walked through, past caches and environments. To be called in the event itself:
 * afterwards the browser tells nothing of them any more.
 */
export function droppedFiles(data: DataTransfer): Promise<readonly PickedFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...data.files];
  if (!entries.some((entry) => entry?.isDirectory)) return Promise.resolve(files.map(picked));
  return walk(entries.filter((entry) => entry !== null));
}

async function walk(entries: readonly FileSystemEntry[]): Promise<readonly PickedFile[]> {
  const found: PickedFile[] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
    const path = entry.fullPath.replace(/^\/+/u, '');
    if (isAside(path)) continue;
    if (isFolder(entry)) waiting.push(...(await entriesIn(entry)));
    else if (isFile(entry)) found.push({ path, file: await fileOf(entry) });
    if (found.length + waiting.length > MOST_FILES) throw new TooManyFiles();
  }
  return found;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** All entries of a folder; the browser gives them in parts. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));
