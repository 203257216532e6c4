// `npm run -s patchbay -- ...`: builds the command line when its sources changed, then runs it.
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';

const file = await ensureBuilt('cli', { quiet: true });
const { main } = await import(pathToFileURL(file).href);
process.exitCode = await main(process.argv.slice(2));
