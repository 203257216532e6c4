import { isSameFileName } from '../../base/text/fileNames.ts';
import { attachFiles } from '../../editing/process/changeFiles.ts';
import type { AttachedFile, PatchbayDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { refreshExamples } from '../lists/examples.ts';
import {
  isResultOf,
  loadFormats,
  mayHaveLink,
  readOutside,
  readText,
  textOfFile,
  watchedFields,
  withWatch,
} from '../texts/texts.ts';
import { loadExample } from '../lists/examples.ts';
import type { VerbContext } from './context.ts';
import { opened, tell } from './openStored.ts';
import { openLinkText } from './linkVerbs.ts';

export interface ImportVerbs {
  /**
   * YAML files become new documents, results of a project become a run of the open one, and other files
   * are attached to it.
   */
  importFiles(files: readonly { name: string; bytes: Uint8Array }[]): Promise<void>;
  openExample(id: string): Promise<void>;
  /** Opens a model that was made here (the example of a component) as a new document. */
  openModel(document: PatchbayDocument): Promise<void>;
}

type Incoming = Parameters<ImportVerbs['importFiles']>[0][number];

/** Larger files make every save and every run slow; they are better read from disk. */
export const LARGEST_FILE = 50_000_000;

export function importVerbs(context: VerbContext): ImportVerbs {
  return {
    importFiles: (files) => context.inTurn(() => importAll(context, files)),
    openExample: (id) => context.inTurn(() => openExample(context, id)),
    openModel: (model) =>
      context.inTurn(async () => void (await createAndOpen(context, model, true))),
  };
}

async function importAll(context: VerbContext, files: readonly Incoming[]): Promise<void> {
  await loadFormats();
  const small = files.filter((file) => fits(context, file));
  const links = small.flatMap((file) => linkIn(file) ?? []);
  const models: PatchbayDocument[] = [];
  for (const file of small.filter(isModel)) {
    const model = await readModel(context, file);
    if (model !== null) models.push(model);
  }
  const others = small.filter((file) => !isModel(file) && linkIn(file) === null).map(asAttachment);
  // Results belong to the model that comes with them, else to the open one.
  const home = models.at(-1) ?? context.document.getState().document;
  const results = others.filter((file) => isResultOf(home, file));
  const data = others.filter((file) => !results.includes(file));
  // Files that no model names belong to the model that is opened; without a model, to the open one.
  const homeless = data.filter((file) => !models.some((model) => names(model, file.name)));
  const [first] = models;
  if (first !== undefined) await createAll(context, models, data, homeless);
  else if (data.length > 0 && !small.some(isModel)) attach(context, data);
  else if (data.length > 0) notAttached(context, data);
  // A model that could not be stored may not be open.
  const { document: open } = context.document.getState();
  const fitting = results.filter((file) => isResultOf(open, file));
  if (fitting.length > 0) {
    const { openResults } = await import('./resultVerbs.ts');
    await openResults(context, fitting);
  }
  for (const link of links) await openLinkText(context, link);
}

async function createAll(
  context: VerbContext,
  models: readonly PatchbayDocument[],
  data: readonly AttachedFile[],
  homeless: readonly AttachedFile[],
): Promise<void> {
  const created: string[] = [];
  for (const [index, model] of models.entries()) {
    const own = data.filter((file) => names(model, file.name));
    // The last one is opened.
    const isLast = index === models.length - 1;
    const document = { ...model, files: isLast ? [...own, ...homeless] : own };
    const name = await createAndOpen(context, document, isLast);
    if (name !== null) created.push(`“${name}”`);
  }
  if (created.length === 0) return;
  const text =
    created.length === 1 ? `Imported ${created[0] ?? ''}.` : `Imported ${created.join(', ')}.`;
  context.notices.show({ tone: 'good', text, action: null });
}

/** Stores a new document at once; what is open stays as it is in storage. Null when it failed. */
async function createAndOpen(
  context: VerbContext,
  document: PatchbayDocument,
  open: boolean,
): Promise<string | null> {
  const { deps, documents, session } = context;
  const stored = await deps.storage.create({ id: deps.newId(), document, at: deps.clock() });
  if (!stored.ok) {
    tell(context, stored.error);
    // Better an unsaved document that says so than none: it is saved with the first edit.
    if (open) await session.open({ kind: 'draft', document });
    return null;
  }
  await documents.refresh();
  if (open) await session.open(opened(stored.value));
  return stored.value.document.name;
}

async function openExample(context: VerbContext, id: string): Promise<void> {
  await loadFormats();
  const { lists, notices, deps } = context;
  if (lists.getState().examples.length === 0) await refreshExamples(deps, lists);
  const example = lists.getState().examples.find((entry) => entry.id === id);
  if (example === undefined) {
    notices.show({ tone: 'bad', text: `There is no example “${id}”.`, action: null });
    return;
  }
  const loaded = await loadExample(deps.fetchExample, example);
  if (!loaded.ok) {
    notices.show({ tone: 'bad', text: loaded.error, action: null });
    return;
  }
  const read = readText(loaded.value.text, example.title);
  if (!read.ok) {
    tellProblems(context, example.title, read.error);
    return;
  }
  const document = { ...watching(read.value, example.watch), files: loaded.value.files };
  await createAndOpen(context, document, true);
}

/** The watch list of the text counts; an example without one gets that of the gallery. */
function watching(document: PatchbayDocument, fields: readonly string[]): PatchbayDocument {
  if (watchedFields(document).length > 0) return document;
  return fields.reduce((next, field) => withWatch(next, field, true), document);
}

function attach(context: VerbContext, data: readonly AttachedFile[]): void {
  const before = context.document.getState().document;
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
  context.notices.show({ tone: 'good', text, action: null });
}

function notAttached(context: VerbContext, data: readonly AttachedFile[]): void {
  const list = data.map((file) => file.name).join(', ');
  const text = `${list} came with a model that could not be read and was not attached. Drop it alone to attach it to the open document.`;
  context.notices.show({ tone: 'warning', text, action: null });
}

function fits(context: VerbContext, file: Incoming): boolean {
  if (file.bytes.length <= LARGEST_FILE) return true;
  const text = `${file.name} is larger than ${LARGEST_FILE / 1_000_000} MB, more than a document can carry here.`;
  context.notices.show({ tone: 'bad', text, action: null });
  return false;
}

async function readModel(context: VerbContext, file: Incoming): Promise<PatchbayDocument | null> {
  const text = textOfFile(file.bytes);
  if (!text.ok) {
    tellProblems(context, file.name, [text.error]);
    return null;
  }
  const name = baseName(file.name).replace(/\.ya?ml$/iu, '');
  const from = { text: text.value, name };
  const read = await readOutside(context.deps, { as: 'model', ...from });
  if (read.ok) return read.value;
  // What can be pasted can be opened: the components of a model, with or without what is around them.
  const part = await readOutside(context.deps, { as: 'part', ...from });
  if (part.ok) return part.value;
  tellProblems(context, file.name, read.error);
  return null;
}

function tellProblems(context: VerbContext, name: string, problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  const place = first?.line == null ? '' : `line ${first.line}: `;
  const rest = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const text = `${name} was not opened. ${place}${first?.message ?? 'It cannot be read.'}${rest}`;
  context.notices.show({ tone: 'bad', text, action: null });
}

function isModel(file: Incoming): boolean {
  return /\.ya?ml$/iu.test(file.name);
}

/** A link to a model in a small text file, such as a message that was saved. */
function linkIn(file: Incoming): string | null {
  if (!/\.(txt|url|webloc)$/iu.test(file.name) || file.bytes.length > 4_000_000) return null;
  const text = textOfFile(file.bytes);
  return text.ok && mayHaveLink(text.value) ? text.value : null;
}

function asAttachment(file: Incoming): AttachedFile {
  return { name: baseName(file.name), bytes: file.bytes };
}

function baseName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

/** Whether the model speaks of this file anywhere. */
function names(document: PatchbayDocument, file: string): boolean {
  const inText = (text: string) => JSON.stringify(text).slice(1, -1);
  return JSON.stringify(document.config)
    .normalize('NFC')
    .includes(inText(file.normalize('NFC')));
}
