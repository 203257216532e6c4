import { basename, dirname, extname, resolve } from 'node:path';
import { isObject, type JsonObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { decodeUtf8, readModelText, readYaml } from '../formats/index.ts';
import type { PatchbayDocument, Problem } from '../model/index.ts';
import type { CliEnv } from './env.ts';
import { problem } from './problems.ts';

/** A model from disk, and the folder that its relative paths start from. */
export interface LoadedModel {
  readonly document: PatchbayDocument;
  readonly folder: string;
}

type Loaded<T> = Promise<Result<T, readonly Problem[]>>;

async function readText(path: string, env: CliEnv): Loaded<string> {
  const bytes = await env.readFile(path);
  if (bytes === null) return fail([problem('FILE_MISSING', `There is no file ${path}.`)]);
  const text = decodeUtf8(bytes);
  return text === null ? fail([problem('FILE_NOT_TEXT', `${path} is not UTF-8 text.`)]) : ok(text);
}

/** The text after `process:` when it names another file, else null. */
function processPath(value: JsonObject): string | null {
  const plugboard = value['plugboard'];
  const process = isObject(plugboard) ? plugboard['process'] : null;
  return typeof process === 'string' ? process : null;
}

/**
 * The text of the file that a `process:` path names, looked up beside the model, then in the working
 * directory. As in plugboard one level only: that file must hold the process itself.
 */
async function followPath(path: string, folder: string, env: CliEnv): Loaded<string> {
  const beside = await env.readFile(resolve(folder, path));
  return readText(beside === null ? resolve(env.cwd, path) : resolve(folder, path), env);
}

/** Reads a model file; every problem has its place in the text. */
export async function loadModel(file: string, env: CliEnv): Loaded<LoadedModel> {
  const path = resolve(env.cwd, file);
  const folder = dirname(path);
  const text = await readText(path, env);
  if (!text.ok) return text;
  const name = basename(file, extname(file));
  const yaml = readYaml(text.value, { limits: 'generous' });
  const other = yaml.ok ? processPath(yaml.value.value) : null;
  const source = other === null ? text : await followPath(other, folder, env);
  if (!source.ok) return source;
  const document = readModelText(source.value, name, { limits: 'generous' });
  return document.ok ? ok({ document: document.value, folder }) : document;
}
