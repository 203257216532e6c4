// `npm test`: every suite, one after the other, and one closing line that sums them up.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { runBrowsers } from './browsers.mjs';
import { runChecks } from './check.mjs';
import { findChromium } from './chromium.mjs';
import { findPlugboardPython } from './plugboardPython.mjs';

const totals = { passed: 0, failed: 0, skipped: 0 };

function add({ passed, failed, skipped = 0 }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}

function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A suite that ended badly without a failed test (a crash), or that reported nothing, counts as one failure. */
function count(code, report, read) {
  const seen = report ? read(report) : { passed: 0, failed: 0, skipped: 0 };
  if ((code !== 0 || report === null) && seen.failed === 0) seen.failed = 1;
  return seen;
}

const started = Date.now();

function heading(text) {
  console.log(`\n== ${text} (after ${Math.round((Date.now() - started) / 1000)} s)`);
}

rmSync('.cache/reports', { recursive: true, force: true });
mkdirSync('.cache/reports', { recursive: true });

heading('Checks');
add(await runChecks());

heading('Unit and property tests, and a Python with plugboard');
const unit = '.cache/reports/unit.json';
const unitRun = run('node_modules/.bin/vitest', [
  ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
]);
// To make the Python is waiting, for the most part: it goes on beside the tests. So does what the browsers
// look at, whose server would have it built while they wait; what is wrong with it, that one says.
const plugboard = await findPlugboardPython();
await run(process.execPath, ['.scripts/build.mjs', 'app', '--quiet']);
const unitCode = await unitRun;
add(
  count(unitCode, readReport(unit), (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests,
    skipped: r.numPendingTests + r.numTodoTests,
  })),
);

console.log(`Python with plugboard: ${plugboard.python ?? plugboard.missing}`);
const python = plugboard.python ? { PATCHBAY_PLUGBOARD_PYTHON: plugboard.python } : {};

heading('End-to-end tests');
try {
  const chromium = await findChromium({ install: true });
  console.log(`Chromium: ${chromium.file} (${chromium.from})`);
  const e2e = '.cache/reports/e2e.json';
  const code = await run(
    'node_modules/.bin/playwright',
    ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
    { PATCHBAY_CHROMIUM: chromium.file, PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(e2e), ...python },
  );
  add(
    count(code, readReport(e2e), (r) => ({
      passed: r.stats.expected,
      failed: r.stats.unexpected + r.stats.flaky,
      skipped: r.stats.skipped,
    })),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  add({ passed: 0, failed: 1 });
}

/** What goes out to plugboard against real plugboard; gives how many passed, failed and were skipped. */
async function runInterop() {
  if (plugboard.missing !== undefined) {
    console.log(`Skipped: ${plugboard.missing}`);
    // A Python that somebody named has to work: skipping would look like success.
    return process.env.PATCHBAY_PLUGBOARD_PYTHON
      ? { passed: 0, failed: 1 }
      : { passed: 0, failed: 0, skipped: 1 };
  }
  const report = '.cache/reports/interop.json';
  const args = ['.scripts/interop.mjs', '--report', report];
  const code = await run(process.execPath, args, python);
  return count(code, readReport(report), (r) => r);
}

let interop;

/** Begins with it when it is called first. */
function interopBegun() {
  if (interop === undefined) heading('Interop with plugboard, and the last of the browsers');
  return (interop ??= runInterop());
}

heading('Other browsers');
try {
  add(await runBrowsers([], interopBegun));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  add({ passed: 0, failed: 1 });
}
add(await interopBegun());

heading('Together');
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
