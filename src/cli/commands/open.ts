import { ok } from '../../base/result.ts';
import { decodeLink, writeYaml } from '../../formats/index.ts';
import type { PatchbayDocument } from '../../model/index.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, oneOperand, readCommandLine } from '../commandLine.ts';
import { EXIT, type CliEnv } from '../env.ts';
import { type Loaded, loadModel, readText } from '../loadModel.ts';
import { formatProblems } from '../problems.ts';
import { isWrapping } from '../wrappedModel.ts';

const OPEN = {
  name: 'open',
  summary:
    'Prints the YAML that a link, an archive or a picture carries. FRAGMENT is #p1..., a file (.zip, .svg, .png), or - for what comes in from a pipe.',
  operand: { name: 'FRAGMENT', words: 'a link' },
  options: {},
} as const satisfies CommandSpec;

/** The text around a link is looked through; what is no link may be a file that has a model in it. */
async function opened(what: string, env: CliEnv): Loaded<PatchbayDocument> {
  if (isWrapping(what) && !what.includes('#')) {
    const model = await loadModel(what, env);
    return model.ok ? ok(model.value.document) : model;
  }
  const text = what === '-' ? await readText('-', env) : ok(what);
  return text.ok ? decodeLink(text.value) : text;
}

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, OPEN.options);
  const link = given.ok ? oneOperand(given.value.operands, OPEN) : given;
  if (!link.ok) return refuse(link.error, env);
  const document = await opened(link.value, env);
  if (!document.ok) {
    env.stderr(formatProblems(document.error, 'link'));
    return EXIT.invalid;
  }
  env.stdout(writeYaml(document.value, { layout: true }));
  return EXIT.ok;
}

/** `open FRAGMENT` */
export const open: Command = { spec: OPEN, run };
