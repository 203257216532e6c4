import { type Catalogue, type PatchbayDocument, type Problem, specOf } from '../model/index.ts';
import { checkTune } from '../model/tune/checkTune.ts';
import { readStudies } from '../model/layout/studies.ts';

/** What is wrong with how a model is tuned and studied, where it only keeps nobody from running it. */
export function tuningWarnings(
  document: PatchbayDocument,
  catalogue: Catalogue,
): readonly Problem[] {
  const problems = [...checkTune(specOf(document), catalogue), ...readStudies(document).problems];
  return problems.map((problem) => ({ ...problem, severity: 'warning' as const }));
}
