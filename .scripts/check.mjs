// `npm run check`: everything but tests in a browser: format, lint, types of every room, dead code.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const bin = (name) => `node_modules/.bin/${name}`;
const rooms = readdirSync('src').filter((room) => existsSync(`src/${room}/tsconfig.json`));

export const CHECKS = [
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: [bin('oxlint'), '-c', 'src/.oxlintrc.json', '--type-aware', 'src'] },
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  ...rooms.map((room) => ({
    name: `types of ${room}, without page or Node`,
    command: [bin('tsc'), '-p', `src/${room}`],
  })),
  { name: 'dead code', command: [bin('knip')] },
];

/** Runs every check; returns how many passed and failed. */
export function runChecks() {
  let passed = 0;
  for (const { name, command } of CHECKS) {
    const { status } = spawnSync(command[0], command.slice(1), { stdio: 'inherit' });
    console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    if (status === 0) passed++;
  }
  return { passed, failed: CHECKS.length - passed };
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const { failed } = runChecks();
  process.exitCode = failed === 0 ? 0 : 1;
}
