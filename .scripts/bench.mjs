// `npm run -s bench -- engine|pool|editor|graph|python|typescript|tune [--json]`: both sides of each comparison in one run.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { ensureBuilt } from './build.mjs';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const file = await ensureBuilt('bench', { quiet: true });

async function launch() {
  const { file: executablePath } = await findChromium({ install: true });
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
}

/** Both pages served and a browser to look at them. */
async function inBrowser(work) {
  const servers = [await serve(), await serve([`--folder=${join(dirname(file), 'flow')}`])];
  const browser = await launch();
  try {
    const [editor, flow] = servers.map(({ url }) => url);
    return await work(browser, { editor, flow });
  } finally {
    await browser.close();
    for (const { stop } of servers) stop();
  }
}

/** A frame without an origin, as a run has it, whose only worker is asked to measure. */
async function poolInChromium() {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    const script = readFileSync(join(dirname(file), 'pool.js'), 'utf8');
    const found = await page.evaluate(raceInFrame, script);
    if (found.error !== undefined) throw new Error(found.error);
    return found;
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function raceInFrame(script) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  const inside = () => {
    addEventListener('message', ({ data }) => {
      const url = URL.createObjectURL(new Blob([data], { type: 'text/javascript' }));
      const worker = new Worker(url);
      worker.addEventListener('message', (event) => parent.postMessage(event.data, '*'));
      worker.addEventListener('error', ({ message }) =>
        parent.postMessage({ error: message }, '*'),
      );
      worker.postMessage('race');
    });
  };
  frame.srcdoc = `<!doctype html><script>(${String(inside)})()</script>`;
  return new Promise((resolve) => {
    addEventListener('message', ({ data }) => resolve(data));
    frame.addEventListener('load', () => frame.contentWindow.postMessage(script, '*'));
    document.body.append(frame);
  });
}

const { main } = await import(pathToFileURL(file).href);

/** Our command line, built before so that a benchmark does not wait for it. */
async function command() {
  await ensureBuilt('cli', { quiet: true });
  return [process.execPath, join(import.meta.dirname, 'patchbay.mjs')];
}

process.exitCode = await main(process.argv.slice(2), { poolInChromium, inBrowser, command });
