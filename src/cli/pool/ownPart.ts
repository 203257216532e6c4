import type { AttachedFile } from '../../model/index.ts';
import type { UsedType } from '../../runtime/index.ts';

/** What a thread of a pool needs to load the same classes as its maker. */
export interface OwnPart {
  /** Types of components that are the document's own. */
  readonly types: readonly UsedType[];
  /** The document's modules. */
  readonly modules: readonly AttachedFile[];
  /** Where Python's lie on this machine. */
  readonly folders: readonly string[];
  /** Seed of the run. */
  readonly seed: number;
}
