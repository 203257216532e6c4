import type { AttachedFile, ConfigSpec, TuneField } from '../../model/index.ts';
import type { TrialObjective } from '../../model/run/index.ts';
import type { OwnPart } from '../pool/ownPart.ts';

/** What a thread needs to run trials of a model; plain data. */
export interface TrialSetup {
  readonly config: ConfigSpec;
  /** What each argument of a trial changes, by full name. */
  readonly fields: readonly (readonly [string, TuneField])[];
  readonly objectives: readonly TrialObjective[];
  readonly seed: number;
  /** Classes of the document that it shall load; null where built-in ones are enough. */
  readonly own: OwnPart | null;
  /** Folder of the model, and the working directory. */
  readonly folder: string;
  /** Files that the model brings itself. */
  readonly attached: readonly AttachedFile[];
}
