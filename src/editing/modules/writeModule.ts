import { encodeUtf8 } from '../../base/text/platform.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited, Refused } from '../edit.ts';

/** A file of code by its name, and what it says. */
export interface ModuleText {
  readonly name: string;
  readonly text: string;
}

/** What a file of code says is this now. */
export function writeModule(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { name, text }: ModuleText,
): Edited | Refused {
  const before = document.files.find((file) => file.name === name);
  if (before === undefined) return { refused: `There is no file ${name}.` };
  const bytes = encodeUtf8(text);
  const isSame =
    bytes.length === before.bytes.length && bytes.every((byte, i) => byte === before.bytes[i]);
  const label = `Edit ${name}`;
  if (isSame) return { document, label };
  const files = document.files.map((file) => (file === before ? { name, bytes } : file));
  return { document: { ...document, files }, label };
}
