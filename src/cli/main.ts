import type { CliEnv } from './env.ts';
import { EXIT } from './env.ts';
import { nodeEnv } from './nodeEnv.ts';
import { bundle } from './commands/bundle.ts';
import { convert, diagram, share } from './commands/convert.ts';
import { open } from './commands/open.ts';
import { run } from './commands/run.ts';
import { validate } from './commands/validate.ts';
import { serveLibraryPart } from './pool/serveLibraryPart.ts';

// The program is also what its worker threads run.
serveLibraryPart();

const COMMANDS = new Map<string, (args: readonly string[], env: CliEnv) => Promise<number>>([
  ['run', run],
  ['validate', validate],
  ['diagram', diagram],
  ['convert', convert],
  ['bundle', bundle],
  ['share', share],
  ['open', open],
]);

const USAGE = `patchbay: runs and checks process models

  patchbay run FILE [--json] [--steps N] [--set component.arg=VALUE]...
               [--param NAME=VALUE]... [--seed N] [--record component.field]...
               [--record-all] [--job-id ID] [--checkpoint FILE]
               [--process-type local|pool] [--workers N] [--pin component=WORKER]...
               [--profile]
  patchbay run --resume FILE [--json] [--steps N] [--record ...] [--checkpoint FILE]
  patchbay validate FILE [--json]
  patchbay diagram FILE
  patchbay convert FILE --to yaml|mermaid [--process-type local|ray]
  patchbay bundle FILE --out DIR|FILE.zip [--seed N]
  patchbay share FILE
  patchbay open FRAGMENT

Exit code: 0 done, 1 the run failed, 2 the model or the command is not valid.
`;

/**
 * The command line as a function of its arguments and of what it knows of the machine.
 *
 * @param args what follows the program's name
 * @returns the exit code
 */
export async function main(args: readonly string[], env: CliEnv = nodeEnv()): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    env.stdout(USAGE);
    return EXIT.ok;
  }
  const command = COMMANDS.get(name ?? '');
  if (command === undefined) {
    env.stderr(
      name === undefined ? USAGE : `There is no command ${JSON.stringify(name)}.\n\n${USAGE}`,
    );
    return EXIT.invalid;
  }
  return command(rest, env);
}
