import type { Json } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import {
  attachedFor,
  checkFiles,
  documentFromConfig,
  fileArguments,
  fileNameOf,
  type PatchbayDocument,
  type Problem,
  specOf,
  validateProcess,
  watchedFields,
} from '../../model/index.ts';
import type { WholeFloats } from '../../model/run/index.ts';
import { setWatched } from '../../editing/watching/watch.ts';
import type {
  ArchivedDocument,
  OutsideRead,
  OutsideText,
  RecordedField,
  TextFormat,
} from '../../formats/index.ts';
import { requirementsIn, withOwnRequirements } from './ownRequirements.ts';
import type { Project } from './project.ts';
import type { DocumentCode } from '../code/documentCode.ts';
import { tellingModules } from '../code/tellingModules.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { Session } from '../session/session.ts';

export { seedOf, watchedFields } from '../../model/index.ts';

type Formats = typeof import('../../formats/index.ts');

/** Readers and writers of texts; the page's first look does without them. */
let formats: Formats | null = null;
/** What is to be told them about documents that were read elsewhere. */
let untold: ((formats: Formats) => void)[] = [];

/** Gets the readers and writers of texts; to be awaited before any function here that uses them. */
export async function loadFormats(): Promise<void> {
  const all = (formats ??= await import('../../formats/index.ts'));
  const telling = untold;
  untold = [];
  for (const tell of telling) tell(all);
}

function loaded(): Formats {
  if (formats === null) throw new Error('Texts are read or written before loadFormats().');
  return formats;
}

// What the verbs need of model and formats, in their words.

/** Bytes in which a first line of results has room, whatever ends it. */
const FIRST_LINE = 40;
/** Larger files make every save and every run slow; they are better read from disk. */
export const LARGEST_FILE = 50_000_000;

/** The text of a model's file, or why it has none. */
export const textOfFile = (bytes: Uint8Array): Result<string, Problem> =>
  loaded().decodeYaml(bytes);

/** A YAML text as a document; one without components is a document too. */
export function readText(text: string, name: string): Result<PatchbayDocument, readonly Problem[]> {
  return loaded().readModelText(text, name, { allowEmpty: true });
}

/** Whether a text is read in a moment; larger ones are read where they hold nobody up. */
export const isQuick = (text: string): boolean =>
  text.length <= loaded().QUICK.length && !loaded().hasMoreMarks(text, loaded().QUICK.marks);

/** The document alone of a text from outside. */
export async function readOutside(
  deps: Pick<StoreDeps, 'readEarly' | 'readElsewhere'>,
  from: OutsideText,
): Promise<Result<PatchbayDocument, readonly Problem[]>> {
  const read = await readFromOutside(deps, from);
  return read.ok ? ok(read.value.document) : read;
}

/** Null where a model that was read without its schema does not keep it: to be read again, for all that is wrong. */
function heldToSchema(read: OutsideRead): OutsideRead | null {
  if (!read.ok || read.value.isUnchecked !== true) return read;
  const { isUnchecked: _, ...rest } = read.value;
  const checked = documentFromConfig(rest.document);
  return checked.ok ? ok({ ...rest, document: checked.value }) : null;
}

/** Reads a text from outside: here what takes a moment, elsewhere what takes more. */
export async function readFromOutside(
  { readEarly, readElsewhere }: Pick<StoreDeps, 'readEarly' | 'readElsewhere'>,
  from: OutsideText,
): Promise<OutsideRead> {
  const early = (await readEarly?.(from)) ?? null;
  let read = early === null ? null : heldToSchema(early);
  if (read === null) {
    await loadFormats();
    read =
      loaded().readQuickly(from) ?? (await readElsewhere?.(from)) ?? loaded().readOutside(from);
  }
  if (!read.ok) return read;
  const { document, rounded } = read.value;
  const tell = (all: Formats): void => all.keepRounded(document, rounded);
  if (formats === null) untold.push(tell);
  else tell(formats);
  return read;
}

