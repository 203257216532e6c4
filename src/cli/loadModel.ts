import { basename, dirname, extname, resolve } from 'node:path';
import { isObject, type JsonObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { decodeYaml, readModelText, readYaml, type YamlLimits } from '../formats/index.ts';
import {
  documentFromConfig,
  type PatchbayDocument,
  type Place,
  type Problem,
} from '../model/index.ts';
import type { CliEnv } from './env.ts';
import { problem } from './problems.ts';

/** A model from disk, and the folder that its relative paths start from. */
export interface LoadedModel {
  readonly document: PatchbayDocument;
  readonly folder: string;
}

type Loaded<T> = Promise<Result<T, readonly Problem[]>>;

/** Whoever starts a command waits for it; a page does not, and reads less. */
export const LIMITS: YamlLimits = {
  length: 4_000_000,
  marks: 1_000_000,
  depth: 64,
  nodes: 1_000_000,
};
const PROCESS = 'plugboard.process';

async function readText(path: string, env: CliEnv): Loaded<string> {
  const bytes = await env.readFile(path);
  if (bytes === null) return fail([problem('FILE_MISSING', `There is no file ${path}.`)]);
  const text = decodeYaml(bytes);
  return text.ok ? text : fail([{ ...text.error, message: `${path}: ${text.error.message}` }]);
}

/** The text after `process:` when it names another file, else null. */
function processPath(value: unknown): string | null {
  const plugboard = isObject(value) ? value['plugboard'] : null;
  const process = isObject(plugboard) ? plugboard['process'] : null;
  return typeof process === 'string' ? process : null;
}

/** Looked up beside the model, then in the working directory. */
async function find(path: string, folder: string, env: CliEnv): Promise<string | null> {
  for (const candidate of [resolve(folder, path), resolve(env.cwd, path)]) {
    if ((await env.readFile(candidate)) !== null) return candidate;
  }
  return null;
}

/**
 * The process that lies in another file, put into the model. As in plugboard one level only, and that
 * file's tune section does not count.
 */
async function follow(
  value: JsonObject,
  place: Place,
  { path, folder, name, env }: { path: string; folder: string; name: string; env: CliEnv },
): Loaded<LoadedModel> {
  const at = place(['plugboard', 'process']);
  const refuse = (text: string) =>
    fail([
      {
        ...problem('FILE_MISSING', text, PROCESS),
        line: at?.line ?? null,
        column: at?.column ?? null,
      },
    ]);
  const found = await find(path, folder, env);
  if (found === null)
    return refuse(`There is no file ${path}, beside the model or in the working directory.`);
  const text = await readText(found, env);
  if (!text.ok) return text;
  const other = readYaml(text.value, { limits: LIMITS });
  if (!other.ok) return other;
  const plugboard = isObject(other.value.value) ? other.value.value['plugboard'] : null;
  if (!isObject(plugboard) || !Object.hasOwn(plugboard, 'process')) {
    return fail([problem('REQUIRED', `${path} does not contain a process.`, PROCESS)]);
  }
  const merged = { ...(value['plugboard'] as JsonObject), process: plugboard['process'] };
  const config = { ...value, plugboard: merged } as JsonObject;
  const document = documentFromConfig({ name, config }, other.value.place, false);
  return document.ok ? ok({ document: document.value, folder: dirname(found) }) : document;
}

/** Reads a model file; every problem has its place in the text. */
export async function loadModel(file: string, env: CliEnv): Loaded<LoadedModel> {
  const path = resolve(env.cwd, file);
  const folder = dirname(path);
  const name = basename(file, extname(file));
  const text = await readText(path, env);
  if (!text.ok) return text;
  const yaml = readYaml(text.value, { limits: LIMITS });
  if (!yaml.ok) return yaml;
  const other = processPath(yaml.value.value);
  if (other !== null) {
    const { value, place } = yaml.value;
    return follow(value as JsonObject, place, { path: other, folder, name, env });
  }
  const document = readModelText(text.value, name, { limits: LIMITS });
  return document.ok ? ok({ document: document.value, folder }) : document;
}
