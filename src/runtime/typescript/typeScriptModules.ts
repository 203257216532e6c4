import { fail, ok, type Result } from '../../base/result.ts';
import { Component, ConstraintError, Event, handle, StopEvent } from '../../engine/index.ts';
import { isOurs, isRelative, pathKey, relativeKey } from '../../modules/index.ts';
import type { AuthorPlaces } from './authorPlaces.ts';
import { stripTypes } from './stripTypes.ts';

/** Our own API, as modules import it from `patchbay`. */
const API = { Component, ConstraintError, Event, StopEvent, handle };

/** Loads the text of an ES module, and gives what it exports. */
export type ImportModule = (text: string) => Promise<unknown>;

type Exports = Readonly<Record<string, unknown>>;
type Require = (path: string) => unknown;

interface ModuleText {
  readonly url: string;
  readonly default: (
    require: Require,
    exports: object,
    console: object,
    api: object,
    fetch: unknown,
  ) => void;
}

/** A module that was read and has not run; or why it cannot. */
type Ready = Result<ModuleText, string>;

export interface ModuleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A module that is not there. */
export class MissingModule extends Error {
  override readonly name = '';
}

/** A module that cannot be loaded, in a sentence. */
class ModuleFault extends Error {
  override readonly name = '';
}

/** The TypeScript modules of a document, each of which runs once, when it is first needed. */
export class TypeScriptModules {
  readonly #files: ReadonlyMap<string, ModuleFile>;
  readonly #importModule: ImportModule;
  readonly #places: AuthorPlaces;
  readonly #consoleOf: (file: string) => object;
  readonly #fetchOf: (file: string) => unknown;
  readonly #ready = new Map<string, Ready>();
  readonly #done = new Map<string, Exports>();
  /** Modules that run now, the outermost first. */
  readonly #running: string[] = [];

  constructor(
    files: readonly ModuleFile[],
    hosts: {
      readonly importModule: ImportModule;
      readonly places: AuthorPlaces;
      readonly consoleOf: (file: string) => object;
      readonly fetchOf: (file: string) => unknown;
    },
  ) {
    this.#files = new Map(files.map((file) => [pathKey(file.name), file]));
    this.#importModule = hosts.importModule;
    this.#places = hosts.places;
    this.#consoleOf = hosts.consoleOf;
    this.#fetchOf = hosts.fetchOf;
  }

  /** Runs a module, with those that it imports; gives what it exports. Throws what it throws. */
  async load(file: string): Promise<Exports> {
    const key = pathKey(file);
    await this.#prepare(key);
    return this.#run(key);
  }

  #fileOf(key: string): ModuleFile | undefined {
    return this.#files.get(key) ?? this.#files.get(`${key}/index`);
  }

  /** Reads a module and all that it may import, and runs none of them. */
  async #prepare(start: string): Promise<void> {
    const next = [start];
    for (const key of next) {
      const file = this.#fileOf(key);
      if (file === undefined || this.#ready.has(pathKey(file.name))) continue;
      const text = stripTypes(file.name, file.bytes);
      this.#ready.set(pathKey(file.name), text.ok ? await this.#read(file.name, text.value) : text);
      if (!text.ok) continue;
      for (const [, path = ''] of text.value.matchAll(/\brequire\(['"](\.[^'"]*)['"]\)/g))
        next.push(relativeKey(file.name, path));
    }
  }

  async #read(file: string, text: string): Promise<Ready> {
    try {
      const module = (await this.#importModule(text)) as ModuleText;
      this.#places.add(module.url, file);
      return ok(module);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const hint = /\bawait\b/.test(text) ? ' No await can stand at the top of a module.' : '';
      return fail(`${file}: ${why}.${hint}`);
    }
  }

  #run(key: string): Exports {
    const file = this.#fileOf(key)?.name ?? key;
    const own = pathKey(file);
    const done = this.#done.get(own);
    if (done !== undefined) return done;
    const begun = this.#running.indexOf(file);
    if (begun >= 0) {
      const circle = [...this.#running.slice(begun), file].join(' → ');
      throw new ModuleFault(
        `Modules import each other in a circle (${circle}). Move what both need to a module of its own.`,
      );
    }
    const ready = this.#ready.get(own);
    if (ready?.ok !== true)
      throw new ModuleFault(ready?.error ?? `${file} was not read before it was needed.`);
    const exports: Record<string, unknown> = {};
    this.#running.push(file);
    try {
      const require: Require = (path) => this.#required(file, path);
      ready.value.default(require, exports, this.#consoleOf(file), API, this.#fetchOf(file));
    } finally {
      this.#running.pop();
    }
    this.#done.set(own, exports);
    return exports;
  }

  #required(file: string, path: string): unknown {
    if (isOurs(path)) return API;
    const key = isRelative(path) ? relativeKey(file, path) : null;
    if (key === null)
      throw new MissingModule(
        `${file} imports ${path}, but packages cannot be imported: only patchbay, and modules of the document as ./name.`,
      );
    if (this.#fileOf(key) === undefined)
      throw new MissingModule(`${file} imports ${path}, which is not there. Add its file.`);
    return this.#run(key);
  }
}
