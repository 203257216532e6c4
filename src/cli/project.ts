import type { Result } from '../base/result.ts';
import { bundle, type BundleFile } from '../formats/index.ts';
import { projectCode } from '../library/python/projectCode.ts';
import { type PatchbayDocument, type Problem, specOf } from '../model/index.ts';
import { readModules } from '../modules/index.ts';
import type { CliEnv } from './env.ts';
import type { LoadedModel } from './loadModel.ts';
import { catalogueOf } from './code/modules.ts';
import { withData } from './withData.ts';

/** The project for plugboard of a model from disk: its files, or all that keeps it from running there. */
export async function projectOf(
  model: LoadedModel,
  seed: number | null,
  env: CliEnv,
): Promise<Result<readonly BundleFile[], readonly Problem[]>> {
  const read = await withData(model, env);
  const document: PatchbayDocument = { ...read, name: nameOf(read) };
  return bundle(document, {
    catalogue: catalogueOf(document),
    code: projectCode,
    imports: readModules(document.files).imports,
    ...(seed === null ? {} : { seed }),
  });
}

/** What a model is called: by itself, else by its file. */
export function nameOf(document: PatchbayDocument): string {
  return specOf(document).plugboard.process.args.name ?? document.name;
}
