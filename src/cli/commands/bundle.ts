import { basename, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import {
  bundle as makeProject,
  bundleBytes,
  type BundleFile,
  dataPaths,
  zipBundle,
} from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { projectCode } from '../../library/python/projectCode.ts';
import { type AttachedFile, type PatchbayDocument, specOf } from '../../model/index.ts';
import { diskFiles } from '../diskFiles.ts';
import { type CliEnv, EXIT } from '../env.ts';
import { loadModel } from '../loadModel.ts';
import { oneFile, parseFlags, wholeNumber } from '../options.ts';
import { formatProblems } from '../problems.ts';

interface Order {
  readonly file: string;
  readonly out: string;
  readonly seed: number | null;
}

/** `bundle FILE --out DIR|FILE.zip [--seed N]`: a project that plugboard runs as it stands. */
export async function bundle(args: readonly string[], env: CliEnv): Promise<number> {
  const order = readOrder(args);
  if (!order.ok) return refuse(`${order.error}\n`, env);
  const { file, out, seed } = order.value;
  const path = resolve(env.cwd, out);
  if (!isZip(out) && ((await env.entries(path)) ?? 0) > 0) {
    return refuse(
      `${out} is not an empty folder. Name one that is, or one that is not there yet.\n`,
      env,
    );
  }
  const model = await loadModel(file, env);
  if (!model.ok) return refuse(formatProblems(model.error, file), env);
  const document = await withFiles(model.value.document, model.value.folder, env);
  const options = { catalogue, code: projectCode, ...(seed === null ? {} : { seed }) };
  const project = makeProject(document, options);
  if (!project.ok) return refuse(formatProblems(project.error, file), env);
  await write(project.value, path, env);
  env.stdout(`${project.value.length} files in ${out}; README.md says how to run them.\n`);
  return EXIT.ok;
}

function readOrder(args: readonly string[]): Result<Order, string> {
  const flags = parseFlags(args, { out: { type: 'string' }, seed: { type: 'string' } });
  if (!flags.ok) return fail(flags.error.message);
  const file = oneFile(flags.value.positionals, 'a model file');
  if (!file.ok) return fail(file.error.message);
  const { out } = flags.value.values;
  if (out === undefined || out === '') return fail('--out takes an empty folder, or a file .zip.');
  const seed = wholeNumber('seed', flags.value.values.seed, 0);
  return seed.ok ? ok({ file: file.value, out, seed: seed.value }) : fail(seed.error.message);
}

const isZip = (out: string) => out.toLowerCase().endsWith('.zip');

/** The document under the name of its process, with the data files that it reads. */
async function withFiles(
  document: PatchbayDocument,
  folder: string,
  env: CliEnv,
): Promise<PatchbayDocument> {
  const disk = diskFiles(folder, env);
  const files: AttachedFile[] = [];
  for (const name of dataPaths(document)) {
    const bytes = await disk.read(name).catch(() => null);
    // What is not on this disk may be an address, or is told as missing.
    if (bytes !== null) files.push({ name, bytes });
  }
  const name = specOf(document).plugboard.process.args.name ?? document.name;
  return { ...document, name, files };
}

async function write(project: readonly BundleFile[], path: string, env: CliEnv): Promise<void> {
  if (isZip(path)) {
    const folder = basename(path).slice(0, -'.zip'.length) || 'project';
    await env.writeFile(path, zipBundle(project, folder, env.date()));
    return;
  }
  for (const { path: name, content } of project) {
    await env.writeFile(join(path, name), bundleBytes(content));
  }
}

function refuse(text: string, env: CliEnv): number {
  env.stderr(text);
  return EXIT.invalid;
}
