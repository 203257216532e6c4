import type { Catalogue, Ports } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { ConfigSpec } from '../../model/spec.ts';

/** One way out of a problem: what it does, in words that stand on a button and in the history, and the edit. */
export interface Fix {
  readonly label: string;
  /** A person picks a file first, whose bytes the edit then takes. */
  readonly needsFile?: boolean;
  readonly edit: (document: PatchbayDocument, bytes?: Uint8Array) => PatchbayDocument;
}

/** A document and what follows from it, for all who look for fixes in it. */
export interface FixContext {
  readonly document: PatchbayDocument;
  readonly spec: ConfigSpec;
  readonly catalogue: Catalogue;
  readonly ports: ReadonlyMap<string, Ports>;
}
