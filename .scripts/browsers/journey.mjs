// The main journey, as a person goes it: the same steps in every browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { click, downloaded, fill, find, until } from './hands.mjs';
import * as looks from './looks.mjs';

const EXAMPLES = JSON.parse(readFileSync('public/examples/index.json', 'utf8'));

function ensure(isSo, what) {
  if (!isSo) throw new Error(what);
}

/** Runs what is open to its end and takes the table away as CSV. One with code of its own asks first. */
async function tableOfRun(tab, hasCode = false) {
  await click(tab, 'button', 'Run');
  if (hasCode) {
    await until('the question', () => looks.says(tab, 'Run the code of this document?'));
    await click(tab, 'button', 'Run');
  }
  await until('a completed run', async () => {
    const status = await looks.status(tab);
    ensure(!/failed|stopped/u.test(status), `the run ended so: ${status}`);
    return status.includes('completed');
  });
  await click(tab, 'tab', 'Table');
  return downloaded(tab, () => click(tab, 'button', 'Download CSV'));
}

/** An example whose components each ask for a processor of their own: it is spread over workers. */
function spreadModel(id) {
  const document = parseDocument(readFileSync(`public/examples/${id}/model.yaml`, 'utf8'));
  const process = ['plugboard', 'process'];
  document.setIn([...process, 'type'], 'plugboard.process.RayProcess');
  document.setIn([...process, 'connector_builder'], { type: 'plugboard.connector.RayConnector' });
  const components = [...process, 'args', 'components'];
  const { length } = document.getIn(components).items;
  for (let at = 0; at < length; at++)
    document.setIn([...components, at, 'args', 'resources'], { cpu: 1 });
  return String(document);
}

/** Until a field has this text. */
const reads = (tab, name, text) =>
  until(`${text} in ${name}`, async () => (await looks.field(tab, name)) === text);

/** How far `tank` lies below `thermostat`, as a part of how far it lies to the left: alike at any zoom. */
async function slope(tab) {
  const read = async () => {
    const tank = await find(tab, 'component', 'tank');
    const thermostat = await find(tab, 'component', 'thermostat');
    return (tank.y - thermostat.y) / (thermostat.x - tank.x);
  };
  // The canvas may have moved between the two.
  let before = await read();
  return until('a canvas that rests', async () => {
    const now = await read();
    const rests = now === before;
    before = now;
    return rests && { now };
  }).then(({ now }) => now);
}

const isSaved = (tab) => until('the word Saved', () => looks.says(tab, 'Saved'));

/** Every example, opened by its address: the table of its run, by its id. */
async function runExamples(tab, url) {
  const tables = {};
  for (const { id, files } of EXAMPLES) {
    await tab.goto(`${url}?example=${id}`);
    const hasCode = files.some((name) => /\.(?:py|ts)$/u.test(name));
    tables[id] = await tableOfRun(tab, hasCode);
  }
  return tables;
}

/** On the first visit: an example from the gallery, whose process is then put on a pool of workers. */
async function openFromGallery(tab, url) {
  await tab.goto(url);
  await until('examples', () => looks.mentions(tab, /Heated tank/u));
  await click(tab, 'button', 'All examples');
  await click(tab, 'button', 'Heated tank');
  await find(tab, 'component', 'tank');
  await isSaved(tab);
  await click(tab, 'button', 'Process type: LocalProcess');
  await click(tab, 'menuitemradio', 'A pool of workers…');
  await find(tab, 'button', 'Process type: RayProcess');
  return tableOfRun(tab);
}

/** A file whose model fills several workers. */
async function importFile(tab) {
  const file = join(tab.downloads, '..', 'spread.yaml');
  writeFileSync(file, spreadModel('production-line'));
  await tab.choose(file);
  await find(tab, 'component', 'stockpile');
  await isSaved(tab);
  const table = await tableOfRun(tab);
  await click(tab, 'tab', 'Log');
  await until('several workers at work', () => looks.mentions(tab, /over \d workers/u));
  return table;
}

/** Dragging, a field and undo, which are still there after a reload. */
async function edit(tab, url) {
  await tab.goto(`${url}?example=heated-tank`);
  const before = await find(tab, 'component', 'tank');
  await tab.drag(before, { x: before.x, y: before.y + 72 });
  const moved = await slope(tab);
  ensure(moved > 0.2, `tank, dragged down, lies ${moved} below thermostat`);
  await click(tab, 'component', 'thermostat');
  await fill(tab, 'Low', '50');
  await fill(tab, 'High', '70');
  await click(tab, 'button', 'Undo');
  await reads(tab, 'High', '62');
  await isSaved(tab);

  await tab.reload();
  const after = await slope(tab);
  await click(tab, 'component', 'thermostat');
  await reads(tab, 'Low', '50');
  await reads(tab, 'High', '62');
  await click(tab, 'button', 'Undo');
  await reads(tab, 'Low', '58');
  await click(tab, 'button', 'Redo');
  await reads(tab, 'Low', '50');
  ensure(Math.abs(after - moved) < 0.03, `tank lay ${moved} below thermostat, then ${after}`);
}

/** What is open, as a link for somebody else; `stranger` has a profile of their own. */
async function share(tab, stranger) {
  await click(tab, 'button', 'Share');
  const url = await until('the link', () => looks.field(tab, 'Link'));
  await tab.press('Escape');
  await stranger.goto(url);
  await find(stranger, 'component', 'tank');
  const [mine, theirs] = [await looks.components(tab), await looks.components(stranger)];
  ensure(String(mine) === String(theirs), `the link opened ${theirs}`);
  ensure((await looks.storedDocuments(stranger)) === 0, 'the link was stored before an edit');
  // The bar comes a moment after the canvas.
  const state = await until('a run status', () => looks.status(stranger));
  ensure(state.startsWith('created'), `the link was run: ${state}`);
  const [table, sent] = [await tableOfRun(tab), await tableOfRun(stranger)];
  ensure(table === sent, 'the model of the link ran otherwise');
  return table;
}

/**
 * Goes the whole way; throws an error that says where it ended.
 *
 * @param {import('./tab.d.mts').Tab} tab a fresh profile
 * @param {() => Promise<import('./tab.d.mts').Tab>} another opens a second one
 * @param {string} url of the site
 * @param {(step: string) => void} begin hears the name of each step
 * @returns {Promise<Record<string, string>>} every table that was downloaded
 */
export async function journey(tab, another, url, begin) {
  begin('gallery and pool');
  const pool = await openFromGallery(tab, url);
  begin('a file, spread over workers');
  const spread = await importFile(tab);
  begin('every example');
  const tables = await runExamples(tab, url);
  ensure(pool === tables['heated-tank'], 'the pool gave another table than one worker');
  ensure(spread === tables['production-line'], 'the workers gave another table than one');
  begin('edit and reload');
  await edit(tab, url);
  begin('a link');
  const stranger = await another();
  try {
    tables.edited = await share(tab, stranger);
    begin('the console');
    const said = [...(await tab.complaints()), ...(await stranger.complaints())];
    ensure(said.length === 0, `the console shows: ${said.join(' | ')}`);
  } finally {
    await stranger.close();
  }
  return tables;
}
