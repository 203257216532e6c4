import { basename, dirname, extname, resolve } from 'node:path';
import type { JsonObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import {
  decodeYaml,
  followProcess,
  LIMITS,
  processPath,
  readModelText,
  readYaml,
} from '../formats/index.ts';
import { moduleLanguage, type PatchbayDocument, type Place, type Problem } from '../model/index.ts';
import type { CliEnv } from './env.ts';
import { type FileFault, sentenceOf } from './fileFault.ts';
import { withModules } from './code/modules.ts';
import { problem } from './problems.ts';
import { readScript } from './python/readScript.ts';
import { isWrapping, modelInFile, modelInLink } from './wrappedModel.ts';

/** A model from disk, and the folder that its relative paths start from. */
export interface LoadedModel {
  readonly document: PatchbayDocument;
  readonly folder: string;
  /** It came with all of its files: from an archive, a picture or a link. */
  readonly isWhole: boolean;
}

export type Loaded<T> = Promise<Result<T, readonly Problem[]>>;

/** A character of a text takes four bytes at most. */
const MOST_BYTES = 4 * LIMITS.length;
/** An archive may have runs in it, a picture its picture. */
const MOST_WRAPPED = 200_000_000;
const PROCESS = 'plugboard.process';

/** Why a file could not be read, as a problem. */
export function readingProblem(file: string, fault: FileFault): Problem {
  return fault.code === 'ENOENT'
    ? problem('FILE_MISSING', `There is no file ${file}.`)
    : problem('FILE_NOT_READABLE', sentenceOf(file, 'read', fault));
}

function textOf(file: string, bytes: Uint8Array): Result<string, readonly Problem[]> {
  const text = decodeYaml(bytes);
  return text.ok ? text : fail([{ ...text.error, message: `${file}: ${text.error.message}` }]);
}

const nameOf = (file: string): string => (file === '-' ? 'The input' : file);

async function readBytes(file: string, env: CliEnv): Loaded<Uint8Array> {
  const most = isWrapping(file) ? MOST_WRAPPED : MOST_BYTES;
  const bytes = await (file === '-'
    ? env.readInput(most)
    : env.readFile(resolve(env.cwd, file), most));
  return bytes.ok ? bytes : fail([readingProblem(nameOf(file), bytes.error)]);
}

/** Text of a file; `-` is what comes in from a pipe. */
export async function readText(file: string, env: CliEnv): Loaded<string> {
  const bytes = await readBytes(file, env);
  return bytes.ok ? textOf(nameOf(file), bytes.value) : bytes;
}

interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Looked up beside the model, then in the working directory. */
async function find(path: string, folder: string, env: CliEnv): Loaded<FoundFile> {
  let fault: FileFault | null = null;
  for (const candidate of new Set([resolve(folder, path), resolve(env.cwd, path)])) {
    const bytes = await env.readFile(candidate, MOST_BYTES);
    if (bytes.ok) return ok({ path: candidate, bytes: bytes.value });
    if (bytes.error.code !== 'ENOENT') fault ??= bytes.error;
  }
  const message =
    fault === null
      ? `There is no file ${path}, beside the model or in the working directory.`
      : sentenceOf(path, 'read', fault);
  return fail([problem(fault === null ? 'FILE_MISSING' : 'FILE_NOT_READABLE', message, PROCESS)]);
}

/** The process that lies in another file, put into the model. */
async function follow(
  value: JsonObject,
  place: Place,
  { path, folder, name, env }: { path: string; folder: string; name: string; env: CliEnv },
): Loaded<LoadedModel> {
  const at = place(['plugboard', 'process']);
  const where = { line: at?.line ?? null, column: at?.column ?? null };
  const found = await find(path, folder, env);
  if (!found.ok) return fail(found.error.map((entry) => ({ ...entry, ...where })));
  const text = textOf(path, found.value.bytes);
  if (!text.ok) return text;
  const document = followProcess(value, text.value, name);
  return document.ok
    ? ok({ document: document.value, folder: dirname(found.value.path), isWhole: false })
    : document;
}

/**
 * Reads a model file, or what comes in from a pipe (`-`); every problem has its place in the text. A
 * script in Python is run to see the process that it builds; an archive, a picture and a link have the
 * model in them, with its files.
 *
 * @param components files of modules from elsewhere
 */
export async function loadModel(
  file: string,
  env: CliEnv,
  components: readonly string[] = [],
): Loaded<LoadedModel> {
  const model = await readModel(file, env);
  if (!model.ok) return model;
  const { document, folder, isWhole } = model.value;
  const whole = await withModules(document, folder, components, env);
  return whole.ok ? ok({ document: whole.value, folder, isWhole }) : whole;
}

async function readModel(file: string, env: CliEnv): Loaded<LoadedModel> {
  const isInput = file === '-';
  const folder = isInput ? env.cwd : dirname(resolve(env.cwd, file));
  const name = isInput ? 'model' : basename(file, extname(file));
  const isScript = moduleLanguage(file) === 'python';
  const linked = modelInLink(file);
  if (linked !== null)
    return linked.ok ? ok({ document: linked.value, folder: env.cwd, isWhole: true }) : linked;
  const bytes = isScript ? null : await readBytes(file, env);
  if (bytes?.ok === false) return bytes;
  const inside = bytes === null ? null : modelInFile(nameOf(file), bytes.value);
  if (inside !== null)
    return inside.ok ? ok({ document: inside.value, folder, isWhole: true }) : inside;
  const text =
    bytes === null ? await readScript(file, folder, env) : textOf(nameOf(file), bytes.value);
  if (!text.ok) return text;
  if (text.value.trim() === '') {
    return fail([problem('WRONG_TYPE', 'There is nothing in it: a model begins with plugboard:')]);
  }
  const yaml = readYaml(text.value);
  if (!yaml.ok) return yaml;
  const other = processPath(yaml.value.value);
  if (other !== null) {
    const { value, place } = yaml.value;
    return follow(value as JsonObject, place, { path: other, folder, name, env });
  }
  const document = readModelText(text.value, name);
  return document.ok ? ok({ document: document.value, folder, isWhole: false }) : document;
}