/** A pasted text as it can be read, where it cannot be read as it is. */
export const plainModelText = (text: string): string => loaded().plainModelText(text);

let written: { readonly document: PatchbayDocument; readonly text: string } | null = null;

/** The document's YAML, with its layout unless told otherwise. */
export function textOf(
  document: PatchbayDocument,
  options: { readonly layout: boolean } = { layout: true },
): string {
  if (!options.layout) return loaded().writeYaml(document, options);
  // Several ask for the text of the document as it is.
  if (written?.document !== document) {
    written = { document, text: loaded().writeYaml(document, options) };
  }
  return written.text;
}

/** Components of a model that is written in a moment, whatever its text was. */
const FEW_COMPONENTS = 500;

/** The document's model with all digits of its whole numbers. */
export const exactOf = (document: PatchbayDocument) => loaded().exactConfig(document);

/** The document's YAML where it is known, or written in a moment; else null, and `textLater` has it. */
export function textNow(document: PatchbayDocument): string | null {
  const { source, config } = document;
  const isKnown = written?.document === document || source?.value === config;
  const isSmall =
    (source === null || isQuick(source.text)) &&
    specOf(document).plugboard.process.args.components.length <= FEW_COMPONENTS;
  return isKnown || isSmall ? textOf(document) : null;
}

/** The document's YAML, written elsewhere; null when the signal says that it is not wanted any more. */
export async function textLater(
  { writeElsewhere }: Pick<StoreDeps, 'writeElsewhere'>,
  document: PatchbayDocument,
  signal: AbortSignal,
): Promise<string | null> {
  const { source, config } = document;
  const text = (await writeElsewhere?.(source?.text ?? null, config, signal)) ?? null;
  if (signal.aborted) return null;
  if (text === null) return textOf(document);
  written = { document, text };
  return text;
}

/** Problems of a document with their places in its text of now. */
export function problemsInText(
  document: PatchbayDocument,
  problems: readonly Problem[],
): readonly Problem[] {
  if (problems.every(({ line }) => line !== null)) return problems;
  const text = textNow(document);
  const read = text !== null && isQuick(text) ? loaded().readYaml(text) : null;
  if (read?.ok !== true) return problems;
  const { place } = read.value;
  return problems.map((problem) => {
    const at = problem.line === null ? place(problem.path.split('.')) : null;
    return at === null ? problem : { ...problem, ...at };
  });
}

/** A value as YAML, and the value of a YAML text or why it has none. */
export const valueText = (value: Json): string => loaded().dumpYaml(value);
export const valueOfText = (text: string): Result<Json, string> => loaded().readValueText(text);

/** The texts as which a document goes out. */
export const textFormats = (): readonly TextFormat[] => loaded().TEXT_FORMATS;

/** The document in one of these formats, with its layout where that has room for it. */
export function exportedText(
  document: PatchbayDocument,
  format: string,
  options: Parameters<TextFormat['write']>[1],
): string {
  if (format === 'yaml' && options.layout) return textOf(document);
  return (
    textFormats()
      .find(({ id }) => id === format)
      ?.write(document, options) ?? ''
  );
}

/** Everything that is wrong with the document as it is, without lines: see `problemsInText`. */
export function problemsOf(document: PatchbayDocument, code: DocumentCode): readonly Problem[] {
  const spec = specOf(document);
  const catalogue = code.catalogueOf(document);
  const inCode = code.problemsOf(document);
  if (spec.plugboard.process.args.components.length === 0) return inCode;
  const missing = (path: string) =>
    `There is no file ${fileNameOf(path)} in this document. Attach it.`;
  const files = checkFiles(
    fileArguments(spec, catalogue),
    (path) => attachedFor(document.files, path)?.bytes,
    { missing, faultIn: formats?.tableFault },
  );
  const rounded = formats?.roundedNumbers(document) ?? [];
  const found = [
    ...validateProcess(spec, catalogue),
    ...(formats?.tuningWarnings(document, catalogue) ?? []),
  ];
  const told = code.needsReading(document) ? found : tellingModules(document, found);
  return [...inCode, ...told, ...files, ...rounded];
}

