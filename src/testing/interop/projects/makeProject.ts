import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle } from '../../../cli/commands/bundle.ts';
import { loadModel } from '../../../cli/loadModel.ts';
import { nodeEnv } from '../../../cli/node/nodeEnv.ts';
import { dataPaths, writeYaml } from '../../../formats/index.ts';
import type { PatchbayDocument } from '../../../model/index.ts';
import { command, lastLines } from '../plugboard/command.ts';
import type { Lab } from '../plugboard/Lab.ts';
import type { Project } from './Project.ts';

/** A model file with the data files that lie beside it. */
export async function readDocument(file: string): Promise<PatchbayDocument> {
  const model = await loadModel(file, nodeEnv());
  if (!model.ok) throw new Error(`${file}: ${model.error[0]?.message ?? 'it cannot be read'}`);
  const { document, folder } = model.value;
  const files = dataPaths(document).map((name) => {
    return { name, bytes: new Uint8Array(readFileSync(join(folder, name))) };
  });
  return { ...document, files };
}

/** Writes a document and its data files into a folder; the path of the model. */
export function writeDocument(document: PatchbayDocument, folder: string): string {
  for (const { name, bytes } of document.files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'model.yaml');
  writeFileSync(file, writeYaml(document, { layout: true }));
  return file;
}

/** Bundles a model file as `patchbay bundle FILE --out ID.zip` does, and unpacks it with Python. */
export async function zippedProject(lab: Lab, id: string, file: string): Promise<Project> {
  const document = await readDocument(file);
  await patchbayBundle(file, `${id}.zip`, lab.folder);
  const unpack = ['-m', 'zipfile', '-e', `${id}.zip`, '.'];
  const ended = await command(lab.python, unpack, { cwd: lab.folder });
  if (ended.code !== 0) throw new Error(`${id}.zip: ${lastLines(ended)}`);
  return { id, document, folder: join(lab.folder, id) };
}

/** Writes a document down and bundles it as `patchbay bundle FILE --out ID` does. */
export async function folderProject(
  lab: Lab,
  id: string,
  document: PatchbayDocument,
): Promise<Project> {
  const file = writeDocument(document, join(lab.folder, `${id}-source`));
  await patchbayBundle(file, id, lab.folder);
  return { id, document, folder: join(lab.folder, id) };
}

async function patchbayBundle(file: string, out: string, cwd: string): Promise<void> {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const env = { ...nodeEnv(), cwd, stdout: say, stderr: say };
  const code = await bundle.run([file, '--out', out], env);
  if (code !== 0) throw new Error(`${out} cannot be made: ${said.join('')}`);
}
