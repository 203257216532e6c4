import type { Json, JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { withLayout } from '../../model/layout/layout.ts';
import { withValue } from '../../model/raw.ts';
import type { Edit } from '../edit.ts';

/** Writes the plans of our own down, in their order. */
export function withStudies(
  document: PatchbayDocument,
  studies: readonly JsonObject[],
): PatchbayDocument {
  return withLayout(document, 'studies', studies);
}

/** @param args of plugboard's tuner, as the text shall have them; null: the model has none */
export const changeTune: Edit<JsonObject | null> = (document, _, args) => ({
  document: withValue(document, ['plugboard', 'tune'], args === null ? undefined : { args }),
  label: args === null ? 'Remove the tune section' : 'Change the tune section',
});

/** @param studies all plans of our own, as the text shall have them */
export const changeStudies: Edit<readonly JsonObject[]> = (document, _, studies) => ({
  document: withStudies(document, studies satisfies readonly Json[]),
  label: 'Change the studies',
});
