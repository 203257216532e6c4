import { dataPaths } from '../formats/index.ts';
import { type AttachedFile, attachedFor, type PatchbayDocument } from '../model/index.ts';
import type { CliEnv } from './env.ts';
import { findData } from './findData.ts';
import type { LoadedModel } from './loadModel.ts';

/** A model from disk with the data files that it reads, as far as they are there. */
export async function withData(
  { document, folder }: LoadedModel,
  env: CliEnv,
): Promise<PatchbayDocument> {
  const files: AttachedFile[] = [...document.files];
  for (const name of dataPaths(document)) {
    if (attachedFor(files, name) !== undefined) continue;
    const bytes = await findData(name, folder, env);
    // What is not on this disk may be an address, or is told as missing.
    if (bytes.ok) files.push({ name, bytes: bytes.value });
  }
  return { ...document, files };
}
