import { isObject, type JsonObject } from '../../base/json.ts';
import { fail, type Result } from '../../base/result.ts';
import { documentFromConfig, type PatchbayDocument, type Problem } from '../../model/index.ts';
import { problemAt } from '../../model/problemAt.ts';
import { readYaml } from '../yaml/readYaml.ts';

/** The text after `process:` when it names another file, else null. */
export function processPath(value: unknown): string | null {
  const plugboard = isObject(value) ? value['plugboard'] : null;
  const process = isObject(plugboard) ? plugboard['process'] : null;
  return typeof process === 'string' ? process : null;
}

/**
 * A model whose process lies in another file, with that process in it. As in plugboard one level only, and
 * that file's tune section does not count.
 *
 * @param value the model, in which `process` is the path
 * @param text the other file
 */
export function followProcess(
  value: JsonObject,
  text: string,
  name: string,
): Result<PatchbayDocument, readonly Problem[]> {
  const other = readYaml(text);
  if (!other.ok) return other;
  const plugboard = isObject(other.value.value) ? other.value.value['plugboard'] : null;
  if (!isObject(plugboard) || !Object.hasOwn(plugboard, 'process')) {
    const message = `${processPath(value) ?? 'The file'} does not contain a process.`;
    return fail([problemAt('REQUIRED', message, null, 'plugboard.process')]);
  }
  const merged = { ...(value['plugboard'] as JsonObject), process: plugboard['process'] };
  const config = { ...value, plugboard: merged } as JsonObject;
  return documentFromConfig({ name, config }, other.value.place, false);
}
