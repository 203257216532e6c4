import type { Environment, RunWarning } from '../engine/index.ts';
import { diskFiles } from './diskFiles.ts';
import type { CliEnv } from './env.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The machine as the engine wants it.
 *
 * @param folder where relative paths of data files start from, before the working directory
 */
export function engineEnvironment(
  env: CliEnv,
  {
    folder,
    seed,
    warn,
  }: {
    readonly folder: string;
    readonly seed: number;
    readonly warn?: (warning: RunWarning) => void;
  },
): Environment {
  return {
    host: { seed, files: diskFiles(folder, env), warn },
    now: () => env.now(),
    time: () => env.date(),
    randomId: (length) =>
      Array.from({ length }, () => LETTERS[env.entropy() % LETTERS.length]).join(''),
    yieldToHost: () => env.yieldToHost(),
    makeFunction: env.makeFunction,
  };
}
