import {
  LocalProcess as EngineProcess,
  type LocalProcessOptions as EngineOptions,
} from '../../engine/index.ts';
import { engineEnvironment } from '../engineEnvironment.ts';
import { nodeEnv } from '../node/nodeEnv.ts';
import { processYaml, writeDump } from './dump.ts';
import { scriptFiles, type ScriptFiles } from './scriptFiles.ts';

/** As plugboard's, and what only the engine here knows. */
export interface LocalProcessOptions extends Omit<EngineOptions, 'environment'> {
  /** Seed of the run, 1 without it: the same seed gives the same random numbers. */
  readonly seed?: number;
}

/** The engine's process in a Node script: clock, chance and files are those of the machine. */
export class LocalProcess extends EngineProcess {
  readonly #name: string | null;
  readonly #files: ScriptFiles;

  /** @throws TypeError when two components have one name */
  constructor({ seed = 1, ...options }: LocalProcessOptions) {
    const env = nodeEnv();
    const files = scriptFiles(env);
    super({ ...options, environment: engineEnvironment(env, { files, seed }) });
    this.#name = options.name ?? null;
    this.#files = files;
  }

  /** Files that components write are in their places once it has ended. */
  override run(): Promise<void> {
    return this.#files.placeAfter(() => super.run());
  }

  /** Puts the files in their places that a process wrote which was stepped. */
  override destroy(): Promise<void> {
    return this.#files.placeAfter(() => super.destroy());
  }

  /**
   * Writes the process as YAML that Patchbay and plugboard read; folders are made, a file is
   * overwritten. Where components of the library are used, `patchbay.py` is written beside it, which
   * plugboard needs to load them.
   *
   * @param path ends in .yaml or .yml
   * @throws TypeError for another ending, and for an argument that YAML cannot say
   */
  dump(path: string): Promise<void> {
    return writeDump(path, () => processYaml(this, this.#name, 'local'));
  }
}
