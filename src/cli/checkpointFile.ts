import { dirname, resolve } from 'node:path';
import { isObject, type JsonObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type Checkpoint, readCheckpoint } from '../engine/index.ts';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import { documentFromConfig, type PatchbayDocument, type Problem } from '../model/index.ts';
import { type CliEnv, writeWhole } from './env.ts';
import { sentenceOf } from './fileFault.ts';
import { readingProblem } from './loadModel.ts';
import { problem } from './problems.ts';

/** A run that was left: its model, where its data files lie, and where it was. */
export interface SavedRun {
  readonly document: PatchbayDocument;
  /** Folder of the model file. */
  readonly folder: string;
  readonly checkpoint: Checkpoint;
  /** Bytes that the files which it writes had by then, by path: what came later is not of this run. */
  readonly written: ReadonlyMap<string, number>;
}

/** A saved run holds data, but none that fills the memory. */
const MOST_BYTES = 1024 ** 3;
const FORMAT = 'patchbay-checkpoint-1';

function refuse(file: string, message: string): { readonly ok: false; readonly error: Problem[] } {
  return fail([problem('CHECKPOINT', `${file}: ${message}`)]);
}

/**
 * Writes a checkpoint file: JSON with everything that going on takes but the data files.
 *
 * @returns why it could not be written
 */
export async function writeSavedRun(
  file: string,
  { document, folder, checkpoint, written }: SavedRun,
  env: CliEnv,
): Promise<Result<null, string>> {
  const { name, config } = document;
  const files = Object.fromEntries(written);
  const text = JSON.stringify({ format: FORMAT, name, folder, config, checkpoint, files });
  const bytes = new TextEncoder().encode(`${text}\n`);
  const done = await writeWhole(resolve(env.cwd, file), bytes, env);
  return done.ok ? done : fail(sentenceOf(file, 'written', done.error));
}

function readLengths(value: unknown): ReadonlyMap<string, number> {
  const entries = isObject(value) ? Object.entries(value) : [];
  const good = entries.filter(([, length]) => Number.isSafeInteger(length) && Number(length) >= 0);
  return new Map(good as [string, number][]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Reads a checkpoint file, or says what is wrong with it. */
export async function readSavedRun(
  file: string,
  env: CliEnv,
): Promise<Result<SavedRun, readonly Problem[]>> {
  const path = resolve(env.cwd, file);
  const bytes = await env.readFile(path, MOST_BYTES);
  if (!bytes.ok) return fail([readingProblem(file, bytes.error)]);
  const text = decodeUtf8(bytes.value);
  const value = text.ok ? parse(text.value) : null;
  if (!isObject(value) || Reflect.get(value, 'format') !== FORMAT) {
    return refuse(file, 'This is no checkpoint that `run --checkpoint` wrote.');
  }
  const { name, folder, config, checkpoint, files } = value as Record<string, unknown>;
  const read = readCheckpoint(checkpoint);
  if (!read.ok) return refuse(file, read.error);
  const document = documentFromConfig({
    name: typeof name === 'string' ? name : 'model',
    config: (isObject(config) ? config : {}) as JsonObject,
  });
  if (!document.ok) return document;
  return ok({
    document: document.value,
    folder: typeof folder === 'string' ? folder : dirname(path),
    checkpoint: read.value,
    written: readLengths(files),
  });
}
