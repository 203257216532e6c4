import type { PatchbayDocument } from '../../model/document.ts';
import { modulesOf } from '../../model/modules.ts';
import type { Study } from '../../study/index.ts';
import { wholeFloats } from '../texts/texts.ts';
import type { StudyModel } from './trialSandbox.ts';

/** The model whose trials a study of a document runs. */
export function studyModelOf(document: PatchbayDocument, { seed }: Study): StudyModel {
  const { config, files } = document;
  const floats = modulesOf(document).length > 0 ? wholeFloats(document) : [];
  // Runs of trials have the study's seed, as on the command line.
  return { config, files, floats, seed };
}
