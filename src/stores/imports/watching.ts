import type { PatchbayDocument } from '../../model/document.ts';
import { watchedFields, withWatch } from '../texts/texts.ts';

/** The watch list of the text counts; an example without one gets that of the gallery. */
export function watching(document: PatchbayDocument, fields: readonly string[]): PatchbayDocument {
  if (watchedFields(document).length > 0) return document;
  return fields.reduce((next, field) => withWatch(next, field, true), document);
}
