import { basename, resolve, sep } from 'node:path';
import { counted } from '../../base/counted.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { type Command, refuse } from '../command.ts';
import { type CommandSpec, oneOperand, readCommandLine } from '../commandLine.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { sentenceOf } from '../fileFault.ts';
import { printable } from '../problems.ts';
import { findModels } from '../site/findModels.ts';
import { ownExamples } from '../site/gallery.ts';
import { MARKER, SITE_ENTRIES } from '../site/marker.ts';
import { readFolder } from '../site/readFolder.ts';
import { readmeText, readModels, shutIn } from '../site/readModels.ts';
import { siteFiles } from '../site/siteFiles.ts';

const SITE = {
  name: 'site',
  summary:
    'Makes a static site of the models in a folder and those below it: a page with a picture and a description of each, and the editor, in which they open. A model.yaml takes the name of its folder, other YAML files have their own.',
  operand: { name: 'DIR', words: 'a folder of models' },
  options: {
    out: {
      takes: 'SITE',
      help: 'an empty folder, one that is not there yet, or a site that is made anew',
    },
  },
} as const satisfies CommandSpec;

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);

/** May the site take this place? Or why not, in words. */
async function placeFault(out: string, target: string, env: CliEnv): Promise<string | null> {
  const inside = await env.list(target);
  if (!inside.ok) {
    return inside.error.code === 'ENOENT' ? null : sentenceOf(out, 'written', inside.error);
  }
  if (inside.value.length === 0) return null;
  const names = inside.value.map(({ name }) => name);
  const foreign = names.find((name) => !SITE_ENTRIES.has(name));
  if (!names.includes(MARKER))
    return `${out} is neither empty nor a site that this command made. Name another folder.`;
  if (foreign === undefined) return null;
  return `${out} has something in it that is no part of the site: ${foreign}. Take it out, or name another folder.`;
}

/** The folder of the models, without links on the way. */
async function rootOf(dir: string, env: CliEnv): Promise<Result<string, string>> {
  const root = await env.realPath(resolve(env.cwd, dir));
  const listed = await env.list(root);
  return listed.ok ? ok(root) : fail(sentenceOf(dir, 'read', listed.error));
}

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const given = readCommandLine(args, SITE.options);
  if (!given.ok) return refuse(given.error, env);
  const { out } = given.value.values;
  const dir = oneOperand(given.value.operands, SITE);
  if (!dir.ok) return refuse(dir.error, env);
  if (out === null) return refuse('--out takes the folder of the site, and has to be there.', env);
  const built = env.variables['PATCHBAY_EDITOR'];
  if (built === undefined) {
    const words = 'Run the command by npm run -s patchbay, or name a build in PATCHBAY_EDITOR.';
    return refuse(`A site needs the built editor. ${words}`, env);
  }
  const root = await rootOf(dir.value, env);
  if (!root.ok) return refuse(root.error, env);
  const target = await env.realPath(resolve(env.cwd, out));
  if (isWithin(root.value, target)) {
    return refuse(`${out} holds the models themselves. Name another folder for the site.`, env);
  }
  const fault = await placeFault(out, target, env);
  if (fault !== null) return refuse(fault, env);
  const editor = await readFolder(resolve(env.cwd, built), env);
  if (!editor.ok) return refuse(sentenceOf(built, 'read', editor.error), env);

  const title = basename(root.value) || 'Models';
  const found = await findModels(root.value, title, env);
  const inside = shutIn(root.value, env);
  const read = await readModels(found, inside, dir.value, ownExamples(editor.value));
  env.stderr(found.faults.map((line) => `${printable(line)}\n`).join('') + read.faults);
  const { models } = read;
  if (models.length === 0) {
    return refuse(`There is no model in ${dir.value} that can be read; no site was made.`, env);
  }
  const lead = await readmeText(found.readme, inside);
  const files = siteFiles({ title, lead, models }, editor.value);
  if (!files.ok) return refuse(`The editor in ${built} cannot be used. ${files.error}`, env);
  const written = await env.writeFolder(target, files.value, true);
  if (!written.ok) {
    env.stderr(`${printable(sentenceOf(out, 'written', written.error))}\n`);
    return EXIT.failed;
  }
  env.stdout(
    printable(
      `${counted(models.length, 'model')} in ${out}; any static server shows its index.html.\n`,
    ),
  );
  return found.faults.length === 0 && read.faults === '' ? EXIT.ok : EXIT.failed;
}

/** `site DIR --out SITE` */
export const site: Command = { spec: SITE, run };
