import type { Catalogue } from '../model/catalog.ts';
import type { PatchbayDocument } from '../model/document.ts';

/** Selected things on the canvas; connectors by id `a.x..b.y`. */
export interface Selection {
  readonly components: readonly string[];
  readonly connectors: readonly string[];
}

export const NOTHING: Selection = { components: [], connectors: [] };

/** What an edit makes of a document, with the words for it. */
export interface Edited {
  /** The very document that it was given, where there was nothing to do. */
  readonly document: PatchbayDocument;
  /** How the history calls it. */
  readonly label: string;
  /** What is selected afterwards; absent: what was. */
  readonly selection?: Selection;
  /** What is said of it to those who listen and do not see. */
  readonly said?: string;
}

/** Why there is nothing to be made, for a person. */
export interface Refused {
  readonly refused: string;
}

/** The nodes that are selected after an edit; none where nothing was made. */
export function selectedIn(made: Edited | Refused | null): readonly string[] {
  return made === null || 'refused' in made ? [] : (made.selection?.components ?? []);
}

/** A gesture or a command that changes a document. It changes nothing itself: the stores do, with what it makes. */
export type Edit<Args> = (
  document: PatchbayDocument,
  catalogue: Catalogue,
  args: Args,
) => Edited | Refused;

/** A change that is no step of the work: undo passes over it, and nothing is said of it. */
export type Arrangement<Args extends readonly unknown[]> = (
  document: PatchbayDocument,
  ...args: Args
) => PatchbayDocument;
