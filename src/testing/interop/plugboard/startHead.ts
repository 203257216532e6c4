import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, RAY_ENV } from './command.ts';

/** A Ray that several runs use one after the other. */
export interface RunningRay {
  /** Variables with which a program takes this Ray instead of one of its own. */
  readonly env: Readonly<Record<string, string>>;
  /** Address of its dashboard; null where none was asked for. */
  readonly dashboard: string | null;
  readonly stop: () => void;
}

const SECONDS = 120;

interface Head {
  /** A Python that has Ray. */
  readonly python: string;
  /** Takes the script; what Ray writes goes elsewhere. */
  readonly folder: string;
  /** The text of `ray_head.py`. */
  readonly script: string;
  /** With a dashboard, which takes jobs. */
  readonly dashboard: boolean;
}

/** Starts a Ray on this machine, in a folder of its own. Throws when it is not there in time. */
export async function startHead(head: Head): Promise<RunningRay> {
  const { python, folder, script } = head;
  const port = head.dashboard ? [String(await freePort())] : [];
  const temp = mkdtempSync(join(tmpdir(), 'pb-ray-'));
  const cwd = join(folder, 'elsewhere');
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'ray_head.py'), script);
  const child = spawn(python, ['ray_head.py', temp, ...port], {
    cwd,
    detached: true,
    env: { ...process.env, ...RAY_ENV },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = (): void => {
    process.off('exit', stop);
    endGroup(child.pid);
    try {
      rmSync(temp, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // What of Ray outlives its head by a moment still writes there; the system clears the folder away.
    }
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

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
