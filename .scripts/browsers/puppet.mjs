// Browsers that Puppeteer drives: Firefox over WebDriver BiDi, and Chromium, which the others are held to.
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, launch } from 'puppeteer-core';
import { CHROMIUM_FLAGS } from '../chromium.mjs';
import { freshHome, start } from './processes.mjs';

export const FIREFOX_NEEDS = [{ program: 'firefox-esr', package: 'firefox-esr' }];

/** How long a browser may take to say that it is closed. */
const CLOSING_MS = 5_000;

/** So Firefox complains, without an address, of a request that was given up as a page was left. */
const GIVEN_UP = /Failed to load ‘’\. A ServiceWorker intercepted the request/u;

/** Loads a page; Firefox may tell that a load was given up whose page takes itself out of the address. */
async function arrived(page, url) {
  try {
    await page.goto(url);
  } catch (error) {
    if (!String(error).includes('NS_BINDING_ABORTED')) throw error;
    await page.goto(url);
  }
}

/** One tab of a browser, as the journey drives it. */
async function tabOf(name, browser, page, downloads, close) {
  const heard = [];
  page.on('console', (line) => {
    if (line.type() === 'error' && !GIVEN_UP.test(line.text())) heard.push(line.text());
  });
  page.on('pageerror', (error) => {
    if (!GIVEN_UP.test(String(error))) heard.push(String(error));
  });
  return {
    name,
    version: (await browser.version()).split('/')[1],
    downloads,
    run: (work, ...args) => page.evaluate(work, ...args),
    goto: (url) => arrived(page, url),
    reload: async () => void (await page.reload()),
    click: ({ x, y }) => page.mouse.click(x, y),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 10 });
      await page.mouse.up();
    },
    async press(keys) {
      const all = keys.split('+');
      for (const key of all) await page.keyboard.down(key);
      for (const key of all.toReversed()) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    choose: async (file) => (await page.$('input[type=file]')).uploadFile(file),
    picture: async (file) => writeFileSync(file, await page.screenshot()),
    complaints: async () => heard,
    close,
  };
}

/**
 * Firefox with a profile that holds nothing: its own settings, as a person has them on the first day.
 *
 * @returns {Promise<import('./tab.d.mts').Tab>}
 */
export async function openFirefox(size) {
  const { home, downloads, env, remove } = freshHome();
  const profile = ['--no-remote', '--profile', home, '--remote-debugging-port', '0'];
  const firefox = await start(
    ...['firefox-esr', ['--headless', ...profile], env, /BiDi listening on (ws:\S+)/u],
  );
  const browser = await connect({
    browserWSEndpoint: `${firefox.found}/session`,
    protocol: 'webDriverBiDi',
    defaultViewport: size,
  });
  return tabOf('Firefox', browser, await browser.newPage(), downloads, async () => {
    // Beside other work Firefox may never say that it is closing; ending it does that, too.
    await Promise.race([browser.close().catch(() => undefined), sleep(CLOSING_MS)]);
    await firefox.stop();
    await remove();
  });
}

/**
 * @param {{width: number, height: number, file: string}} options `file`: the program
 * @returns {Promise<import('./tab.d.mts').Tab>}
 */
export async function openChromium({ file, ...size }) {
  const { downloads, env, remove } = freshHome();
  const browser = await launch({
    executablePath: file,
    env,
    args: CHROMIUM_FLAGS,
    defaultViewport: size,
    // Without a window it would refuse every download.
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
  });
  return tabOf('Chromium', browser, await browser.newPage(), downloads, async () => {
    await browser.close();
    await remove();
  });
}
