import { isSameFileName } from '../../base/text/fileNames.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import {
  type AttachedFile,
  moduleLanguage,
  modulesOf,
  type PatchbayDocument,
} from '../../model/index.ts';
import { findModules, type ModuleSearch } from './findModules.ts';
import { baseOf, folderOf, type GivenFile, inFolder, seenFrom } from './paths.ts';

/** A model of what was given together, and the folder from which its paths count. */
export interface GivenModel {
  readonly document: PatchbayDocument;
  readonly folder: string;
}

type Tools = Omit<ModuleSearch, 'folder' | 'files'>;

/** Whether a text speaks of a file, by its name and however that is written. */
const speaksOf = (text: string, name: string): boolean =>
  text.includes(name) || text.normalize('NFC').includes(name.normalize('NFC'));

/** What belongs to a model beside its code, and what else a person gave for the model that is opened. */
export interface Shares {
  /** In the order of the models. */
  readonly files: readonly (readonly AttachedFile[])[];
  /** Files that were given by themselves, and that no model speaks of. */
  readonly homeless: readonly AttachedFile[];
}

/**
 * Which files go with which model: the modules that its types stand in, with those that these import; data
 * that its text or its code names; with code also `requirements.txt` and packages (`.whl`).
 */
export function shareOut(
  models: readonly GivenModel[],
  given: readonly GivenFile[],
  tools: Tools,
): Shares {
  const taken = new Set<GivenFile>();
  const files = models.map((model) => {
    const own = filesOf(model, given, tools);
    for (const { from } of own) taken.add(from);
    return own.map(({ file }) => file);
  });
  const homeless = given
    .filter((file) => !taken.has(file) && !file.path.includes('/'))
    .map(({ path, bytes }) => ({ name: path, bytes }));
  return { files, homeless };
}

interface Owned {
  readonly file: AttachedFile;
  readonly from: GivenFile;
}

/** Files of what was given that one model has need of, by the names under which it finds them. */
export function filesOf(
  { document, folder }: GivenModel,
  given: readonly GivenFile[],
  tools: Tools,
): readonly Owned[] {
  const code = findModules(document, { ...tools, folder, files: given });
  const inText = (text: string) => JSON.stringify(text).slice(1, -1);
  const config = JSON.stringify(document.config);
  const texts = [...modulesOf(document), ...code.map(({ file }) => file)].flatMap(({ bytes }) => {
    const text = decodeUtf8(bytes);
    return text.ok ? [text.value] : [];
  });
  const hasCode = texts.length > 0;
  const isNamed = (name: string) =>
    speaksOf(config, inText(name)) || texts.some((text) => speaksOf(text, name));
  const isPackage = ({ path }: GivenFile) => hasCode && /\.whl$/iu.test(path);
  const data = given.filter((file) => {
    const name = baseOf(file.path);
    return moduleLanguage(name) === null && (isPackage(file) || isNamed(name));
  });
  const requirements = hasCode ? nearest('requirements.txt', folder, given) : null;
  const owned = [...code];
  for (const from of requirements === null ? data : [...data, requirements]) {
    const isOwnName = from === requirements || isPackage(from);
    const name = isOwnName ? baseOf(from.path) : seenFrom(folder, from.path);
    const isThere = owned.some(({ file }) => isSameFileName(file.name, name));
    if (!isThere && (isOwnName || from === meant(data, from, folder, isNamed)))
      owned.push({ file: { name, bytes: from.bytes }, from });
  }
  return owned;
}

/** Of data of one name in several folders the file whose path is named, else the one that lies nearest. */
function meant(
  data: readonly GivenFile[],
  { path }: GivenFile,
  folder: string,
  isNamed: (name: string) => boolean,
): GivenFile | undefined {
  const rank = (file: GivenFile): number => {
    const seen = seenFrom(folder, file.path);
    if (inFolder(folder, seen) !== file.path) return 2;
    return isNamed(seen) ? 0 : 1;
  };
  return data
    .filter((file) => baseOf(file.path) === baseOf(path))
    .toSorted((one, other) => rank(one) - rank(other) || one.path.length - other.path.length)[0];
}

/** The file of this name in a folder, or in the nearest one around it. */
function nearest(name: string, folder: string, given: readonly GivenFile[]): GivenFile | null {
  for (let at = folder; ; at = folderOf(at)) {
    const found = given.find(({ path }) => path === inFolder(at, name));
    if (found !== undefined) return found;
    if (at === '') return null;
  }
}
