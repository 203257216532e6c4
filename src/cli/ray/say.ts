import type { FollowFault, ResultFault } from '../../ray/index.ts';
import type { CliEnv } from '../env.ts';
import { printable } from '../problems.ts';
import { exitOf } from './exit.ts';

// oxlint-disable-next-line no-control-regex -- what colours a terminal
const COLOURS = /\u001b\[[\d;?]*[a-zA-Z]/g;

/** What a job printed, with nothing in it that a terminal would obey. */
export function logText(text: string): string {
  return printable(text.replace(COLOURS, '').replace(/\r\n?/g, '\n'));
}

/** Says what stands in the way; the exit code. */
export function sayFault(fault: FollowFault | ResultFault, env: CliEnv): number {
  env.stderr(`${printable(fault.message)}\n`);
  return exitOf(fault);
}
