import { encodeUtf8 } from '../../base/text/platform.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited, Refused } from '../edit.ts';
import { attachFile } from '../process/files.ts';
import { moduleNameFault } from './moduleNames.ts';
import type { ModuleText } from './writeModule.ts';

/** Adds a file of code. */
export function addModule(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { name, text }: ModuleText,
): Edited | Refused {
  const refused = moduleNameFault(document, name);
  if (refused !== null) return { refused };
  return {
    document: attachFile(document, { name, bytes: encodeUtf8(text) }),
    label: `Add ${name}`,
    said: `Added ${name}.`,
  };
}