/** Where components in Python have to see floats; asked for when the readers of texts are here. */
export const wholeFloats = (document: PatchbayDocument): WholeFloats =>
  formats?.wholeFloats(document) ?? [];

/** True when problems of the document can only be told with the readers of texts, which are not here yet. */
export function needsFormats(document: PatchbayDocument): boolean {
  const isTuned = specOf(document).plugboard.tune !== null;
  return formats === null && (document.files.length > 0 || document.source !== null || isTuned);
}

/** The document with a field watched or not. */
export function withWatch(
  document: PatchbayDocument,
  field: string,
  on: boolean,
): PatchbayDocument {
  const fields = watchedFields(document);
  if (fields.includes(field) === on) return document;
  return setWatched(document, on ? [...fields, field] : fields.filter((other) => other !== field));
}

/** True when the field's component is in the document. */
function hasComponent(document: PatchbayDocument, field: string): boolean {
  const { components } = specOf(document).plugboard.process.args;
  return components.some(({ args }) => field.startsWith(`${args.name}.`));
}

/** The files of a project for plugboard; or what keeps it from going. */
export const bundleOf = (
  document: PatchbayDocument,
  options: Parameters<Formats['bundle']>[1],
): ReturnType<Formats['bundle']> => loaded().bundle(document, options);

interface PackOptions {
  readonly folder: string;
  readonly at: number;
  readonly session: Session;
}

/** The document as a project for plugboard, all in one folder of a zip; or what keeps it from going. */
export function projectOf(
  document: PatchbayDocument,
  options: Parameters<Formats['bundle']>[1],
  { folder, at, session }: PackOptions,
): Result<Project, readonly Problem[]> {
  const made = bundleOf(document, options);
  if (!made.ok) return made;
  const files = withOwnRequirements(made.value, session);
  const text = files.find(({ path }) => path === 'README.md')?.content;
  return ok({
    zip: loaded().zipBundle(files, folder, at),
    files: files.map(({ path }) => path),
    readme: typeof text === 'string' ? text : '',
    requirements: requirementsIn(files),
    found: requirementsIn(made.value),
  });
}

/** Documents with what is kept beside them as one zip. */
export const archiveOf = (documents: readonly ArchivedDocument[], at: number): Uint8Array =>
  loaded().writeArchive(documents, at);

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * True for a file that holds the results of a field of this document, by its name and its first line.
 * A file that the model reads is data, whatever it looks like.
 */
export function isResultOf(document: PatchbayDocument, { name, bytes }: NamedBytes): boolean {
  const field = loaded().fieldOfResult(name);
  if (field === null || !hasComponent(document, field)) return false;
  const isRead = (path: string) => path === name || path.endsWith(`/${name}`);
  if (loaded().dataPaths(document).some(isRead)) return false;
  const end = bytes.subarray(0, FIRST_LINE).indexOf(10) + 1;
  const line = decodeUtf8(bytes.subarray(0, end || FIRST_LINE));
  return line.ok && loaded().isResult(line.value);
}

export interface ResultOfField extends RecordedField {
  readonly field: string;
}

/** What a run in plugboard recorded of one field, or why it cannot be read, for a person. */
export function resultIn(file: NamedBytes): Result<ResultOfField, string> {
  const field = loaded().fieldOfResult(file.name);
  const read = loaded().readResultFile(file.bytes);
  if (!read.ok) return read;
  return field === null ? fail('Its name does not say a field.') : ok({ field, ...read.value });
}

/** Whether a text that is no model may hold a link to one. */
export const mayHaveLink = (text: string): boolean => loaded().mayHaveLink(text);
