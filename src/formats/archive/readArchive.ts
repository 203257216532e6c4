import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import type { AttachedFile } from '../../model/index.ts';
import type { GivenFile } from '../project/paths.ts';
import { isZip, readZip, type ZipLimits, zipNames } from '../project/readZip.ts';
import { readModelText } from '../readModelText.ts';
import { ARCHIVE_VERSION, type ArchivedDocument, KIND, MANIFEST } from './ArchivedDocument.ts';
import { fromRunJson } from './columns.ts';

/** More than anybody keeps in one browser; an archive may say any number. */
const MOST_DOCUMENTS = 5_000;
const MOST_PARTS = 10_000;
const LONGEST_NAME = 200;
/** All documents of a browser with their runs, which is more than one project has. */
const LARGEST: ZipLimits = { files: 50_000, bytes: 1_000_000_000 };

/** What an archive holds. */
export interface ReadArchive {
  readonly documents: readonly ArchivedDocument[];
  /** What of it could not be read, in sentences. */
  readonly faults: readonly string[];
}

/**
 * Reads the bytes of an archive; no code of it is run, and sizes, counts and paths are checked first.
 * `null`: it is no archive, but may be a zip of a project.
 */
export function readArchive(bytes: Uint8Array): Result<ReadArchive, string> | null {
  // A project is not unpacked to learn that it is no archive: its own limits are lower.
  if (!isZip(bytes) || zipNames(bytes, MANIFEST) === false) return null;
  const files = readZip(bytes, LARGEST);
  return files.ok ? archiveIn(files.value) : files;
}

/** The archive that unpacked files are; null where they are none. */
function archiveIn(files: readonly GivenFile[]): Result<ReadArchive, string> | null {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const manifest = textAt(byPath, MANIFEST);
  const told = manifest === null ? null : parsed(() => JSON.parse(manifest) as unknown);
  if (!isObject(told) || told['format'] !== KIND) return null;
  if (told['version'] !== ARCHIVE_VERSION) {
    const version = String(told['version']).slice(0, 20);
    return fail(
      `It is an archive of version ${version}; this Patchbay reads ${ARCHIVE_VERSION}. A newer one may have made it.`,
    );
  }
  const list = told['documents'];
  if (!Array.isArray(list)) return fail('Its list of documents is damaged.');
  if (list.length > MOST_DOCUMENTS) return fail(`It holds more than ${MOST_DOCUMENTS} documents.`);
  const faults: string[] = [];
  const documents = (list as unknown[]).flatMap((entry, at) => {
    const read = readEntry(entry, byPath, faults);
    if (read.ok) return [read.value];
    faults.push(`${nameOf(entry) ?? `Document ${at + 1}`} was not opened. ${read.error}`);
    return [];
  });
  return ok({ documents, faults });
}

type Files = ReadonlyMap<string, Uint8Array>;

function parsed<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function textAt(files: Files, path: unknown): string | null {
  const bytes = typeof path === 'string' ? files.get(path) : undefined;
  const text = bytes === undefined ? null : decodeUtf8(bytes);
  return text?.ok === true ? text.value : null;
}

function nameOf(entry: unknown): string | null {
  const name = isObject(entry) ? entry['name'] : null;
  return typeof name === 'string' && name.length <= LONGEST_NAME ? name : null;
}

function readEntry(
  entry: unknown,
  files: Files,
  faults: string[],
): Result<ArchivedDocument, string> {
  const name = nameOf(entry);
  if (!isObject(entry) || name === null) return fail('It has no name that could be one.');
  const text = textAt(files, entry['model']);
  if (text === null) return fail('Its model is missing.');
  const read = readModelText(text, name, { allowEmpty: true });
  if (!read.ok) return fail(read.error[0]?.message ?? 'Its model cannot be read.');
  const attached = attachedFiles(entry['files'], files);
  if (attached === null) return fail('One of its files is missing.');
  const missing = { count: 0 };
  const data = (path: unknown): readonly unknown[] => {
    const json = textAt(files, path);
    const value = json === null ? null : parsed(() => ({ of: fromRunJson(json) }));
    if (value === null) missing.count += 1;
    return value === null ? [] : [value.of];
  };
  const [about] = entry['about'] === undefined ? [] : data(entry['about']);
  const [runs, versions, studies] = [entry['runs'], entry['versions'], entry['studies']].map(
    (list) => (Array.isArray(list) ? (list as unknown[]).slice(0, MOST_PARTS).flatMap(data) : []),
  );
  if (missing.count > 0)
    faults.push(`Of “${name}” ${missing.count} runs, versions or studies could not be read.`);
  return ok({
    document: { ...read.value, files: attached },
    ...(about === undefined ? {} : { about }),
    runs: runs ?? [],
    versions: versions ?? [],
    studies: studies ?? [],
  });
}

function attachedFiles(list: unknown, files: Files): readonly AttachedFile[] | null {
  if (!Array.isArray(list) || list.length > MOST_PARTS) return null;
  const attached: AttachedFile[] = [];
  for (const item of list as unknown[]) {
    if (!isObject(item) || typeof item['name'] !== 'string') return null;
    const bytes = typeof item['path'] === 'string' ? files.get(item['path']) : undefined;
    if (bytes === undefined || item['name'].length > 1_000) return null;
    attached.push({ name: item['name'], bytes });
  }
  return attached;
}
