// `npm run -s interop [-- --seed N] [--only TEXT] ...`: all that goes out to plugboard against real plugboard.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { findPlugboardPython } from './plugboardPython.mjs';

const examples = join(dirname(fileURLToPath(import.meta.url)), '..', 'public', 'examples');
const found = await findPlugboardPython();
if ('missing' in found) {
  console.log(`Skipped: ${found.missing}`);
  console.log('0 passed, 0 failed');
  // A Python that somebody named has to work: skipping would look like success.
  if (process.env.PATCHBAY_PLUGBOARD_PYTHON) process.exitCode = 1;
} else {
  const file = await ensureBuilt('interop', { quiet: true });
  const { main } = await import(pathToFileURL(file).href);
  const own = ['--python', found.python, '--examples', examples];
  process.exitCode = await main([...own, ...process.argv.slice(2)]);
}
