import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../.scripts/chromium.mjs';

/** Longest wait for a browser to say where it is, milliseconds. */
const START_MS = 30_000;

/** A Chromium of our own with a profile that outlives it. */
export interface MortalBrowser {
  readonly page: Page;
  /** Ends it as a crash or a full memory does: all its processes at once, with no word to any of them. */
  kill(): Promise<void>;
}

/** Starts one on this profile, with a page at the address. */
export async function startBrowser(profile: string, url: string): Promise<MortalBrowser> {
  const flags = ['--headless=new', '--remote-debugging-port=0', '--window-size=1440,900'];
  const child = spawn(
    process.env['PATCHBAY_CHROMIUM'] ?? chromium.executablePath(),
    [...CHROMIUM_FLAGS, ...flags, `--user-data-dir=${profile}`, 'about:blank'],
    // A group of its own, which is what is killed.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await chromium.connectOverCDP(await endpoint(child));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no window.');
  const page = await context.newPage();
  await page.goto(url);
  return {
    page,
    async kill() {
      // Its children may outlive it for a while as names in a list, and be killed in vain.
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

function endpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    const late = setTimeout(
      () => reject(new Error(`The browser has not started in ${START_MS / 1000} s. ${told}`)),
      START_MS,
    );
    child.once('exit', () => clearTimeout(late));
    child.stderr?.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8');
      const address = /ws:\/\/\S+/u.exec(told)?.[0];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
    child.once('exit', () => reject(new Error(`The browser did not start. ${told}`)));
  });
}
