import { resolve } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import { spellings } from '../base/text/fileNames.ts';
import { type AttachedFile, attachedFor } from '../model/index.ts';
import type { CliEnv } from './env.ts';
import { type FileFault, faultFor } from './fileFault.ts';

/**
 * A data file of a model: looked up among the files that the model brings itself, beside the model, then in
 * the working directory, under any spelling of its letters.
 */
export async function findData(
  path: string,
  folder: string,
  env: Pick<CliEnv, 'readFile' | 'cwd'>,
  attached: readonly AttachedFile[] = [],
): Promise<Result<Uint8Array, FileFault>> {
  const own = attachedFor(attached, path);
  if (own !== undefined) return ok(own.bytes);
  let fault = faultFor('ENOENT');
  const names = [folder, env.cwd].flatMap((from) =>
    spellings(path).map((name) => resolve(from, name)),
  );
  for (const candidate of new Set(names)) {
    const bytes = await env.readFile(candidate);
    if (bytes.ok) return bytes;
    if (bytes.error.code !== 'ENOENT') fault = bytes.error;
  }
  return fail(fault);
}
