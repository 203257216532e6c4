import { shownCharacter } from '../base/characters/characters.ts';
import '../base/characters/named.ts';
import { isObject, type JsonObject } from '../base/json.ts';
import { fail, type Result } from '../base/result.ts';
import {
  documentFromConfig,
  type PatchbayDocument,
  type Problem,
  readConfig,
} from '../model/index.ts';
import { checkSizes } from './checkSizes.ts';
import type { YamlLimits } from './yaml/limits.ts';
import { readYaml } from './yaml/readYaml.ts';

/** Something in front of a line that is no blank for YAML, or that nobody sees: it becomes a part of the key. */
const UNSEEN_IN_FRONT = /^[ \t-]*([\p{Cf}\u00a0\u2000-\u200a\u202f\u205f\u3000])/mu;

/** The problems, the first with the character that is likely their cause. */
function withCause<T>(
  read: Result<T, readonly Problem[]>,
  text: string,
): Result<T, readonly Problem[]> {
  if (read.ok) return read;
  const [first, ...others] = read.error;
  const found = UNSEEN_IN_FRONT.exec(text.replace(/^\ufeff/, ' '));
  if (first === undefined || found === null) return read;
  const [all, character = ''] = found;
  const line = text.slice(0, found.index).split('\n').length;
  const cause = `Line ${line} has ${shownCharacter(character)} at column ${all.length}.`;
  return fail([{ ...first, message: `${first.message} ${cause}` }, ...others]);
}

/**
 * Reads a model's YAML text into a document that keeps the text, or gives everything that is wrong with
 * it, with lines and columns.
 *
 * @param name the document's name in the list
 * @param options.allowEmpty takes a model without components too, which plugboard refuses
 */
export function readModelText(
  text: string,
  name: string,
  options: { readonly limits?: YamlLimits; readonly allowEmpty?: boolean } = {},
): Result<PatchbayDocument, readonly Problem[]> {
  const yaml = readYaml(text, options);
  if (!yaml.ok) return yaml;
  const { value, place } = yaml.value;
  if (!isObject(value)) {
    const read = readConfig(value, place);
    return read.ok ? fail([]) : withCause(read, text);
  }
  // A value of readYaml is plain data by how it is made.
  const config = value as JsonObject;
  const tooLarge = checkSizes(config, place);
  if (tooLarge !== null) return fail([tooLarge]);
  const source = { text, value: config };
  const document = documentFromConfig({ name, config, source }, place, options.allowEmpty ?? false);
  return withCause(document, text);
}
