// `npm run -s browsers [-- NAME...]`: the main journey in browsers of every
// kind, each with its own settings, against what `npm start` serves. A line for each: passed, failed or skipped.
import { mkdirSync } from 'node:fs';
import { journey } from './browsers/journey.mjs';
import { missing } from './browsers/programs.mjs';
import { FIREFOX_NEEDS, openChromium, openFirefox } from './browsers/puppet.mjs';
import { openWebKit, WEBKIT_NEEDS } from './browsers/webkit.mjs';
import { findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

/** Where a picture of what was seen last is put. */
const FAILED = '.cache/browsers';
const SIZE = { width: 1440, height: 900 };

async function openChromiumFound() {
  const { file } = await findChromium({ install: true });
  return openChromium({ ...SIZE, file });
}

/** Every browser: why it cannot be had, and a fresh profile of it. */
function browsers() {
  return [
    { name: 'Chromium', missing: () => null, open: openChromiumFound },
    { name: 'Firefox', missing: () => missing(FIREFOX_NEEDS), open: () => openFirefox(SIZE) },
    { name: 'WebKitGTK', missing: () => missing(WEBKIT_NEEDS), open: () => openWebKit(SIZE) },
  ];
}

/** Goes the way in one browser: what it downloaded, or where and why it ended. */
async function drive({ name, missing, open }, url) {
  const skipped = missing();
  if (skipped !== null) return { name, skipped };
  const begun = Date.now();
  let [step, version] = ['start', ''];
  let tab = null;
  try {
    tab = await open();
    version = tab.version;
    const tables = await journey(tab, open, url, (next) => (step = next));
    return { name, version, tables, seconds: Math.round((Date.now() - begun) / 1000) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const heard = (await tab?.complaints().catch(() => [])) ?? [];
    const log =
      heard.length === 0 || step === 'the console'
        ? ''
        : `; the console shows: ${heard.join(' | ')}`;
    const picture = `${FAILED}/${name}.png`;
    mkdirSync(FAILED, { recursive: true });
    await tab?.picture(picture).catch(() => undefined);
    return { name, version, failed: `${step}: ${said}${log} (seen last: ${picture})` };
  } finally {
    await tab?.close().catch(() => undefined);
  }
}

/** What went wrong with a browser, its tables held against the first one's; null: nothing. */
function fault(result, reference) {
  if (result.failed || !reference.tables) return result.failed ?? null;
  const names = Object.keys(reference.tables);
  const other = names.find((name) => result.tables[name] !== reference.tables[name]);
  return other === undefined ? null : `the table of ${other} is not ${reference.name}'s`;
}

/** Prints how it went in one browser, and counts it. */
function tell(result, reference, counts) {
  const { name, version, seconds, skipped } = result;
  const why = fault(result, reference);
  const how = skipped ? 'skipped' : why === null ? 'passed' : 'failed';
  const more = { skipped: `: ${skipped}`, failed: `: ${why}`, passed: ` in ${seconds} s` };
  console.log(`${[name, version].filter(Boolean).join(' ')}: ${how}${more[how]}`);
  counts[how]++;
}

/**
 * Goes the journey in one browser after the other; gives how many passed, failed and were skipped.
 *
 * @param {readonly string[]} [names] of those beside Chromium; none: all
 * @param {() => void} [beforeLast] hears that the last one begins: other work may go on beside it, beside which
 *   Firefox stands still for minutes
 */
export async function runBrowsers(names = [], beforeLast = () => undefined) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const server = await serve();
  try {
    // The first one is always driven: the others' tables have to be the same as its own.
    const [first, ...all] = browsers();
    const others = all.filter(({ name }) => names.length === 0 || names.includes(name));
    const reference = await drive(first, server.url);
    tell(reference, reference, counts);
    for (const browser of others) {
      if (browser === others.at(-1)) beforeLast();
      tell(await drive(browser, server.url), reference, counts);
    }
  } finally {
    server.stop();
  }
  return counts;
}

if (process.argv[1]?.endsWith('browsers.mjs')) {
  const { failed } = await runBrowsers(process.argv.slice(2));
  process.exitCode = failed === 0 ? 0 : 1;
}
