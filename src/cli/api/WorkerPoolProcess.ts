import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  WorkerPoolProcess as EngineProcess,
  type WorkerPoolProcessOptions as EngineOptions,
} from '../../engine/index.ts';
import { engineEnvironment } from '../engineEnvironment.ts';
import { nodeEnv } from '../node/nodeEnv.ts';
import { modulesOfPart, nodeWorkers } from '../pool/nodeWorkers.ts';
import { processYaml, writeDump } from './dump.ts';
import { scriptFiles, type ScriptFiles } from './scriptFiles.ts';

/** As plugboard's, and what only the engine here knows. */
export interface WorkerPoolProcessOptions extends Omit<
  EngineOptions,
  'environment' | 'workers' | 'count' | 'keepsWorkers'
> {
  /** Seed of the run, 1 without it: the same seed gives the same random numbers. */
  readonly seed?: number;
  /** Worker threads at most; as many as there are cores without it. */
  readonly workers?: number;
  /**
   * Modules that export the component classes that are not of the library, for the workers to load:
   * `new URL('./tank.mjs', import.meta.url)`, or a path from the working directory. A script that makes processes must not be one of them.
   */
  readonly modules?: readonly (string | URL)[];
}

/**
 * A process spread over worker threads of this machine: plugboard's `RayProcess`. What it gives is what
 * `LocalProcess` gives. `destroy` ends the threads.
 */
export class WorkerPoolProcess extends EngineProcess {
  readonly #name: string | null;
  readonly #files: ScriptFiles;

  /**
   * @throws TypeError when two components have one name, when `workers` is no positive whole number, and
   *   inside a worker of a pool: there the script was loaded as one of the `modules`
   */
  constructor({ seed = 1, workers, modules = [], ...options }: WorkerPoolProcessOptions) {
    if (modulesOfPart() !== null) {
      throw new TypeError('A module of component classes may not make a process itself.');
    }
    if (workers !== undefined && !(Number.isInteger(workers) && workers > 0)) {
      throw new TypeError('workers must be a positive whole number.');
    }
    const env = nodeEnv();
    const files = scriptFiles(env);
    super({
      ...options,
      ...(workers === undefined ? {} : { count: workers }),
      workers: nodeWorkers(new URL(import.meta.url), modules.map(address)),
      environment: engineEnvironment(env, { files, seed }),
    });
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
   * Writes the process as YAML of a `RayProcess`, with the connectors that Ray takes; see
   * `LocalProcess.dump`.
   */
  dump(path: string): Promise<void> {
    return writeDump(path, () => processYaml(this, this.#name, 'ray'));
  }
}

function address(module: string | URL): string {
  const isPath = typeof module === 'string' && !/^[a-z]{2,}:/i.test(module);
  return isPath ? pathToFileURL(resolve(module)).href : String(module);
}
