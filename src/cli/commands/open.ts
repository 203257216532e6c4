import { decodeLink, writeYaml } from '../../formats/index.ts';
import { EXIT, type CliEnv } from '../env.ts';
import { LIMITS } from '../loadModel.ts';
import { oneFile, parseFlags } from '../options.ts';
import { formatProblems } from '../problems.ts';

/** `open FRAGMENT`: prints the YAML that a link carries. */
export async function open(args: readonly string[], env: CliEnv): Promise<number> {
  const flags = parseFlags(args, {});
  const link = flags.ok ? oneFile(flags.value.positionals, 'a link') : flags;
  if (!link.ok) {
    env.stderr(`${link.error.message}\n`);
    return EXIT.invalid;
  }
  const document = decodeLink(link.value, { limits: LIMITS });
  if (!document.ok) {
    env.stderr(formatProblems(document.error, 'link'));
    return EXIT.invalid;
  }
  env.stdout(writeYaml(document.value, { layout: true }));
  return EXIT.ok;
}
