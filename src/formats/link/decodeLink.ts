import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import {
  type AttachedFile,
  layoutOf,
  type PatchbayDocument,
  type Problem,
  type ProblemCode,
  specOf,
} from '../../model/index.ts';
import { setSeed, setWatched } from '../../editing/watching/watch.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import { isSmallWatch } from '../checkSizes.ts';
import { inflate } from '../inflate.ts';
import { readModelText } from '../readModelText.ts';
import { LIMITS, type YamlLimits } from '../yaml/limits.ts';
import { fromBase64, fromBase64Url } from '../../base/base64.ts';
import { shownCharacter } from '../../base/characters/characters.ts';
import { LINK_VERSION } from './encodeLink.ts';
import { type FoundLink, findLinks } from './findLinks.ts';
import { jsonEnd } from './jsonEnd.ts';

/** Characters of a link, and bytes of what is in it, that are read. */
const LONGEST_LINK = 8_000_000;
const LARGEST_CONTENT = 16_000_000;
/** Bytes of a link's content for each letter that its model may have: files lie in it as well. */
const CONTENT_PER_LETTER = 4;
const MOST_FILES = 100;
/** Entries of all lists and maps around the text: files and watched fields are the most of them. */
const MOST_PARTS = 10_000;

type Failure = { readonly ok: false; readonly error: readonly Problem[] };

function refuse(code: ProblemCode, message: string): Failure {
  const place = { path: '', line: null, column: null };
  return fail([{ code, message, ...place, severity: 'error' }]);
}

function damaged(intruder = ''): Failure {
  const what =
    intruder === ''
      ? 'part of it is missing or was changed on the way'
      : `${shownCharacter(intruder)} stands in the middle of it, where no link has one`;
  return refuse('LINK_DATA', `The link is damaged: ${what}.`);
}
const tooLarge = () => refuse('LINK_TOO_LARGE', 'The link holds more than Patchbay opens.');

function unpack(
  codec: string,
  data: Uint8Array,
  most: number,
): Result<Uint8Array, readonly Problem[]> {
  if (codec === 'd') {
    const read = inflate(data, most);
    return read.ok ? read : read.error === 'damaged' ? damaged() : tooLarge();
  }
  if (codec === 'p') return data.length > most ? tooLarge() : ok(data);
  return refuse(
    'LINK_FORMAT',
    `The link is packed in a way (${codec}) that this version does not know.`,
  );
}

/** The value that bytes begin with; what stands behind it is none of the link. */
function parseJson(bytes: Uint8Array): Result<unknown, readonly Problem[]> {
  const end = jsonEnd(bytes, MOST_PARTS);
  if (end === null) return tooLarge();
  const text = decodeUtf8(bytes.subarray(0, end));
  if (!text.ok) return damaged();
  try {
    return ok(JSON.parse(text.value) as unknown);
  } catch {
    return damaged();
  }
}

function readFiles(value: unknown): readonly AttachedFile[] | null {
  if (!Array.isArray(value) || value.length > MOST_FILES) return null;
  const files = new Map<string, AttachedFile>();
  for (const item of value as unknown[]) {
    if (!isObject(item)) return null;
    const { name, base64 } = item;
    if (typeof name !== 'string' || typeof base64 !== 'string' || name.length > 255) return null;
    const bytes = fromBase64(base64);
    if (bytes === null) return null;
    files.set(name, { name, bytes });
  }
  return [...files.values()];
}

/** Watched fields and seed of the link, where its YAML says nothing of them. */
function withSettings(
  document: PatchbayDocument,
  content: Record<string, unknown>,
): PatchbayDocument {
  const { watch, seed } = layoutOf(document);
  const { view, run } = content;
  let next = document;
  if (watch.length === 0 && isObject(view) && Array.isArray(view['watch'])) {
    const fields = (view['watch'] as unknown[]).filter((field) => typeof field === 'string');
    if (fields.length > 0) next = setWatched(next, fields);
  }
  if (seed === 1 && isObject(run) && typeof run['seed'] === 'number' && run['seed'] !== 1) {
    next = setSeed(next, run['seed']);
  }
  return next;
}

function readContent(
  value: unknown,
  limits: YamlLimits | undefined,
): Result<PatchbayDocument, readonly Problem[]> {
  if (!isObject(value)) return damaged();
  if (value['v'] !== LINK_VERSION) {
    return refuse('LINK_FORMAT', 'The link was made by another version of Patchbay.');
  }
  const files = readFiles(value['files'] ?? []);
  if (files === null || typeof value['yaml'] !== 'string') return damaged();
  const options = { allowEmpty: true, ...(limits === undefined ? {} : { limits }) };
  const read = readModelText(value['yaml'], 'Shared model', options);
  if (!read.ok) return read;
  const name = specOf(read.value).plugboard.process.args.name ?? 'Shared model';
  const { view } = value;
  const watch: unknown = isObject(view) ? view['watch'] : undefined;
  if (Array.isArray(watch) && !isSmallWatch(watch.filter((field) => typeof field === 'string')))
    return tooLarge();
  return ok(withSettings({ ...read.value, name, files }, value));
}

/** The bytes of a link's data. Where more may stand behind it, what is left over at the end is no fault. */
function dataBytes({ data, isOpenEnded }: FoundLink): Uint8Array | null {
  return fromBase64Url(isOpenEnded ? data + 'A'.repeat((4 - (data.length % 4)) % 4) : data);
}

function readFound(
  found: FoundLink,
  limits: YamlLimits | undefined,
): Result<PatchbayDocument, readonly Problem[]> {
  if (found.version !== LINK_VERSION) {
    return refuse(
      'LINK_FORMAT',
      `The link has the form ${found.version}; this version of Patchbay reads ${LINK_VERSION}.`,
    );
  }
  const data = dataBytes(found);
  if (data === null || data.length === 0) return damaged(found.intruder);
  const most = Math.min(LARGEST_CONTENT, CONTENT_PER_LETTER * (limits ?? LIMITS).length);
  const bytes = unpack(found.codec, data, most);
  if (!bytes.ok) return bytes.error[0]?.code === 'LINK_DATA' ? damaged(found.intruder) : bytes;
  const content = parseJson(bytes.value);
  return content.ok ? readContent(content.value, limits) : content;
}

/**
 * Reads a link: the fragment, with or without `#`, a whole address, or a text that has one in it, as it
 * comes out of mail and chat. What it holds is data from anybody, and read as such; a link that was cut or
 * changed gives a reason.
 */
export function decodeLink(
  link: string,
  { limits }: { readonly limits?: YamlLimits } = {},
): Result<PatchbayDocument, readonly Problem[]> {
  if (link.length > LONGEST_LINK) return tooLarge();
  let first: Failure | null = null;
  for (const found of findLinks(link)) {
    const read = readFound(found, limits);
    if (read.ok) return read;
    first ??= read;
    // Only what may be read in another way is read again.
    if (read.error[0]?.code !== 'LINK_DATA') break;
  }
  return first ?? refuse('LINK_FORMAT', 'This is no link to a Patchbay model.');
}
