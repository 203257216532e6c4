import { readYaml, roundedNumbers, tableFault } from '../formats/index.ts';
import {
  checkFiles,
  fileArguments,
  type PatchbayDocument,
  type Place,
  type Problem,
  specOf,
  validateProcess,
} from '../model/index.ts';
import type { CliEnv } from './env.ts';
import { sentenceOf } from './fileFault.ts';
import { findData } from './findData.ts';
import { catalogueOf } from './code/modules.ts';
import { codeProblems } from './code/codeProblems.ts';

/** Finds lines of a document that was not edited; undefined for one that was. */
export function placeOf({ source, config }: PatchbayDocument): Place | undefined {
  if (source === null || source.value !== config) return undefined;
  const read = readYaml(source.text);
  return read.ok ? read.value.place : undefined;
}

/** Everything that is wrong with a model whose schema is fine, the files that it reads included. */
export async function checkDocument(
  { document, folder }: { readonly document: PatchbayDocument; readonly folder: string },
  env: CliEnv,
  original = document,
): Promise<readonly Problem[]> {
  const place = placeOf(original);
  const spec = specOf(document);
  const catalogue = catalogueOf(document);
  const files = fileArguments(spec, catalogue);
  const found = new Map<string, Uint8Array>();
  const why = new Map<string, string>();
  for (const { path } of files) {
    const bytes = await findData(path, folder, env, document.files);
    if (bytes.ok) found.set(path, bytes.value);
    else if (bytes.error.code !== 'ENOENT') why.set(path, sentenceOf(path, 'read', bytes.error));
  }
  const missing = (path: string) =>
    why.get(path) ?? `There is no file ${path}, beside the model or in the working directory.`;
  return [
    ...validateProcess(spec, catalogue, place),
    ...checkFiles(files, (path) => found.get(path), { missing, faultIn: tableFault, place }),
    ...roundedNumbers(original),
    ...codeProblems(document, env.pythonPackages()),
  ];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
