// Programs that are started for a while, and a home of their own for each: no profile of a person is touched.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A home that nobody used before; what is downloaded lies in its folder of downloads. */
export function freshHome() {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-browser-'));
  const downloads = join(home, 'Downloads');
  mkdirSync(downloads);
  writeFileSync(join(home, 'user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
  return {
    home,
    downloads,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: join(home, 'cache') },
    remove: () => removed(home),
  };
}

/** Takes a folder away in which a browser that has just ended may still write its last. */
async function removed(folder) {
  for (let tries = 0; tries < 20; tries++, await sleep(250)) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch {
      // Something was written meanwhile.
    }
  }
}

/** Longest wait for a program's first word, milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Starts a program and, where a pattern is given, waits until what it writes fits.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {RegExp | null} [pattern] its first group is what is `found`
 * @returns {Promise<{found: string, stop: () => Promise<void>}>}
 */
export async function start(program, args, env, pattern = null) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const found = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('was not ready in a minute'), PATIENCE_MS);
    const settle = (how, value) => {
      clearTimeout(timer);
      how(value);
    };
    function fail(why) {
      child.kill();
      settle(reject, new Error(`${program} ${why}. ${said}`));
    }
    child.on('error', (error) => fail(`could not be started: ${error.message}`));
    child.on('exit', (code) => fail(`ended with ${code}`));
    if (pattern === null) child.on('spawn', () => settle(resolve, ''));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        said = `${said}${data}`.slice(-10_000);
        const match = pattern?.exec(said);
        if (match) settle(resolve, match[1]);
      });
    }
  });
  return { found, stop: () => stopped(child) };
}

/** Ends a program that was started here, and waits for its end. */
function stopped(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const last = setTimeout(() => child.kill('SIGKILL'), 5_000);
    child.removeAllListeners('exit').once('exit', () => {
      clearTimeout(last);
      resolve();
    });
    child.kill();
  });
}
