import type { PatchbayDocument } from '../../../model/index.ts';

/** A model of the suite, and its bundle. */
export interface Project {
  readonly id: string;
  /** As it was before it was bundled, with its data files. */
  readonly document: PatchbayDocument;
  /** Where the bundle lies, unpacked. */
  readonly folder: string;
}
