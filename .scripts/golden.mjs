// `npm run -s golden -- FOLDER [--out DIR] [...]`: runs recorded cases of the reference on our engine.
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';

const file = await ensureBuilt('golden', { quiet: true });
const { main } = await import(pathToFileURL(file).href);
process.exitCode = await main(process.argv.slice(2));
