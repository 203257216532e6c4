import { dirname, resolve } from 'node:path';
import { isObject, type JsonObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type Checkpoint, readCheckpoint } from '../engine/index.ts';
import { decodeUtf8 } from '../base/text/decodeUtf8.ts';
import { documentFromConfig, type PatchbayDocument, type Problem } from '../model/index.ts';
import type { CliEnv } from './env.ts';
import { problem } from './problems.ts';

/** A run that was left: its model, where its data files lie, and where it was. */
export interface SavedRun {
  readonly document: PatchbayDocument;
  /** Folder of the model file. */
  readonly folder: string;
  readonly checkpoint: Checkpoint;
}

const FORMAT = 'patchbay-checkpoint-1';

function refuse(file: string, message: string): { readonly ok: false; readonly error: Problem[] } {
  return fail([problem('CHECKPOINT', `${file}: ${message}`)]);
}

/** Writes a checkpoint file: JSON with everything that going on takes but the data files. */
export async function writeSavedRun(
  file: string,
  { document, folder, checkpoint }: SavedRun,
  env: CliEnv,
): Promise<void> {
  const { name, config } = document;
  const text = JSON.stringify({ format: FORMAT, name, folder, config, checkpoint });
  await env.writeFile(resolve(env.cwd, file), new TextEncoder().encode(`${text}\n`));
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
  const bytes = await env.readFile(path);
  if (bytes === null) return fail([problem('FILE_MISSING', `There is no file ${file}.`)]);
  const text = decodeUtf8(bytes);
  const value = text.ok ? parse(text.value) : null;
  if (!isObject(value) || Reflect.get(value, 'format') !== FORMAT) {
    return refuse(file, 'This is no checkpoint that `run --checkpoint` wrote.');
  }
  const { name, folder, config, checkpoint } = value as Record<string, unknown>;
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
  });
}
