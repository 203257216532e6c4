import { bundle } from './commands/bundle.ts';
import { convert, diagram, share } from './commands/convert.ts';
import { diff } from './commands/diff.ts';
import { fetch } from './commands/fetch.ts';
import { jobs } from './commands/jobs.ts';
import { logs } from './commands/logs.ts';
import { open } from './commands/open.ts';
import { run } from './commands/run.ts';
import { serve } from './commands/serve.ts';
import { site } from './commands/site.ts';
import { stop } from './commands/stop.ts';
import { submit } from './commands/submit.ts';
import { tune } from './commands/tune.ts';
import { validate } from './commands/validate.ts';
import type { Command } from './command.ts';
import { asksForHelp, helpOf } from './commandLine.ts';
import { type CliEnv, EXIT } from './env.ts';
import { clearOnSignals } from './node/leftovers.ts';
import { nodeEnv } from './node/nodeEnv.ts';
import { nearest } from '../model/index.ts';
import { serveTrialsIfAsked } from './study/trialThread.ts';
import { serveLibraryPartition } from './pool/serveLibraryPartition.ts';
import { printable } from './problems.ts';

// The program is also what its worker threads run.
if (!serveTrialsIfAsked(nodeEnv)) serveLibraryPartition();

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [
    ...[run, tune, validate, diagram, convert, bundle, share, open, diff, site],
    ...[submit, jobs, logs, fetch, stop, serve],
  ].map((command) => [command.spec.name, command]),
);

const USAGE = `patchbay: runs and checks process models

  patchbay run FILE [--json] [--steps N] [--set component.arg=VALUE]...
               [--param NAME=VALUE]... [--seed N] [--record component.field]...
               [--record-all] [--job-id ID] [--checkpoint FILE]
               [--process-type local|pool|ray] [--workers N] [--pin component=WORKER]...
               [--allow-write DIR]... [--profile]
  patchbay run --resume FILE [--json] [--steps N] [--record ...] [--checkpoint FILE]
  patchbay tune FILE [--json] [--num-samples N] [--plan NAME] [--seed N] [--workers N]
               [--time-limit SECONDS] [--out FILE.csv]
  patchbay validate FILE [--json]
  patchbay diagram FILE
  patchbay convert FILE --to yaml|mermaid [--process-type local|ray] [--out FILE]
  patchbay bundle FILE --out DIR|FILE.zip [--seed N]
  patchbay share FILE
  patchbay open FRAGMENT
  patchbay diff A B [--json]
  patchbay site DIR --out SITE
  patchbay submit FILE [--ray ADDRESS] [--tune] [--name NAME] [--follow] [--out DIR] [--json]
               [--no-install] [--patience SECONDS] [--seed N]
  patchbay jobs [--ray ADDRESS] [--json]
  patchbay logs ID [--ray ADDRESS] [--follow]
  patchbay fetch ID --out DIR [--ray ADDRESS] [--json]
  patchbay stop ID [--ray ADDRESS]
  patchbay serve [--ray ADDRESS] [--port N]
  patchbay help [COMMAND]

FILE and FRAGMENT may be -, which is what comes in from a pipe.
Exit code: 0 done, 1 the run failed or a file could not be written, 2 the model or the
command is not valid; of diff: 0 equal, 1 different, 2 one of them cannot be read. Of what
talks to Ray also: 3 the job failed, 4 nobody listens at the address, 5 what is there is not
Ray, 6 the connection broke off, 7 the cluster has not what the model asks for, 8 the job was
stopped, 9 Ray says no, 130 left by Ctrl+C.
`;

function unknown(name: string): string {
  const near = nearest(name, [...COMMANDS.keys()]);
  const offer = near === null ? '' : ` Did you mean ${near}?`;
  return `There is no command ${printable(JSON.stringify(name))}.${offer}\n\n${USAGE}`;
}

async function perform([name, ...rest]: readonly string[], env: CliEnv): Promise<number> {
  const isHelp = name === '--help' || name === '-h' || name === 'help';
  // `help run`, `--help run` and `run --help` are the same.
  const asked = isHelp ? rest.find((arg) => !arg.startsWith('-')) : name;
  const command = COMMANDS.get(asked ?? '');
  if (command !== undefined) {
    if (!isHelp && !asksForHelp(rest)) return command.run(rest, env);
    env.stdout(helpOf(command.spec));
    return EXIT.ok;
  }
  if (isHelp && asked === undefined) {
    env.stdout(USAGE);
    return EXIT.ok;
  }
  env.stderr(asked === undefined ? USAGE : unknown(asked));
  return EXIT.invalid;
}

function machine(): CliEnv {
  clearOnSignals();
  return nodeEnv();
}

/**
 * The command line as a function of its arguments and of what it knows of the machine.
 *
 * @param args what follows the program's name
 * @returns the exit code, once all text has gone out
 */
export async function main(args: readonly string[], given?: CliEnv): Promise<number> {
  let env = given;
  try {
    env ??= machine();
    const code = await perform(args, env);
    const fault = await env.flush();
    if (fault === null) return code;
    env.stderr(`The output cannot be written: ${fault.why}.\n`);
    return code === EXIT.ok ? EXIT.failed : code;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const say = env?.stderr ?? ((line: string) => void process.stderr.write(line));
    say(`Patchbay could not go on: ${printable(text)}\n`);
    return EXIT.failed;
  }
}
