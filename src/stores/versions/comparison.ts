import {
  type Change,
  compareDocuments,
  type Merged,
  mergedDocuments,
} from '../../compare/index.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { exactOf, loadFormats, textOf } from '../texts/texts.ts';

/** Two documents beside each other. */
export interface Comparison {
  readonly before: PatchbayDocument;
  readonly after: PatchbayDocument;
  readonly changes: readonly Change[];
  /** Both on one canvas. */
  readonly merged: Merged;
  /** The types that the merged document has. */
  readonly catalogue: Catalogue;
  /** Their YAML. */
  readonly texts: readonly [before: string, after: string];
}

/** What reads the code of documents, as the stores know it. */
export interface Types {
  needsReading(document: PatchbayDocument): boolean;
  load(): Promise<void>;
  catalogueOf(document: PatchbayDocument): Catalogue;
}

/** The types that a document has, its own too, once they are there. */
export async function typesOf(document: PatchbayDocument, types: Types): Promise<Catalogue> {
  // Without a network for what reads code, types of its own are drawn as unknown.
  if (types.needsReading(document)) await types.load().catch(() => undefined);
  return types.catalogueOf(document);
}

/** Puts two documents beside each other. */
export async function comparisonOf(
  before: PatchbayDocument,
  after: PatchbayDocument,
  types: Types,
): Promise<Comparison> {
  await loadFormats();
  const [a, b] = [before, after].map((document) => ({ document, exact: exactOf(document) }));
  const changes = a === undefined || b === undefined ? [] : compareDocuments(a, b);
  const merged = mergedDocuments(before, after, changes);
  // Of what is gone, the types may be in files that are gone too.
  const names = new Set(after.files.map(({ name }) => name));
  const files = [...after.files, ...before.files.filter(({ name }) => !names.has(name))];
  const catalogue = await typesOf({ ...merged.document, files }, types);
  return { before, after, changes, merged, catalogue, texts: [textOf(before), textOf(after)] };
}
