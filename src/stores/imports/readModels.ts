import type { JsonObject } from '../../base/json.ts';
import {
  baseOf,
  folderOf,
  followProcess,
  type GivenFile,
  type GivenModel,
  inFolder,
  processPath,
  readYaml,
  tidyPath,
} from '../../formats/index.ts';
import type { Problem } from '../../model/problem.ts';
import { readOutside, textOfFile } from '../texts/texts.ts';
import type { VerbContext } from '../verbs/context.ts';

export function isModelFile({ path }: GivenFile): boolean {
  return /\.ya?ml$/iu.test(path);
}

/** Models among what was given, and what of it was read for them. */
export interface ReadModels {
  readonly models: readonly GivenModel[];
  /** Files that are models, or were meant to be. */
  readonly read: ReadonlySet<GivenFile>;
}

type Attempt =
  | { readonly model: GivenModel; readonly problems: null; readonly also: GivenFile | null }
  | { readonly model: null; readonly problems: readonly Problem[] };

/**
 * Reads all models among the given files. What cannot be read is told, unless it lies in a folder and does
 * not look like a model: folders hold texts of other programs too.
 */
export async function readModels(
  context: VerbContext,
  given: readonly GivenFile[],
): Promise<ReadModels> {
  const models = new Map<GivenFile, GivenModel>();
  const read = new Set<GivenFile>();
  const followed = new Set<GivenFile>();
  for (const file of given.filter(isModelFile)) {
    const { model, problems, ...more } = await attempt(context, file, given);
    if (problems === null) {
      models.set(file, model);
      const also = 'also' in more ? more.also : null;
      if (also !== null) followed.add(also);
    } else if (file.path.includes('/') && !looksLikeModel(file)) continue;
    else tellProblems(context, baseOf(file.path), problems);
    read.add(file);
  }
  // A process that another model takes from its file is no model of its own.
  for (const file of followed) models.delete(file);
  return { models: [...models.values()], read };
}

function looksLikeModel({ bytes }: GivenFile): boolean {
  const text = textOfFile(bytes);
  return text.ok && /^\s*["']?plugboard["']?\s*:/mu.test(text.value);
}

async function attempt(
  context: VerbContext,
  file: GivenFile,
  given: readonly GivenFile[],
): Promise<Attempt> {
  const text = textOfFile(file.bytes);
  if (!text.ok) return { model: null, problems: [text.error] };
  const name = baseOf(file.path).replace(/\.ya?ml$/iu, '');
  const from = { text: text.value, name };
  const folder = folderOf(file.path);
  const whole = await readOutside(context.deps, { as: 'model', ...from });
  if (whole.ok) return { model: { document: whole.value, folder }, problems: null, also: null };
  if (whole.error.some(({ code }) => code === 'PROCESS_IS_PATH')) {
    return elsewhere(text.value, { name, folder, given }, whole.error);
  }
  // What can be pasted can be opened: the components of a model, with or without what is around them.
  const part = await readOutside(context.deps, { as: 'part', ...from });
  if (part.ok) return { model: { document: part.value, folder }, problems: null, also: null };
  return { model: null, problems: whole.error };
}

interface Place {
  readonly name: string;
  readonly folder: string;
  readonly given: readonly GivenFile[];
}

/** The process lies in another file, which may have come along; its paths count from there. */
function elsewhere(text: string, place: Place, problems: readonly Problem[]): Attempt {
  const yaml = readYaml(text);
  const path = yaml.ok ? processPath(yaml.value.value) : null;
  const file = path === null ? undefined : fileAt(path, place);
  if (!yaml.ok || file === undefined) return { model: null, problems };
  const inner = textOfFile(file.bytes);
  if (!inner.ok) return { model: null, problems: [inner.error] };
  const read = followProcess(yaml.value.value as JsonObject, inner.value, place.name);
  if (!read.ok) return { model: null, problems: read.error };
  const model = { document: read.value, folder: folderOf(file.path) };
  return { model, problems: null, also: file };
}

function fileAt(path: string, { folder, given }: Place): GivenFile | undefined {
  const wanted = tidyPath(inFolder(folder, path));
  const isOne = (name: string | null) => given.find((file) => file.path === name);
  return isOne(wanted) ?? isOne(baseOf(path.replaceAll('\\', '/')));
}

export function tellProblems(
  { notices }: VerbContext,
  name: string,
  problems: readonly Problem[],
): void {
  const [first, ...others] = problems;
  const place = first?.line == null ? '' : `line ${first.line}: `;
  const rest = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const text = `${name} was not opened. ${place}${first?.message ?? 'It cannot be read.'}${rest}`;
  notices.show({ tone: 'bad', text, action: null });
}
