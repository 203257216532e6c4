import type { PatchbayDocument, Problem } from '../../model/index.ts';
import { readModules } from '../../modules/index.ts';
import { problem } from '../problems.ts';

/** How a missing module shows, by how much it is needed; what is caught or of no use does not. */
const SHOWS = {
  needed: 'its components fail where they use it',
  later: 'the function that imports it fails',
} as const;

/**
 * What is wrong with the code of a model, without running it: texts that cannot be read, and modules that
 * it imports and that are not there.
 *
 * @param known modules that packages of the interpreter bring, by their first name
 */
export function codeProblems(
  document: PatchbayDocument,
  known: ReadonlySet<string>,
): readonly Problem[] {
  if (document.files.length === 0) return [];
  const { imports, problems } = readModules(document.files);
  const missing = [...imports].flatMap(([module, { need, files }]) => {
    if ((need !== 'needed' && need !== 'later') || known.has(module.split('.')[0] ?? '')) return [];
    const who = files.join(', ');
    const text = `${who} ${files.length === 1 ? 'imports' : 'import'} ${module}, which is not there: ${SHOWS[need]}. Put its file beside the model.`;
    return [{ ...problem('MODULE_MISSING', text), severity: 'warning' as const }];
  });
  return [...problems, ...missing];
}
