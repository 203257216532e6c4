// What reads an ordinary link before anything else has come: no parser, no schema. `readOutside` reads every link.
import { isObject, type JsonObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { PatchbayDocument, Problem } from '../model/index.ts';
import { checkSizes } from './checkSizes.ts';
import { readLink } from './link/readLink.ts';
import { SOME_NAME } from './link/SharedModel.ts';
import type { OutsideModel } from './readOutside.ts';
import { LIMITS, type YamlLimits } from './yaml/limits.ts';
import { refusedUnread } from './yaml/refused.ts';
import { readSimple } from './yaml/simpleYaml.ts';

/** Why is told by who reads all texts. */
const NOT_SIMPLE = fail([]);

/** The text as the data that it says: nobody has held it to the schema yet. */
function readSimpleText(
  text: string,
  limits: YamlLimits,
): Result<PatchbayDocument, readonly Problem[]> {
  if (refusedUnread(text, limits) !== null) return NOT_SIMPLE;
  const value = readSimple(text, limits)?.value;
  if (!isObject(value)) return NOT_SIMPLE;
  // What it reads is plain data by how it is made.
  const config = value as JsonObject;
  if (checkSizes(config, () => null) !== null) return NOT_SIMPLE;
  return ok({ format: 1, name: SOME_NAME, source: { text, value: config }, config, files: [] });
}

/**
 * Reads a link whose model is a simple text: the same as `readOutside`, as long as the model keeps the schema,
 * which who gets it has to see to.
 *
 * @returns null for any other link, damaged ones too
 */
export function readSimpleLink(link: string): OutsideModel | null {
  const read = readLink(link, readSimpleText, LIMITS);
  // Whole numbers with too many digits are in no simple text.
  return read.ok ? { ...read.value, rounded: [], isUnchecked: true } : null;
}
