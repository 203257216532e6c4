import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  /** Its exit code; 1 where it was killed. */
  readonly code: number;
  /** All that it printed, on both streams. */
  readonly output: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds until it is killed. */
  readonly timeout?: number;
}

/** Plugboard says on every run which outputs nobody takes, and more; only errors are wanted. */
const QUIET = { PLUGBOARD_LOG_LEVEL: 'ERROR', PYTHONUNBUFFERED: '1' };

/** Runs a program to its end; that it cannot be started is an end too. */
export function command(
  file: string,
  args: readonly string[],
  { cwd, env = {}, timeout = 600_000 }: Surroundings,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      timeout,
      env: { ...process.env, ...QUIET, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The last lines of what a program printed, for a message. */
export function lastLines({ output }: Ended, count = 3): string {
  return output.trim().split('\n').slice(-count).join(' / ');
}
