import { isSameFileName } from '../../base/text/fileNames.ts';
import type { AttachedFile, PatchbayDocument } from '../../model/document.ts';

/** Attaches a file; one of the same name is replaced, however that is written. */
export function attachFile(document: PatchbayDocument, file: AttachedFile): PatchbayDocument {
  const others = document.files.filter(({ name }) => !isSameFileName(name, file.name));
  return { ...document, files: [...others, file] };
}

/** Takes an attached file away. */
export function removeFile(document: PatchbayDocument, name: string): PatchbayDocument {
  const files = document.files.filter((file) => file.name !== name);
  return files.length === document.files.length ? document : { ...document, files };
}
