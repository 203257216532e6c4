import { join, sep } from 'node:path';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import { fail } from '../../base/result.ts';
import { dataPaths, writeYaml } from '../../formats/index.ts';
import { drawPicture } from '../../graph/picture/drawPicture.ts';
import { attachedFor, type PatchbayDocument, schemeOf, specOf } from '../../model/index.ts';
import type { CliEnv } from '../env.ts';
import { faultFor } from '../fileFault.ts';
import { loadModel } from '../loadModel.ts';
import { catalogueOf } from '../code/modules.ts';
import { formatProblems, problem } from '../problems.ts';
import { withData } from '../withData.ts';
import { firstParagraph, leadingComment } from './describe.ts';
import { type FoundModels, isLeftOut, type ModelPlace } from './findModels.ts';
import { modelId } from './modelId.ts';
import type { SiteModel } from './siteModel.ts';

const README_BYTES = 1_000_000;
const OUTSIDE = faultFor('OUTSIDE', 'it is hidden, or lies outside of the folder of the models');

/**
 * The machine as far as a site may show it: files in a folder, wherever links lead, and no hidden ones.
 *
 * @param root a real path
 */
export function shutIn(root: string, env: CliEnv): CliEnv {
  const start = root.endsWith(sep) ? root : `${root}${sep}`;
  return {
    ...env,
    cwd: root,
    async readFile(path, most) {
      const real = await env.realPath(path);
      const isInside = real.startsWith(start);
      if (!isInside || real.slice(start.length).split(sep).some(isLeftOut)) return fail(OUTSIDE);
      return env.readFile(real, most);
    },
  };
}

/** The first paragraph of a README; empty where it cannot be read. */
export async function readmeText(path: string | null, env: CliEnv): Promise<string> {
  if (path === null) return '';
  const bytes = await env.readFile(join(env.cwd, path), README_BYTES);
  const text = bytes.ok ? decodeUtf8(bytes.value) : bytes;
  return text.ok ? firstParagraph(text.value) : '';
}

/** Data that a model reads and that is not there, each a line with the model's place. */
function missingData(document: PatchbayDocument, shown: string): string {
  const missing = dataPaths(document)
    .filter((path) => schemeOf(path) === null && attachedFor(document.files, path) === undefined)
    .map((path) =>
      problem('FILE_MISSING', `${path} is not in the folder of the models, or is hidden there.`),
    );
  return formatProblems(missing, shown);
}

async function describe(document: PatchbayDocument, place: ModelPlace, env: CliEnv) {
  const comment = leadingComment(document.source?.text ?? '');
  return comment === '' ? readmeText(place.readme, env) : comment;
}

/**
 * Reads the models of a folder, each with its modules, data and pictures.
 *
 * @param env a machine that is shut in there
 * @param shown what the folder is called before a place
 * @param taken ids that others have
 * @returns what could be read, and what could not, in lines with places
 */
export async function readModels(
  { models }: FoundModels,
  env: CliEnv,
  shown: string,
  taken: ReadonlySet<string>,
): Promise<{ readonly models: readonly SiteModel[]; readonly faults: string }> {
  const ids = new Set(taken);
  const read: SiteModel[] = [];
  let faults = '';
  for (const place of models) {
    const { path, title, group } = place;
    const loaded = await loadModel(path, env);
    if (!loaded.ok) {
      faults += formatProblems(loaded.error, join(shown, path));
      continue;
    }
    const document = { ...(await withData(loaded.value, env)), name: title };
    faults += missingData(document, join(shown, path));
    const id = modelId(path === 'model.yaml' || path === 'model.yml' ? title : path, ids);
    ids.add(id);
    const catalogue = catalogueOf(document);
    const { components, connectors } = specOf(document).plugboard.process.args;
    read.push({
      ...{ id, title, group, files: document.files },
      ...{ components: components.length, connectors: connectors.length },
      description: await describe(document, place, env),
      text: writeYaml(document, { layout: true }),
      light: drawPicture(document, catalogue, 'light').svg,
      dark: drawPicture(document, catalogue, 'dark').svg,
    });
  }
  return { models: read, faults };
}
