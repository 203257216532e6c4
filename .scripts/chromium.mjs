// Finds a Chromium: the one that is named, an installed one, Playwright's, Debian's package when root.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** How every Chromium of ours is started. */
export const CHROMIUM_FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

const INSTALLED = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts it once: a program that is there but cannot run (a missing library) does not count. */
function works(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function onPath(name) {
  const which = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], {
    encoding: 'utf8',
  });
  return which.status === 0 ? which.stdout.split('\n')[0].trim() : null;
}

function installed() {
  for (const name of INSTALLED) {
    const file = onPath(name);
    if (file && works(file)) return file;
  }
  return FIXED.find((file) => existsSync(file) && works(file)) ?? null;
}

async function downloaded() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/**
 * @param {{install: boolean}} options whether a missing browser may be installed
 * @returns {Promise<{file: string, from: string}>}
 */
export async function findChromium({ install }) {
  const named = process.env.PATCHBAY_CHROMIUM;
  if (named) {
    if (!existsSync(named))
      throw new Error(`PATCHBAY_CHROMIUM names ${named}, which is not there.`);
    return { file: named, from: 'PATCHBAY_CHROMIUM' };
  }
  const local = installed();
  if (local) return { file: local, from: 'installed' };
  const before = await downloaded();
  if (before) return { file: before, from: "Playwright's download" };
  if (install) {
    spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 300_000,
    });
    const after = await downloaded();
    if (after && works(after)) return { file: after, from: "Playwright's download" };
    if (process.getuid?.() === 0 && onPath('apt-get')) {
      execFileSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 'inherit'] });
      execFileSync('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      const debian = installed();
      if (debian) return { file: debian, from: "Debian's package" };
    }
  }
  throw new Error(
    'No Chromium was found. Install Chrome or Chromium, or name one in PATCHBAY_CHROMIUM.',
  );
}
