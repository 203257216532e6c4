import { counted } from '../../base/counted.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { AttachedFile, PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import { attachFile, removeFile } from './files.ts';

/** Lets files travel with the document; those of the same names are replaced. */
export function attachFiles(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  files: readonly AttachedFile[],
): Edited {
  const [file] = files;
  const what = files.length === 1 && file !== undefined ? file.name : counted(files.length, 'file');
  return { document: files.reduce(attachFile, document), label: `Attach ${what}` };
}

/** Takes a file of the document away. */
export function dropFile(document: PatchbayDocument, _catalogue: Catalogue, name: string): Edited {
  const label = `Remove ${name}`;
  return { document: removeFile(document, name), label, said: `Removed ${name}.` };
}
