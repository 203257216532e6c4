import { isObject, type JsonObject } from '../base/json.ts';
import { fail, type Result } from '../base/result.ts';
import { documentFromConfig, type PatchbayDocument, type Problem } from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';
import { readModelText } from './readModelText.ts';
import type { YamlLimits } from './yaml/limits.ts';
import { readYaml } from './yaml/readYaml.ts';

type Path = readonly (string | number)[];

const ARGS = ['plugboard', 'process', 'args'] as const;

/** The model around a part of one, and where in it the part lies; null for what is no part. */
function around(value: unknown): { readonly config: JsonObject; readonly path: Path } | null {
  const inArgs = (args: object, path: Path) => ({
    // A value of readYaml is plain data by how it is made.
    config: { plugboard: { process: { args } } } as unknown as JsonObject,
    path: [...ARGS, ...path],
  });
  const isComponent = (item: unknown) => isObject(item) && 'type' in item && 'args' in item;
  if (Array.isArray(value)) {
    return value.length > 0 && value.every(isComponent)
      ? inArgs({ components: value as unknown[] }, ['components'])
      : null;
  }
  if (!isObject(value)) return null;
  if (Array.isArray(value['components'])) return inArgs(value, []);
  const { process, args } = value;
  if (isObject(process)) {
    return { config: { plugboard: value } as unknown as JsonObject, path: ['plugboard'] };
  }
  if (isObject(args) && Array.isArray(args['components'])) {
    const config = { plugboard: { process: value } } as unknown as JsonObject;
    return { config, path: ['plugboard', 'process'] };
  }
  return isComponent(value) ? inArgs({ components: [value] }, ['components', 0]) : null;
}

/**
 * Reads a YAML text as a whole model, or as what people copy out of one: its process, its components
 * (with or without connectors), a list of components, or a single component.
 *
 * @param name the document's name
 */
export function readModelPart(
  text: string,
  name: string,
  options: { readonly limits?: YamlLimits } = {},
): Result<PatchbayDocument, readonly Problem[]> {
  const yaml = readYaml(text, options);
  if (!yaml.ok) return yaml;
  const { value, place } = yaml.value;
  if (isObject(value) && 'plugboard' in value) return readModelText(text, name, options);
  const part = around(value);
  if (part === null) return fail([problemAt('DOCUMENT_FORMAT', 'There is no component in it.')]);
  const { config, path } = part;
  // What the model around it lacks lies nowhere in the text.
  const inside = (at: Path) => (at.length < path.length ? null : place(at.slice(path.length)));
  return documentFromConfig({ name, config }, inside, false);
}
