import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import { encodeUtf8 } from '../../base/text/platform.ts';
import {
  baseOf,
  folderOf,
  type GivenFile,
  inFolder,
  isZip,
  notebookFile,
  notebookModule,
  readZip,
} from '../../formats/index.ts';
import { LARGEST_FILE } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';

/**
 * What was given, with what zips hold in their place, and notebooks as the modules that they are. What is
 * larger than a document carries is told and left out, before anything reads it.
 */
export function unpacked(context: VerbContext, given: readonly GivenFile[]): readonly GivenFile[] {
  const files = given
    .flatMap((file) => (isArchive(file) ? filesIn(context, file) : [file]))
    .filter((file) => fits(context, file));
  const paths = new Set(files.map(({ path }) => path));
  return files.flatMap((file) => {
    if (!/\.ipynb$/iu.test(file.path)) return [file];
    const path = inFolder(folderOf(file.path), notebookFile(baseOf(file.path)));
    // Who wrote the module beside the notebook wants that one.
    if (paths.has(path)) return [];
    return moduleOf(context, file, path);
  });
}

function fits({ notices }: VerbContext, { path, bytes }: GivenFile): boolean {
  if (bytes.length <= LARGEST_FILE) return true;
  const text = `${baseOf(path)} is larger than ${LARGEST_FILE / 1_000_000} MB, more than a document can carry here.`;
  notices.show({ tone: 'bad', text, action: null });
  return false;
}

function isArchive({ path, bytes }: GivenFile): boolean {
  return /\.zip$/iu.test(path) && isZip(bytes);
}

function filesIn(context: VerbContext, { path, bytes }: GivenFile): readonly GivenFile[] {
  const read = readZip(bytes);
  if (!read.ok) return refused(context, path, read.error);
  // All in a folder of the zip's name: nobody chose any of them by itself.
  const folder = path.replace(/\.zip$/iu, '');
  return read.value.map((file) => ({ ...file, path: inFolder(folder, file.path) }));
}

function moduleOf(context: VerbContext, file: GivenFile, path: string): readonly GivenFile[] {
  const text = decodeUtf8(file.bytes);
  const read = text.ok ? notebookModule(text.value) : null;
  if (read === null) return refused(context, file.path, 'It is not UTF-8 text.');
  if (!read.ok) return refused(context, file.path, read.error);
  return [{ path, bytes: encodeUtf8(read.value) }];
}

function refused(context: VerbContext, path: string, reason: string): readonly GivenFile[] {
  const text = `${baseOf(path)} was not opened. ${reason}`;
  context.notices.show({ tone: 'bad', text, action: null });
  return [];
}
