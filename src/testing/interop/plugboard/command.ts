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

/** Ray without tokens, which a second program would have to know, and for a busy machine. */
export const RAY_ENV = {
  RAY_AUTH_MODE: 'disabled',
  RAY_raylet_start_wait_time_s: '120',
  // Ray's processes would wait behind all others of a machine that has much to do.
  RAY_worker_niceness: '0',
  RAY_USAGE_STATS_ENABLED: '0',
};

/** Runs a program to its end; that it cannot be started is an end too. Nothing that it started outlives it. */
export function command(
  file: string,
  args: readonly string[],
  { cwd, env = {}, timeout = 480_000 }: Surroundings,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      // A group of its own, so that what a program leaves behind can be ended with it.
      detached: true,
      env: { ...process.env, ...QUIET, ...RAY_ENV, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    const end = () => endGroup(child.pid);
    const late = setTimeout(() => {
      output += `\nEnded by force: it took longer than ${Math.round(timeout / 1000)} s.`;
      end();
    }, timeout);
    process.on('exit', end);
    child.on('error', (error) => (output += error.message));
    // Its output stays open as long as something that it started holds it.
    child.on('exit', end);
    child.on('close', (code) => {
      clearTimeout(late);
      process.off('exit', end);
      resolve({ code: code !== null && code >= 0 ? code : 1, output });
    });
  });
}

/** Ends a program and all that it started, as far as these are still there. */
export function endGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // All of it has ended already.
  }
}

/** The last lines of what a program printed, for a message. */
export function lastLines({ output }: Ended, count = 3): string {
  return output.trim().split('\n').slice(-count).join(' / ');
}
