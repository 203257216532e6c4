import { fail, ok, type Result } from '../base/result.ts';
import { decodeLink, isZip, modelInPicture, readArchive } from '../formats/index.ts';
import type { PatchbayDocument, Problem } from '../model/index.ts';
import { problem } from './problems.ts';

type Read = Result<PatchbayDocument, readonly Problem[]>;

const WRAPPING = /\.(?:zip|png|svg)$/i;
const PICTURE = /\.(?:png|svg)$/i;
/** A link as an operand: a fragment, or an address with one. */
const LINK = /^(?:[a-z]+:\/\/[^#]*)?#(?:p\d+|y\d+)\./i;

const refused = (message: string): Read => fail([problem('FILE_NOT_READABLE', message)]);

/** Whether a file's name is that of an archive or a picture. */
export const isWrapping = (file: string): boolean => WRAPPING.test(file);

/** The model in a link; null where the text is none. */
export function modelInLink(text: string): Read | null {
  return LINK.test(text) ? decodeLink(text) : null;
}

/**
 * The model in an archive or a picture, with its files. A link in a picture is read as any other.
 *
 * @returns null where the bytes are neither: they may be a text
 */
export function modelInFile(file: string, bytes: Uint8Array): Read | null {
  if (isZip(bytes)) return inArchive(file, bytes);
  const link = modelInPicture(bytes);
  if (link !== null) return decodeLink(link);
  return PICTURE.test(file) ? refused(`There is no model in the picture ${file}.`) : null;
}

function inArchive(file: string, bytes: Uint8Array): Read {
  const archive = readArchive(bytes);
  if (archive === null)
    return refused(`${file} is a zip, but no archive of Patchbay: unpack it and name its model.`);
  if (!archive.ok) return refused(`${file}: ${archive.error}`);
  const { documents, faults } = archive.value;
  const [first, ...others] = documents;
  if (first === undefined) return refused(`${file}: ${faults[0] ?? 'There is no model in it.'}`);
  if (others.length === 0) return ok(first.document);
  const names = documents.slice(0, 5).map(({ document }) => document.name);
  return refused(
    `${file} holds ${documents.length} models (${names.join(', ')}${documents.length > 5 ? ', …' : ''}): unpack it and name one of them.`,
  );
}
