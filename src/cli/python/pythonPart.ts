import type { UsedType } from '../../runtime/index.ts';

/** What a thread of a pool needs to load the same classes. */
export interface PythonPart {
  /** Types of components in Python. */
  readonly types: readonly UsedType[];
  /** Names of the document's modules. */
  readonly files: readonly string[];
  /** Where they lie on this machine. */
  readonly folders: readonly string[];
  /** Seed of the run. */
  readonly seed: number;
}
