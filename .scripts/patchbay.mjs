// `npm run -s patchbay -- ...`: builds the command line when its sources changed, then runs it.
import { pathToFileURL } from 'node:url';

try {
  const { ensureBuilt } = await import('./build.mjs');
  const file = await ensureBuilt('cli', { quiet: true });
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(
    `The command line cannot be built: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
}
