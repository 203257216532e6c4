import { strToU8, zipSync } from 'fflate';
import { isClutter } from '../../base/text/clutter.ts';
import type { AttachedFile } from '../../model/index.ts';
import { tidyPath } from '../project/paths.ts';
import { writeYaml } from '../yaml/writeYaml.ts';
import { ARCHIVE_VERSION, type ArchivedDocument, KIND, MANIFEST } from './ArchivedDocument.ts';
import { toRunJson } from './columns.ts';

/** Folder of what is no file of the model itself. */
const OWN = 'patchbay';
/** Names that some system keeps for itself, signs that some forbids, and ends that some cuts off. */
const UNFIT =
  /[^\P{Cc}]|[\p{Cs}<>:"|?*\\]|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:$|\/)|[. ](?:$|\/)/iu;

/** Names of which no two are one file, on a disk that takes `A` for `a` either. */
class Names {
  readonly #taken = new Set<string>();

  has(name: string): boolean {
    return this.#taken.has(key(name));
  }

  /** The name, or one beside it where it is taken. */
  free(name: string): string {
    const [, base = name, suffix = ''] = /^(.*?)(\.[^./]*)?$/s.exec(name) ?? [];
    let next = name;
    for (let count = 2; this.has(next); count++) next = `${base}-${count}${suffix}`;
    this.#taken.add(key(next));
    return next;
  }
}

const key = (name: string): string => name.normalize('NFC').toLowerCase();

/** Whether a file may lie in a folder under its own name, wherever the archive is unpacked. */
function fits(name: string, names: Names): boolean {
  const parts = name.split('/');
  return (
    tidyPath(name) === name &&
    name.length <= 200 &&
    !UNFIT.test(name) &&
    !parts.some(isClutter) &&
    key(parts[0] ?? '') !== OWN &&
    !names.has(name)
  );
}

/** A document's name as that of a folder. */
function folderName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return plain === '' || isClutter(plain) || UNFIT.test(plain) ? 'model' : plain;
}

/**
 * Documents with all that belongs to them as one zip: a folder each with the model as YAML and its files
 * under their names, so that other programs find them; beside these, in `patchbay/`, its runs, versions and studies.
 * `patchbay.json` tells what is what. `readArchive` gives back the same.
 *
 * @param at the time that the files get, milliseconds since 1970
 */
export function writeArchive(documents: readonly ArchivedDocument[], at: number): Uint8Array {
  const entries = new Map<string, Uint8Array>();
  const folders = new Names();
  folders.free(MANIFEST);
  const listed = documents.map((archived) => {
    const folder = folders.free(folderName(archived.document.name));
    return addDocument(archived, folder, (path, bytes) => entries.set(path, bytes));
  });
  const manifest = { format: KIND, version: ARCHIVE_VERSION, documents: listed };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const all = { [MANIFEST]: strToU8(text), ...Object.fromEntries(entries) };
  return zipSync(all, { mtime: at, level: 6 });
}

type Add = (path: string, bytes: Uint8Array) => void;

function addDocument(archived: ArchivedDocument, folder: string, add: Add): object {
  const { document, about, runs = [], versions = [], studies = [] } = archived;
  const names = new Names();
  const model = `${folder}/${names.free('model.yaml')}`;
  add(model, strToU8(writeYaml(document, { layout: true })));
  const files = document.files.map(({ name, bytes }: AttachedFile, index) => {
    const path = fits(name, names) ? names.free(name) : `${OWN}/file-${index + 1}`;
    add(`${folder}/${path}`, bytes);
    return { name, path: `${folder}/${path}` };
  });
  const addData = (kind: string) => (data: unknown, index: number) => {
    const path = `${folder}/${OWN}/${kind}-${index + 1}.json`;
    add(path, strToU8(toRunJson(data)));
    return path;
  };
  return {
    name: document.name,
    model,
    files,
    ...(about === undefined ? {} : { about: addData('about')(about, 0) }),
    runs: runs.map(addData('run')),
    versions: versions.map(addData('version')),
    studies: studies.map(addData('study')),
  };
}
