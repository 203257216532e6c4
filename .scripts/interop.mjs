// `npm run -s interop [-- --seed N] [--count N] [--only PART] [--verbose]`: the library here against
// its Python twins in real plugboard.
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { findPlugboardPython } from './plugboardPython.mjs';

const found = findPlugboardPython();
if ('missing' in found) {
  console.log(`Skipped: ${found.missing}`);
  console.log('0 passed, 0 failed');
  // A Python that somebody named has to work: skipping would look like success.
  if (process.env.PATCHBAY_PLUGBOARD_PYTHON) process.exitCode = 1;
} else {
  const file = await ensureBuilt('interop', { quiet: true });
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main([...process.argv.slice(2), '--python', found.python]);
}
