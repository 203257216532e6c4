import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../.scripts/chromium.mjs';

/** A port that is free now. Worker processes read this file again and must come to the same one. */
function freePort(): string {
  const ask = `const s = require('node:net').createServer().listen(0, '127.0.0.1', () => {
    process.stdout.write(String(s.address().port)); s.close(); });`;
  return execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' });
}

const port = (process.env['PATCHBAY_E2E_PORT'] ??= freePort());
const chromium = (process.env['PATCHBAY_CHROMIUM'] ??= (
  await findChromium({ install: false })
).file);
const url = `http://localhost:${port}/`;

export default defineConfig({
  testDir: '.',
  outputDir: `../.cache/e2e/${port}`,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    // It stores the whole site in every fresh profile, which each test is: `offline.spec.ts` has it do so.
    serviceWorkers: 'block',
    // To record takes as long as the tests do; `--trace on` has it for one that fails.
    trace: 'off',
    launchOptions: {
      executablePath: chromium,
      args: CHROMIUM_FLAGS,
    },
  },
  webServer: {
    command: 'npm start',
    cwd: '..',
    url,
    env: { PORT: port },
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
