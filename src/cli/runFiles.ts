import { resolve } from 'node:path';
import { inTurn } from '../base/inTurn.ts';
import type { HostFiles } from '../engine/index.ts';
import { type AttachedFile, schemeOf } from '../model/index.ts';
import type { Allowed } from './allowedFolders.ts';
import type { CliEnv, Draft } from './env.ts';
import { type FileFault, sentenceOf } from './fileFault.ts';
import { findData } from './findData.ts';

interface Output {
  /** As the model has it. */
  readonly path: string;
  readonly draft: Draft;
}

interface Places {
  /** Folder of the model. */
  readonly folder: string;
  /** Null: files may be written anywhere. */
  readonly allowed: Allowed | null;
  /** Bytes of the files that a run which goes on had written, by path. */
  readonly written?: ReadonlyMap<string, number>;
  /** Files that the model brings itself. */
  readonly attached?: readonly AttachedFile[];
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function missing(path: string): string {
  return isAddress(path)
    ? `${path} is an address, and runs here read files of this machine alone. Put it beside the model.`
    : `There is no file ${path}.`;
}

function notWritten(path: string, fault: FileFault): Error {
  return failure('FILE_NOT_WRITTEN', sentenceOf(path, 'written', fault));
}

const isAddress = (path: string) => schemeOf(path) !== null;

/** What is said of a file that a model would write where it may not. */
export function outsideMessage(component: string, path: string): string {
  if (isAddress(path)) {
    return `${component} would write ${path}, which is an address: runs here write files of this machine alone. Name one of the working directory.`;
  }
  return `${component} would write ${path}, which lies outside the working directory. Give another path, or allow its folder with --allow-write DIR.`;
}

/**
 * Files of a run on disk: read beside the model, then in the working directory; written in the working
 * directory, as plugboard does, and put in their places together when the run has come to its end.
 */
export class RunFiles implements HostFiles {
  readonly #env: CliEnv;
  readonly #places: Places;
  readonly #outputs = new Map<string, Output>();
  readonly #inTurn = inTurn();

  constructor(env: CliEnv, places: Places) {
    this.#env = env;
    this.#places = places;
  }

  async read(path: string): Promise<Uint8Array> {
    const { folder, attached } = this.#places;
    const found = await findData(path, folder, this.#env, attached);
    if (found.ok) return found.value;
    throw found.error.code === 'ENOENT'
      ? failure('FILE_MISSING', missing(path))
      : failure('FILE_NOT_READABLE', sentenceOf(path, 'read', found.error));
  }

  create(path: string): Promise<void> {
    return this.#inTurn(async () => {
      const place = await this.#place(path);
      await this.#outputs.get(place)?.draft.discard();
      this.#outputs.delete(place);
      await this.#begin(path, place, 0);
    });
  }

  append(path: string, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(async () => {
      const place = await this.#place(path);
      const keep = this.#places.written?.get(path) ?? Infinity;
      const output = this.#outputs.get(place) ?? (await this.#begin(path, place, keep));
      const done = await output.draft.append(bytes);
      if (!done.ok) {
        this.#outputs.delete(place);
        throw notWritten(path, done.error);
      }
    });
  }

  /**
   * Puts all that was written in its place.
   *
   * @returns what kept a file from it, in sentences; such a file is as it was before the run
   */
  commit(): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const faults: string[] = [];
      for (const { path, draft } of this.#outputs.values()) {
        const done = await draft.commit();
        if (!done.ok) faults.push(sentenceOf(path, 'written', done.error));
      }
      this.#outputs.clear();
      return faults;
    });
  }

  /** How many bytes each file has so far, by path. */
  lengths(): ReadonlyMap<string, number> {
    const lengths = new Map(this.#places.written);
    for (const { path, draft } of this.#outputs.values()) lengths.set(path, draft.length);
    return lengths;
  }

  async #place(path: string): Promise<string> {
    const { allowed } = this.#places;
    if (allowed === null && !isAddress(path))
      return this.#env.realPath(resolve(this.#env.cwd, path));
    const place = (await allowed?.(path)) ?? null;
    if (place === null) throw failure('FILE_OUTSIDE', outsideMessage('The model', path));
    return place;
  }

  async #begin(path: string, place: string, keep: number): Promise<Output> {
    const draft = await this.#env.draft(place, keep);
    if (!draft.ok) throw notWritten(path, draft.error);
    const output = { path, draft: draft.value };
    this.#outputs.set(place, output);
    return output;
  }
}
