// With the classes comes the parser of formulas, without which formulas are not checked.
import '../library/classes.ts';
import { catalogue } from '../library/index.ts';
import { readYaml } from '../formats/index.ts';
import {
  type PatchbayDocument,
  type Place,
  type Problem,
  specOf,
  validateProcess,
} from '../model/index.ts';
import { LIMITS } from './loadModel.ts';

/** Finds lines of a document that was not edited. */
function placeOf({ source, config }: PatchbayDocument): Place | undefined {
  if (source === null || source.value !== config) return undefined;
  const read = readYaml(source.text, { limits: LIMITS });
  return read.ok ? read.value.place : undefined;
}

/** Everything that is wrong with a model whose schema is fine. */
export function checkDocument(document: PatchbayDocument, original = document): readonly Problem[] {
  return validateProcess(specOf(document), catalogue, placeOf(original));
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
