import type { JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { withLayout } from '../../model/layout/layout.ts';

/** Writes the plans of our own down, in their order. */
export function withStudies(
  document: PatchbayDocument,
  studies: readonly JsonObject[],
): PatchbayDocument {
  return withLayout(document, 'studies', studies);
}
