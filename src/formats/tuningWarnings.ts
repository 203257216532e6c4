import type { Catalogue, PatchbayDocument, Problem } from '../model/index.ts';
import { checkStudies } from '../model/tune/checkStudies.ts';

/** What is wrong with how a model is tuned and studied, where it only keeps nobody from running it. */
export function tuningWarnings(
  document: PatchbayDocument,
  catalogue: Catalogue,
): readonly Problem[] {
  const problems = checkStudies(document, catalogue);
  return problems.map((problem) => ({ ...problem, severity: 'warning' as const }));
}
