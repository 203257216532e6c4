// `npm run -s patchbay -- ...`: builds the command line when its sources changed, then runs it. A site
// has the editor in it, and `serve` serves it: that is built as well.
import { pathToFileURL } from 'node:url';

try {
  const { ensureBuilt } = await import('./build.mjs');
  const args = process.argv.slice(2);
  const needsEditor = args[0] === 'site' || args[0] === 'serve';
  if (needsEditor && !args.includes('--help') && !args.includes('-h'))
    process.env.PATCHBAY_EDITOR ??= await ensureBuilt('app', { quiet: true });
  const file = await ensureBuilt('cli', { quiet: true });
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(args);
} catch (error) {
  console.error(
    `The command line cannot be built: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
}
