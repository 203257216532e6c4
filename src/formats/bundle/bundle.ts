import { fail, ok, type Result } from '../../base/result.ts';
import {
  type Catalogue,
  moduleLanguage,
  type PatchbayDocument,
  type Problem,
  seedOf,
  specOf,
} from '../../model/index.ts';
import { setProcessType } from '../../editing/process/process.ts';
import { writeYaml } from '../yaml/writeYaml.ts';
import type { BundleFile } from './BundleFile.ts';
import { checkBundle } from './checkBundle.ts';
import { supplied } from './dataFiles.ts';
import { forPlugboard } from './forPlugboard.ts';
import { forRay, hasEvents } from './forRay.ts';
import { readmeText } from './readme.ts';
import { withRecorders } from './recorders.ts';
import { type Imports, requirementsText } from './requirements.ts';

/** Where the code of components comes from. */
export interface ComponentCode {
  /** True for a type that the module can hold. */
  readonly has: (type: string) => boolean;
  /** The text of `patchbay.py` with the components of these types. */
  readonly module: (types: readonly string[]) => string;
}

export interface BundleOptions {
  readonly catalogue: Catalogue;
  readonly code: ComponentCode;
  /** What the document's modules import from elsewhere; goes into `requirements.txt`. */
  readonly imports?: Imports;
  /** Of the run that the project shall repeat; the model's own when it is not given. */
  readonly seed?: number;
}

/**
 * A project for plugboard: the model for one process and for Ray, the code of its components, its data
 * files, and what a person needs to run it. The model keeps its own text, with a recorder added for each
 * watched field. Fails with all that would keep it from running there.
 */
export function bundle(
  document: PatchbayDocument,
  { catalogue, code, imports = new Map(), seed = seedOf(document) }: BundleOptions,
): Result<readonly BundleFile[], readonly Problem[]> {
  const wrong = checkBundle(document, catalogue, code.has);
  const data = supplied(document);
  if (!data.ok) return fail([...wrong, ...data.error]);
  if (wrong.length > 0) return fail(wrong);
  const { document: complete, elsewhere, files } = data.value;
  const { fields, left, ...recorded } = withRecorders(
    forPlugboard(complete, { catalogue, hasCode: code.has, seed }),
    catalogue,
  );
  const local = setProcessType(recorded.document, 'plugboard.process.LocalProcess');
  const ray = forRay(recorded.document, catalogue);
  const types = componentTypes(local).filter((type) => code.has(type));
  const readme = readmeText({
    ...{ title: document.name.replace(/\s+/g, ' '), ray, fields, left, elsewhere },
    ...{ hasEvents: hasEvents(ray, catalogue), hasModule: types.length > 0 },
    modules: files.map(({ path }) => path).filter((path) => moduleLanguage(path) !== null),
  });
  return ok([
    { path: 'model.yaml', content: writeYaml(local, { layout: true }) },
    { path: 'model-ray.yaml', content: writeYaml(ray, { layout: true }) },
    ...(types.length > 0 ? [{ path: 'patchbay.py', content: code.module(types) }] : []),
    { path: 'requirements.txt', content: requirementsText(ray, imports) },
    { path: 'README.md', content: readme },
    ...files,
  ]);
}

function componentTypes(document: PatchbayDocument): readonly string[] {
  return specOf(document).plugboard.process.args.components.map(({ type }) => type);
}
