import { decodeLink, writeYaml } from '../../formats/index.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, oneOperand, readCommandLine } from '../commandLine.ts';
import { EXIT, type CliEnv } from '../env.ts';
import { readText } from '../loadModel.ts';
import { formatProblems } from '../problems.ts';

const OPEN = {
  name: 'open',
  summary:
    'Prints the YAML that a link carries. FRAGMENT is #p1..., - for what comes in from a pipe.',
  operand: { name: 'FRAGMENT', words: 'a link' },
  options: {},
} as const satisfies CommandSpec;

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, OPEN.options);
  const link = given.ok ? oneOperand(given.value.operands, OPEN) : given;
  if (!link.ok) return refuse(link.error, env);
  const text = link.value === '-' ? await readText('-', env) : link;
  const document = text.ok ? decodeLink(text.value) : text;
  if (!document.ok) {
    env.stderr(formatProblems(document.error, 'link'));
    return EXIT.invalid;
  }
  env.stdout(writeYaml(document.value, { layout: true }));
  return EXIT.ok;
}

/** `open FRAGMENT` */
export const open: Command = { spec: OPEN, run };
