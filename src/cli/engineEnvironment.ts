import type { Environment, HostFiles, RunWarning } from '../engine/index.ts';
import type { CliEnv } from './env.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The machine as the engine wants it. */
export function engineEnvironment(
  env: CliEnv,
  {
    files,
    seed,
    warn,
  }: {
    readonly files: HostFiles;
    readonly seed: number;
    readonly warn?: (warning: RunWarning) => void;
  },
): Environment {
  return {
    host: { seed, files, warn },
    now: () => env.now(),
    time: () => env.date(),
    randomId: (length) =>
      Array.from({ length }, () => LETTERS[env.entropy() % LETTERS.length]).join(''),
    yieldToHost: () => env.yieldToHost(),
    makeFunction: env.makeFunction,
  };
}
