// `npm run check [-- FILE...]`: everything but tests in a browser: format, lint, types, dead code.
// With files: format and lint of these alone.
import { spawn } from 'node:child_process';

const bin = (name) => `node_modules/.bin/${name}`;
// TypeScript 7 says the same in a third of the time; what asks for the API of TypeScript has the one before.
const TSC = 'node_modules/typescript7/bin/tsc';
const LINTED = ['src', 'e2e', '.scripts', 'vite.config.ts'];

const checksOf = (files) => {
  const [formatted, linted] = files.length === 0 ? [['.'], LINTED] : [files, files];
  return [
    {
      name: 'format',
      command: [
        bin('prettier'),
        '--check',
        '--log-level',
        'warn',
        '--ignore-unknown',
        ...formatted,
      ],
    },
    { name: 'lint', command: [bin('oxlint'), '--type-aware', ...linted] },
    { name: 'types', command: [TSC, '-p', '.'] },
    { name: 'types of rooms without page and Node', command: [TSC, '-p', 'src'] },
    { name: 'dead code', command: [bin('knip')] },
  ];
};

/** Most checks keep one processor busy: two go side by side. */
const AT_ONCE = 2;

/** Whether a check passed; what it says comes out when it is done. */
function passes({ name, command }) {
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('error', (error) => (said += error.message));
    child.on('close', (code) => {
      process.stdout.write(said);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
      resolve(code === 0);
    });
  });
}

/** Runs every check; gives how many passed and failed. */
export async function runChecks(files = []) {
  const checks = checksOf(files);
  const waiting = [...checks];
  let passed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
      if (await passes(check)) passed++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { passed, failed: checks.length - passed };
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const { failed } = await runChecks(process.argv.slice(2));
  process.exitCode = failed === 0 ? 0 : 1;
}
