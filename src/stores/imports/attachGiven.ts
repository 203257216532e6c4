import { isSameFileName } from '../../base/text/fileNames.ts';
import { attachFiles } from '../../editing/process/changeFiles.ts';
import { baseOf, filesOf, folderOf, type GivenFile, type shareOut } from '../../formats/index.ts';
import type { AttachedFile, PatchbayDocument } from '../../model/document.ts';
import { moduleLanguage, modulesOf } from '../../model/modules.ts';
import type { VerbContext } from '../verbs/context.ts';
import { showCode, whatCode } from './whatCode.ts';

/** More than this were hardly meant for one document. */
const MOST_FILES = 100;

/** What sharing out asks of the stores. */
export function toolsOf({ code, deps }: VerbContext): Parameters<typeof shareOut>[2] {
  return {
    isBuiltIn: (type) => deps.catalogue.find(type) !== undefined,
    importsOf: (files) => code.importsOf(files).keys(),
  };
}

/** Lets files that came without a model travel with the open document. */
export function attachGiven(context: VerbContext, given: readonly GivenFile[]): void {
  const before = context.document.getState().document;
  const data = attachable(context, before, given);
  if (data.length > MOST_FILES) {
    const text = `These are ${data.length} files without a model. Drop those that belong to this document by themselves.`;
    context.notices.show({ tone: 'warning', text, action: null });
    return;
  }
  const isIncoming = ({ name }: AttachedFile) =>
    data.some((file) => isSameFileName(file.name, name));
  const replaced = before.files.filter(isIncoming);
  const { label, document } = attachFiles(before, context.code.catalogueOf(before), data);
  context.session.edit(label, () => document);
  if (context.document.getState().document === before) return;
  const list = data.map((file) => file.name).join(', ');
  const text =
    replaced.length === 0
      ? `Attached ${list} to this document.`
      : `Attached ${list} to this document in place of the earlier version; Undo brings that back.`;
  const action = whatCode(data) === null ? null : showCode(context);
  context.notices.show({ tone: 'good', text, action });
}

/** What of given files goes with the document: what it names, code, and what a person gave by itself. */
function attachable(
  context: VerbContext,
  document: PatchbayDocument,
  given: readonly GivenFile[],
): readonly AttachedFile[] {
  const owned = filesOf({ document, folder: '' }, given, toolsOf(context));
  const taken = new Set(owned.map(({ from }) => from));
  const packages = new Set(
    given.filter(({ path }) => baseOf(path) === '__init__.py').map(({ path }) => folderOf(path)),
  );
  const isCode = ({ path }: GivenFile) => moduleLanguage(path) !== null;
  // A folder of data alone was meant as it is; beside code there is much that no process has need of.
  const isProject = owned.length > 0 || given.some(isCode);
  const others = given.flatMap((file): readonly AttachedFile[] => {
    const { path, bytes } = file;
    if (taken.has(file) || (isProject && path.includes('/') && !isCode(file))) return [];
    return [{ name: isCode(file) ? moduleFile(path, document, packages) : baseOf(path), bytes }];
  });
  return [...owned.map(({ file }) => file), ...others];
}

/** The name of a module of which the document says nothing: that of the one it stands for, or its path in the folder. */
function moduleFile(
  path: string,
  document: PatchbayDocument,
  packages: ReadonlySet<string>,
): string {
  if (path.includes('/')) {
    const top = path.slice(0, path.indexOf('/'));
    return packages.has(top) ? path : path.slice(top.length + 1);
  }
  const same = modulesOf(document).filter(({ name }) => baseOf(name) === path);
  const isThere = same.some(({ name }) => name === path);
  return !isThere && same.length === 1 ? (same[0]?.name ?? path) : path;
}

export function notAttached({ notices }: VerbContext, given: readonly GivenFile[]): void {
  const list = given.map(({ path }) => baseOf(path)).join(', ');
  const text = `${list} came with a model that could not be read and was not attached. Drop it alone to attach it to the open document.`;
  notices.show({ tone: 'warning', text, action: null });
}
