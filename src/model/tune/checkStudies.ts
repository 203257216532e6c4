import type { Catalogue } from '../catalog.ts';
import { specOf } from '../documents.ts';
import type { PatchbayDocument } from '../document.ts';
import { STUDIES_PATH } from '../layout/rawStudies.ts';
import { readStudies } from '../layout/studies.ts';
import type { Problem } from '../problem.ts';
import type { Place } from '../readConfig.ts';
import { checkForPlugboard, checkSubject, checkTune } from './checkTune.ts';

/**
 * What is wrong with how a model is tuned and studied. Of plans of our own all is a warning: they keep nobody
 * from running the model, or from tuning it by plugboard.
 */
export function checkStudies(
  document: PatchbayDocument,
  catalogue: Catalogue,
  place?: Place,
): readonly Problem[] {
  const config = specOf(document);
  const { studies, places, problems } = readStudies(document, place);
  const own = studies.flatMap(({ objective, parameters }, i) => {
    const path = [...STUDIES_PATH, places[i] ?? i];
    return checkSubject(
      config,
      catalogue,
      { objective, parameters: parameters ?? [], path },
      place,
    );
  });
  const others = [...problems, ...own].map((one) => ({ ...one, severity: 'warning' as const }));
  const tune = [...checkTune(config, catalogue, place), ...checkForPlugboard(config, place)];
  return [...tune, ...others];
}
