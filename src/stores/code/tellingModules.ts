import type { PatchbayDocument, Problem } from '../../model/index.ts';
import { missingType } from './missingType.ts';

/** Problems with types that are not here, in words that say which file would bring them. */
export function tellingModules(
  document: PatchbayDocument,
  problems: readonly Problem[],
): readonly Problem[] {
  return problems.map((problem) => {
    const missing = missingType(problem, document);
    if (missing === null) return problem;
    const { type, name, file, isThere } = missing;
    const message = isThere
      ? `There is no component ${name} in ${file}. Write it there, or mend the type.`
      : `${type}: drop ${file} here. Until then it is shown and kept, but cannot run.`;
    return { ...problem, message };
  });
}
