import {
  LocalProcess as EngineProcess,
  type LocalProcessOptions as EngineOptions,
} from '../../engine/index.ts';
import { engineEnvironment } from '../engineEnvironment.ts';
import { nodeEnv } from '../nodeEnv.ts';
import { processYaml, writeDump } from './dump.ts';

/** As plugboard's, and what only the engine here knows. */
export interface LocalProcessOptions extends Omit<EngineOptions, 'environment'> {
  /** Seed of the run, 1 without it: the same seed gives the same random numbers. */
  readonly seed?: number;
}

/** The engine's process in a Node script: clock, chance and files are those of the machine. */
export class LocalProcess extends EngineProcess {
  readonly #name: string | null;

  /** @throws TypeError when two components have one name */
  constructor({ seed = 1, ...options }: LocalProcessOptions) {
    const env = nodeEnv();
    super({ ...options, environment: engineEnvironment(env, { folder: env.cwd, seed }) });
    this.#name = options.name ?? null;
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
