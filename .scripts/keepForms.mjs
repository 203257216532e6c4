// `node .scripts/keepForms.mjs NAME`: keeps what this version stores, shares and saves, in every form, under
// `src/testing/forms/NAME`. Later versions have to open it unchanged (`forms.test.ts`, `e2e/forms.spec.ts`).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const EXAMPLES = 'public/examples';
/** Anchors, comments, a section for tuning, a class that nobody knows, events: what a text may hold. */
const RICH = readFileSync('src/testing/forms/rich.yaml');

const examples = readdirSync(EXAMPLES).filter((id) => existsSync(`${EXAMPLES}/${id}/model.yaml`));
const command = (...args) =>
  execFileSync(process.execPath, ['.scripts/patchbay.mjs', ...args], { encoding: 'utf8' }).trim();

function keepLinks(folder) {
  const links = Object.fromEntries(
    examples.map((id) => [id, command('share', `${EXAMPLES}/${id}/model.yaml`)]),
  );
  links.rich = command('share', 'src/testing/forms/rich.yaml');
  writeFileSync(join(folder, 'links.json'), `${JSON.stringify(links, null, 2)}\n`);
}

function keepCheckpoints(folder) {
  for (const id of examples) {
    const file = join(folder, `${id}.checkpoint.json`);
    command('run', `${EXAMPLES}/${id}/model.yaml`, '--steps', '7', '--checkpoint', file);
    // The folder of the model is a place of this machine; a checkpoint without one looks beside itself.
    const saved = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, `${JSON.stringify({ ...saved, folder: `${EXAMPLES}/${id}` })}\n`);
  }
}

/** Everything that the page has put down, as JSON; bytes and columns of numbers are marked. */
function dump() {
  const mark = (value) => {
    if (value === undefined) return { $: 'undefined' };
    if (typeof value === 'bigint') return { $: 'bigint', text: String(value) };
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
      return { $: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return { $: value.constructor.name, text: btoa(text) };
    }
    if (Array.isArray(value)) return value.map(mark);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mark(one)]));
  };
  const asked = (request) =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  return (async () => {
    const databases = [];
    for (const { name, version } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      const stores = [];
      for (const store of database.objectStoreNames) {
        const place = database.transaction(store).objectStore(store);
        const { keyPath } = place;
        const indexes = [...place.indexNames].map((index) => [index, place.index(index).keyPath]);
        const [keys, values] = await Promise.all([
          asked(place.getAllKeys()),
          asked(place.getAll()),
        ]);
        const records = keys.map((key, at) => [key, mark(values[at])]);
        stores.push({ name: store, keyPath, indexes, records });
      }
      database.close();
      databases.push({ name, version, stores });
    }
    return JSON.stringify({ databases, notes: { ...localStorage } });
  })();
}

const byName = (page, name) => page.locator(`[data-component="${name}"]`);
const keys = async (page, ...presses) => {
  for (const press of presses) await page.keyboard.press(press);
};

async function ran(page) {
  await keys(page, 'Control+Enter');
  const status = page.getByRole('status', { name: 'Run status' });
  await status.filter({ hasText: /completed|failed/ }).waitFor({ timeout: 60_000 });
}

async function saved(page) {
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor();
}

async function open(page, ...files) {
  await page.locator('input[type=file]').first().setInputFiles(files);
}

/** Uses the page as a person does, until every kind of thing is stored. */
async function work(page, url) {
  await page.goto(`${url}?example=heated-tank`);
  await byName(page, 'tank').click();
  await ran(page);
  await byName(page, 'energy').click();
  await keys(page, 'F2');
  await page.keyboard.type('work');
  await keys(page, 'Enter', 'Control+d', 'ArrowDown', 'ArrowDown');
  await byName(page, 'outdoor').click();
  await keys(page, 'd', 'Control+z', 'Control+z');
  await ran(page);
  await saved(page);

  await page.goto(`${url}?example=production-line`);
  await byName(page, 'conveyor').click();
  await byName(page, 'balance').click({ modifiers: ['Shift'] });
  await keys(page, 'Control+g');
  const title = page.getByRole('textbox', { name: 'Name of Group 1' });
  await title.fill('Line');
  await title.press('Enter');
  await page.getByRole('group', { name: /^Group Line/ }).waitFor();
  await keys(page, 'Control+Alt+g', 'Escape');
  await byName(page, 'demand').click();
  await keys(page, 'b');
  await byName(page, 'daily_mean').click();
  await keys(page, 'd', 'Escape', 'Shift+S');
  await page.keyboard.type('# A note\n- of **two** lines');
  await keys(page, 'Escape');
  // What is watched is no step of the history, but kept beside it.
  await byName(page, 'demand').click();
  await page.getByRole('button', { name: 'Watch y', exact: true }).click();
  await ran(page);
  await saved(page);

  await page.goto(url);
  const csv = readFileSync(`${EXAMPLES}/seattle-weather/seattle-weather.csv`);
  const model = readFileSync(`${EXAMPLES}/seattle-weather/model.yaml`);
  await open(
    page,
    { name: 'model.yaml', mimeType: 'text/yaml', buffer: model },
    { name: 'seattle-weather.csv', mimeType: 'text/csv', buffer: csv },
  );
  await byName(page, 'weather').click();
  await ran(page);
  await keys(page, 'Delete');
  await saved(page);

  await page.goto(url);
  await open(page, { name: 'rich.yaml', mimeType: 'text/yaml', buffer: RICH });
  await byName(page, 'wave').click();
  await keys(page, 'ArrowRight', 'Escape');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await page.getByRole('textbox', { name: /YAML/ }).click();
  await keys(page, 'Control+Home');
  await page.keyboard.type('{ broken');
  await page.getByText(/^Line/).first().waitFor();
  await saved(page);
}

const name = process.argv[2];
if (!name) {
  console.error('Name the version, such as its commit: node .scripts/keepForms.mjs b476f3a');
  process.exit(2);
}
const folder = join('src/testing/forms', name);
mkdirSync(folder, { recursive: true });
keepLinks(folder);
keepCheckpoints(folder);
const found = await findChromium({ install: true });
const server = await serve();
const browser = await chromium.launch({ executablePath: found.file, args: CHROMIUM_FLAGS });
try {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await work(page, server.url);
  // What a page that goes away puts down lies in its notes, until the next page has stored it.
  await page.goto(`${server.url}examples/index.json`);
  writeFileSync(join(folder, 'database.json.gz'), gzipSync(await page.evaluate(dump)));
} finally {
  await browser.close();
  server.stop();
}
console.log(`Kept in ${folder}. Now: PATCHBAY_KEEP_FORMS=1 npx vitest run src/testing/forms`);
