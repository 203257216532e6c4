// `npm run -s bench -- engine [--json]`: both sides of each comparison in one run.
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';

const file = await ensureBuilt('bench', { quiet: true });
const { main } = await import(pathToFileURL(file).href);
process.exitCode = await main(process.argv.slice(2));
