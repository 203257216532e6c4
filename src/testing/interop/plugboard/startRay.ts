import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, RAY_ENV } from './command.ts';
import type { Lab } from './Lab.ts';
import script from './ray_head.py?raw';

/** A Ray that several runs use one after the other. */
export interface RunningRay {
  /** Variables with which a program takes this Ray instead of one of its own. */
  readonly env: Readonly<Record<string, string>>;
  /** Address of its dashboard; null where none was asked for. */
  readonly dashboard: string | null;
  readonly stop: () => void;
}

const SECONDS = 120;

/**
 * Starts a Ray on this machine, in a folder of its own: as one that ran already when somebody wants to run
 * a project. Throws when it is not there in time.
 *
 * @param port of its dashboard; null: it needs none
 */
export function startRay({ python, folder }: Lab, port: number | null = null): Promise<RunningRay> {
  const temp = mkdtempSync(join(tmpdir(), 'pb-ray-'));
  const cwd = join(folder, 'elsewhere');
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'ray_head.py'), script);
  const child = spawn(python, ['ray_head.py', temp, ...(port === null ? [] : [String(port)])], {
    cwd,
    detached: true,
    env: { ...process.env, ...RAY_ENV },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = (): void => {
    process.off('exit', stop);
    endGroup(child.pid);
    rmSync(temp, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', stop);
  return new Promise((resolve, reject) => {
    let output = '';
    const give = (problem: string): void => {
      clearTimeout(late);
      stop();
      reject(new Error(`${problem}: ${output.trim().split('\n').slice(-3).join(' / ')}`));
    };
    const late = setTimeout(() => give(`Ray was not there after ${SECONDS} s`), SECONDS * 1000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [, address, dashboard] = /^ADDRESS (\S+) (\S+)$/m.exec(output) ?? [];
        if (address === undefined || dashboard === undefined) return;
        clearTimeout(late);
        const shown = dashboard === '-' ? null : `http://${dashboard}`;
        resolve({ env: { RAY_ADDRESS: address }, dashboard: shown, stop });
      });
    }
    child.on('error', (error) => give(error.message));
    child.on('exit', () => give('Ray did not start'));
  });
}
