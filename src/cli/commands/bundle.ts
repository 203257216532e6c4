import { basename, resolve } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import { bundleBytes, type BundleFile, zipBundle } from '../../formats/index.ts';
import type { Problem } from '../../model/index.ts';
import { type Command, refuse } from '../command.ts';
import {
  type CommandSpec,
  COMPONENTS,
  oneOperand,
  readCommandLine,
  wholeNumber,
} from '../commandLine.ts';
import { type CliEnv, EXIT, writeWhole } from '../env.ts';
import { type FileFault, sentenceOf } from '../fileFault.ts';
import { loadModel } from '../loadModel.ts';
import { formatProblems } from '../problems.ts';
import { projectOf } from '../project.ts';

const BUNDLE = {
  name: 'bundle',
  summary:
    'Makes a project that plugboard runs as it stands. FILE is a YAML file, an archive or a picture with a model in it, a script in Python (.py) that builds a process, or - for what comes in from a pipe.',
  operand: { name: 'FILE', words: 'a model file' },
  options: {
    out: { takes: 'DIR|FILE.zip', help: 'an empty folder, one that is not there yet, or a zip' },
    seed: { takes: 'N', help: 'seed of the random numbers' },
    components: COMPONENTS,
  },
} as const satisfies CommandSpec;

interface Order {
  readonly file: string;
  readonly out: string;
  readonly seed: number | null;
  readonly components: readonly string[];
}

async function run(args: readonly string[], env: CliEnv): Promise<number> {
  const order = readOrder(args);
  if (!order.ok) return refuse(order.error, env);
  const { file, out, seed, components } = order.value;
  const path = resolve(env.cwd, out);
  if (!isZip(out)) {
    const inside = await env.entries(path);
    if (!inside.ok) return failed(out, inside.error, env);
    if ((inside.value ?? 0) > 0) {
      return refuse(
        `${out} is not an empty folder. Name one that is, or one that is not there yet.`,
        env,
      );
    }
  }
  const model = await loadModel(file, env, components);
  if (!model.ok) return unfit(model.error, file, env);
  const project = await projectOf(model.value, seed, env);
  if (!project.ok) return unfit(project.error, file, env);
  const done = await write(project.value, path, env);
  if (!done.ok) return failed(out, done.error, env);
  env.stdout(`${project.value.length} files in ${out}; README.md says how to run them.\n`);
  return EXIT.ok;
}

function readOrder(args: readonly string[]): Result<Order, string> {
  const given = readCommandLine(args, BUNDLE.options);
  if (!given.ok) return given;
  const { values, operands } = given.value;
  const file = oneOperand(operands, BUNDLE);
  if (!file.ok) return file;
  const { out } = values;
  if (out === null) return fail('--out takes an empty folder, or a file .zip.');
  const seed = wholeNumber('seed', values.seed, 0);
  const { components } = values;
  return seed.ok ? ok({ file: file.value, out, seed: seed.value, components }) : seed;
}

const isZip = (out: string) => out.toLowerCase().endsWith('.zip');

async function write(
  project: readonly BundleFile[],
  path: string,
  env: CliEnv,
): Promise<Result<null, FileFault>> {
  if (isZip(path)) {
    const folder = basename(path).slice(0, -'.zip'.length) || 'project';
    return writeWhole(path, zipBundle(project, folder, env.date()), env);
  }
  const files = project.map((file) => ({ path: file.path, bytes: bundleBytes(file.content) }));
  return env.writeFolder(path, files);
}

function unfit(problems: readonly Problem[], file: string, env: CliEnv): number {
  env.stderr(formatProblems(problems, file));
  return EXIT.invalid;
}

function failed(out: string, fault: FileFault, env: CliEnv): number {
  env.stderr(`${sentenceOf(out, 'written', fault)}\n`);
  return EXIT.failed;
}

/** `bundle FILE --out DIR|FILE.zip [--seed N]` */
export const bundle: Command = { spec: BUNDLE, run };
