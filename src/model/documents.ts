import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { AttachedFile, PatchbayDocument, SourceText } from './document.ts';
import type { Problem } from './problem.ts';
import { type Place, readConfig } from './readConfig.ts';
import type { ConfigSpec } from './spec.ts';
import { problemAt } from './problemAt.ts';

/** Version of the record that documents are kept in. */
const DOCUMENT_FORMAT = 1;
const LONGEST_NAME = 200;

/** A model with nothing in it. */
export function emptyDocument(name: string): PatchbayDocument {
  const args = { components: [], connectors: [] };
  const config = { plugboard: { process: { type: 'plugboard.process.LocalProcess', args } } };
  return { format: DOCUMENT_FORMAT, name, source: null, config, files: [] };
}

/** Stands in for a component where a model has none yet: plugboard's schema wants at least one. */
const SOMETHING = { type: 'none', args: { name: 'none' } };

function processArgs(config: unknown): Record<string, unknown> | null {
  let at: unknown = config;
  for (const key of ['plugboard', 'process', 'args']) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return null;
    at = at[key];
  }
  return isObject(at) ? at : null;
}

function hasNoComponents(config: unknown): boolean {
  const components = processArgs(config)?.['components'];
  return Array.isArray(components) && components.length === 0;
}

/** The schema's reading of a model that may still be empty. */
function readSpec(config: JsonObject, place?: Place): Result<ConfigSpec, readonly Problem[]> {
  if (!hasNoComponents(config)) return readConfig(config, place);
  const { plugboard } = config as { plugboard: { process: { args: object } } };
  const { process } = plugboard;
  const read = readConfig({
    ...config,
    plugboard: {
      ...plugboard,
      process: { ...process, args: { ...process.args, components: [SOMETHING] } },
    },
  });
  if (!read.ok) return read;
  const spec = read.value.plugboard.process;
  const args = { ...spec.args, components: [] };
  return ok({ ...read.value, plugboard: { ...read.value.plugboard, process: { ...spec, args } } });
}

const specs = new WeakMap<JsonObject, ConfigSpec>();

/** The model of a document as the schema reads it, defaults filled in; read once for each config. */
export function specOf({ config }: PatchbayDocument): ConfigSpec {
  const known = specs.get(config);
  if (known !== undefined) return known;
  const read = readSpec(config);
  if (!read.ok) {
    // Documents are made by readers and edits alone, and both keep the schema.
    throw new Error(`A document's model is not valid: ${read.error[0]?.message ?? ''}`);
  }
  specs.set(config, read.value);
  return read.value;
}

export interface DocumentParts {
  readonly name: string;
  readonly config: JsonObject;
  readonly source?: SourceText | null;
  readonly files?: readonly AttachedFile[];
}

/**
 * A document of a model as its text has it, or everything that plugboard's schema refuses in it.
 *
 * @param allowEmpty whether a model may be without components, as one that was just begun is
 */
export function documentFromConfig(
  { name, config, source = null, files = [] }: DocumentParts,
  place?: Place,
  allowEmpty = true,
): Result<PatchbayDocument, readonly Problem[]> {
  const read = allowEmpty ? readSpec(config, place) : readConfig(config, place);
  if (!read.ok) return read;
  specs.set(config, read.value);
  return ok({ format: DOCUMENT_FORMAT, name, source, config, files });
}

function broken(message: string): Result<never, readonly Problem[]> {
  return fail([problemAt('DOCUMENT_FORMAT', message)]);
}

const isBytes = (value: unknown): value is Uint8Array =>
  Object.prototype.toString.call(value) === '[object Uint8Array]';

function readFiles(value: unknown): readonly AttachedFile[] | null {
  if (!Array.isArray(value)) return null;
  const files: AttachedFile[] = [];
  for (const item of value as unknown[]) {
    if (!isObject(item) || typeof item['name'] !== 'string' || !isBytes(item['bytes'])) return null;
    files.push({ name: item['name'], bytes: item['bytes'] });
  }
  return files;
}

/** True for data that JSON can say (NaN and infinities too), of a depth that models have. */
function isPlain(value: unknown, depth = 0): value is Json {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return true;
  if (depth > 200 || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  return Object.values(value).every((item) => isPlain(item, depth + 1));
}

const isPlainMap = (value: unknown): value is JsonObject => isObject(value) && isPlain(value);

function readSource(value: unknown): SourceText | null | undefined {
  if (value === null) return null;
  if (!isObject(value) || typeof value['text'] !== 'string') return undefined;
  const { text, value: data } = value;
  return isPlainMap(data) ? { text, value: data } : undefined;
}

/**
 * Reads what a database or another tab holds: a document, or what is wrong with it. Records of older
 * formats are brought up to date here.
 */
export function readDocument(value: unknown): Result<PatchbayDocument, readonly Problem[]> {
  if (!isObject(value)) return broken('The record is no document.');
  if (value['format'] !== DOCUMENT_FORMAT) {
    const format = String(value['format']).slice(0, 20);
    return broken(
      `The record has the format ${format}; this version reads ${DOCUMENT_FORMAT}. A newer Patchbay may have written it.`,
    );
  }
  const { name, config } = value;
  const files = readFiles(value['files']);
  const source = readSource(value['source']);
  if (typeof name !== 'string' || name.length > LONGEST_NAME)
    return broken('The record has no name.');
  if (files === null) return broken('The files of the record are damaged.');
  if (source === undefined) return broken('The text of the record is damaged.');
  if (!isPlainMap(config)) return broken('The model of the record is damaged.');
  return documentFromConfig({ name, config, source, files });
}
