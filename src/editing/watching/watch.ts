import type { PatchbayDocument } from '../../model/document.ts';
import { withLayout } from '../../model/layout/layout.ts';
import { tidiedPlots } from './plots.ts';

/** Sets the watched fields, `component.field`, in their order; the plots follow. */
export function setWatched(
  document: PatchbayDocument,
  fields: readonly string[],
): PatchbayDocument {
  return tidiedPlots(withLayout(document, 'watch', [...new Set(fields)]));
}

/** Sets the run's seed, a whole number. */
export function setSeed(document: PatchbayDocument, seed: number): PatchbayDocument {
  return Number.isSafeInteger(seed) ? withLayout(document, 'run', { seed }) : document;
}
