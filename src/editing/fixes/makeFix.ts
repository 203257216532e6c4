import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import type { Fix } from './Fix.ts';

interface Making {
  readonly fix: Fix;
  /** Of the file that a person picked, where the fix needs one. */
  readonly bytes?: Uint8Array | undefined;
}

/** Takes a way out of a problem. */
export function makeFix(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { fix, bytes }: Making,
): Edited {
  return { document: fix.edit(document, bytes), label: fix.label, said: `Done: ${fix.label}.` };
}
