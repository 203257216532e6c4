// WebKitGTK's own small browser, driven over W3C WebDriver, on a screen that nobody sees.
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../serve.mjs';
import { installEars } from './ears.mjs';
import { freshHome, start } from './processes.mjs';

export const WEBKIT_NEEDS = [
  { program: 'WebKitWebDriver', package: 'webkit2gtk-driver' },
  { program: 'Xvfb', package: 'xvfb' },
];

/** Names of keys, as WebDriver writes them (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const KEYS = {
  ...{ Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009' },
  ...{ Escape: '\uE00C', ArrowRight: '\uE014', Delete: '\uE017' },
};

/** A call of the protocol; throws the error that the driver answers with. */
async function call(address, method, body) {
  const response = await fetch(address, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(90_000),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Until the driver, which has just been started, answers. */
async function answering(address) {
  for (const begun = Date.now(); ; await sleep(50)) {
    try {
      return await call(address, 'GET');
    } catch (error) {
      if (Date.now() - begun > 30_000) throw error;
    }
  }
}

const pointer = (actions) => ({
  ...{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } },
  actions,
});
const move = ({ x, y }) => ({
  ...{ type: 'pointerMove', origin: 'viewport', duration: 0 },
  ...{ x: Math.round(x), y: Math.round(y) },
});
const DOWN = { type: 'pointerDown', button: 0 };
const UP = { type: 'pointerUp', button: 0 };

/** A hand's way from one place to another. */
const way = (from, to) =>
  Array.from({ length: 10 }, (_, at) => {
    const part = (at + 1) / 10;
    return move({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
  });

/**
 * A fresh profile with one tab. The size is that of the page.
 *
 * @returns {Promise<import('./tab.d.mts').Tab>}
 */
export async function openWebKit({ width, height }) {
  const { home, downloads, env, remove } = freshHome();
  const area = `${width}x${4 * height}x24`;
  const screenArgs = ['-displayfd', '1', '-screen', '0', area, '-nolisten', 'tcp'];
  const screen = await start('Xvfb', screenArgs, env, /^(\d+)\n/mu);
  const port = await freePort();
  const display = { ...env, DISPLAY: `:${screen.found}`, GDK_BACKEND: 'x11', XDG_DATA_HOME: home };
  const driver = await start('WebKitWebDriver', [`--port=${port}`], display);
  const root = `http://127.0.0.1:${port}/session`;
  await answering(`http://127.0.0.1:${port}/status`);
  // A page is heard from its first script on, so nothing waits until it is loaded.
  const alwaysMatch = { browserName: 'MiniBrowser', pageLoadStrategy: 'none' };
  const { sessionId, capabilities } = await call(root, 'POST', { capabilities: { alwaysMatch } });
  const ask = (what, body, method = 'POST') => call(`${root}/${sessionId}/${what}`, method, body);

  const run = (work, ...args) =>
    ask('execute/sync', { script: `return (${work}).apply(null, arguments)`, args });
  const act = async (...actions) => void (await ask('actions', { actions }));
  const heard = [];

  /** Gives the page the size that it should have: every download takes some for its line below it. */
  async function fit() {
    for (let tries = 0, right = 0; tries < 100 && right < 3; tries++, await sleep(30)) {
      const inner = await run(() => ({ width: innerWidth, height: innerHeight }));
      if (inner.width === width && inner.height === height) {
        right++;
        continue;
      }
      right = 0;
      const outer = await ask('window/rect', undefined, 'GET');
      const size = { width, height: outer.height + height - inner.height };
      await ask('window/rect', { x: 0, y: 0, ...size });
    }
  }

  /** Until the new document listens; whether it did before its scripts began. */
  async function listen(go) {
    heard.push(...(await run(() => globalThis.patchbayHeard?.splice(0) ?? [])));
    await go();
    for (const start = Date.now(); Date.now() - start < 30_000; await sleep(2)) {
      const state = await run(installEars).catch(() => 'gone');
      if (state !== 'gone') return state === 'early';
    }
    throw new Error('The page did not come.');
  }

  async function load(go) {
    await fit();
    // On a slow machine a page may have been faster than its driver: it is loaded once more then.
    for (let tries = 0; tries < 5; tries++) if (await listen(go)) return;
    throw new Error('The page could not be heard from its beginning.');
  }

  return {
    name: 'WebKitGTK',
    version: capabilities.browserVersion,
    downloads,
    run,
    goto: (url) => load(() => ask('url', { url })),
    reload: () => load(() => ask('refresh', {})),
    click: (at) => act(pointer([move(at), DOWN, UP])),
    drag: (from, to) => act(pointer([move(from), DOWN, ...way(from, to), UP])),
    async press(keys) {
      const codes = keys.split('+').map((key) => KEYS[key] ?? key);
      const down = codes.map((value) => ({ type: 'keyDown', value }));
      const up = codes.toReversed().map((value) => ({ type: 'keyUp', value }));
      await act({ type: 'key', id: 'keys', actions: [...down, ...up] });
    },
    async type(text) {
      const strokes = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await act({ type: 'key', id: 'keys', actions: strokes });
    },
    async choose(file) {
      const found = await ask('element', { using: 'css selector', value: 'input[type=file]' });
      await ask(`element/${Object.values(found)[0]}/value`, { text: file });
    },
    async picture(file) {
      writeFileSync(file, Buffer.from(await ask('screenshot', undefined, 'GET'), 'base64'));
    },
    complaints: async () => [...heard, ...(await run(() => globalThis.patchbayHeard ?? []))],
    async close() {
      await call(`${root}/${sessionId}`, 'DELETE').catch(() => undefined);
      await driver.stop();
      await screen.stop();
      await remove();
    },
  };
}
