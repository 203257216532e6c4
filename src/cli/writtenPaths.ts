import { type PatchbayDocument, type Problem, specOf } from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';
import type { Allowed } from './allowedFolders.ts';
import { placeOf } from './check.ts';
import { catalogueOf } from './code/modules.ts';
import { outsideMessage } from './runFiles.ts';

/** What of a model would write where it may not; the run checks again when a file is opened. */
export async function forbiddenWrites(
  document: PatchbayDocument,
  allowed: Allowed,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const catalogue = catalogueOf(document);
  const { components } = specOf(document).plugboard.process.args;
  for (const [at, { type, args }] of components.entries()) {
    for (const { name, writes } of catalogue.find(type)?.form ?? []) {
      const path = args[name];
      if (writes !== true || typeof path !== 'string' || (await allowed(path)) !== null) continue;
      const where = ['plugboard', 'process', 'args', 'components', at, 'args', name];
      const place = placeOf(document)?.(where) ?? null;
      problems.push(problemAt('FILE_OUTSIDE', outsideMessage(args.name, path), place, where));
    }
  }
  return problems;
}
