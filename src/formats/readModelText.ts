import { isObject, type JsonObject } from '../base/json.ts';
import { fail, type Result } from '../base/result.ts';
import {
  documentFromConfig,
  type PatchbayDocument,
  type Problem,
  readConfig,
} from '../model/index.ts';
import type { YamlLimits } from './yaml/limits.ts';
import { readYaml } from './yaml/readYaml.ts';

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
    return read.ok ? fail([]) : read;
  }
  // A value of readYaml is plain data by how it is made.
  const config = value as JsonObject;
  const source = { text, value: config };
  return documentFromConfig({ name, config, source }, place, options.allowEmpty ?? false);
}
