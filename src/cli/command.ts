import type { CommandSpec } from './commandLine.ts';
import { type CliEnv, EXIT } from './env.ts';
import { printable } from './problems.ts';

/** A command of the program: what it takes, and what it does; gives the exit code. */
export interface Command {
  readonly spec: CommandSpec;
  readonly run: (args: readonly string[], env: CliEnv) => Promise<number>;
}

/** Says why nothing was done. */
export function refuse(message: string, env: CliEnv): number {
  env.stderr(`${printable(message)}\n`);
  return EXIT.invalid;
}
