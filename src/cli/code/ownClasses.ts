import { ok, type Result } from '../../base/result.ts';
import { wholeFloats } from '../../formats/index.ts';
import { modulesOf, type PatchbayDocument, type Problem, specOf } from '../../model/index.ts';
import { type LoadedClasses, loadClasses, usedTypes } from '../../runtime/index.ts';
import type { CliEnv } from '../env.ts';
import { importModule } from './importModule.ts';
import { moduleFolders } from './modules.ts';
import type { OwnPart } from '../pool/ownPart.ts';
import { lineWriter } from './lineWriter.ts';

/** Classes of a model, and how a thread of a pool comes by them; null where built-in ones are enough. */
export interface OwnClasses {
  readonly classes: LoadedClasses;
  readonly part: OwnPart | null;
}

/** Loads the classes of a model's components, those in the modules beside it as well. */
export async function ownClasses(
  document: PatchbayDocument,
  from: { readonly folder: string; readonly components: readonly string[]; readonly seed: number },
  env: CliEnv,
): Promise<Result<OwnClasses, readonly Problem[]>> {
  const used = usedTypes(specOf(document), wholeFloats(document));
  const folders = moduleFolders(document, from.folder, from.components, env.cwd);
  const { files } = document;
  const loaded = await loadClasses(used, files, {
    startInterpreter: () => env.startPython(folders),
    importModule,
    folders,
    seed: from.seed,
    write: lineWriter(env.stderr),
  });
  if (!loaded.ok) return loaded;
  const modules = modulesOf(document);
  const types = used.filter(({ type }) => loaded.value.isOwn(type));
  const part = types.length === 0 ? null : { types, modules, folders, seed: from.seed };
  return ok({ classes: loaded.value, part });
}
