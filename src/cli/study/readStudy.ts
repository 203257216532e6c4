import type { Result } from '../../base/result.ts';
import type { PatchbayDocument, Problem } from '../../model/index.ts';
import { type Asked, chooseStudy, type Study } from '../../study/index.ts';
import { placeOf } from '../check.ts';
import { catalogueOf } from '../code/modules.ts';
import { problem } from '../problems.ts';

/** The study that the command is asked for, or all that keeps it from being carried out. */
export function readStudy(
  document: PatchbayDocument,
  asked: Asked,
): Result<Study, readonly Problem[]> {
  const reading = { catalogue: catalogueOf(document), place: placeOf(document) };
  return chooseStudy(document, asked, reading, (known) => {
    const plan = JSON.stringify(asked.plan);
    return [problem('COMMAND_USAGE', `--plan takes ${known}, not ${plan}.`)];
  });
}
