// `npm run -s shots -- DIR`: a picture of every example after its run, light and dark, for eyes to judge.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

async function shoot(browser, url, { id, files }, colorScheme, file) {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${url}?example=${id}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  // The first run of a document with code of its own asks.
  if (files.some((name) => /\.(?:py|ts)$/u.test(name)))
    await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click();
  const status = page.getByRole('status', { name: 'Run status' });
  await status.filter({ hasText: /completed|failed|stopped/ }).waitFor({ timeout: 60_000 });
  // The plot is loaded when the first one is needed.
  await page.getByRole('application', { name: /^Plot/ }).first().waitFor();
  // Two frames: the last samples are drawn in the frame after they came.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.screenshot({ path: file });
  const text = await status.innerText();
  await context.close();
  return text;
}

const directory = process.argv[2];
if (!directory) {
  console.error('Name a folder: npm run -s shots -- DIR');
  process.exit(2);
}
mkdirSync(directory, { recursive: true });
const only = process.argv.slice(3);
const examples = JSON.parse(readFileSync('public/examples/index.json', 'utf8')).filter(
  ({ id }) => only.length === 0 || only.includes(id),
);
const found = await findChromium({ install: true });
const server = await serve();
const browser = await chromium.launch({ executablePath: found.file, args: CHROMIUM_FLAGS });
try {
  for (const example of examples) {
    const { id } = example;
    for (const scheme of ['light', 'dark']) {
      const file = join(directory, `${id}-${scheme}.png`);
      const status = await shoot(browser, server.url, example, scheme, file);
      console.log(`${file}: ${status.replaceAll('\n', ' ')}`);
    }
  }
} finally {
  await browser.close();
  server.stop();
}
