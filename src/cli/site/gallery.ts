import { fail, ok, type Result } from '../../base/result.ts';
import type { FolderFile } from '../env.ts';
import { keeping } from './keeping.ts';
import type { SiteModel } from './siteModel.ts';

/** Where the editor looks for the list of its gallery. */
const INDEX = 'examples/index.json';
const WORKER = 'sw.js';

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A name that every server and system takes, and no two of a model share. */
const placeOf = (name: string, at: number): string =>
  `${at + 1}-${name.replace(/^.*[\\/]/, '').replace(/[^A-Za-z0-9.-]+/g, '-')}`.slice(0, 100);

/** An entry of the gallery's list (`stores/lists/examples.ts`). */
function entryOf({ id, title, group, description, files }: SiteModel) {
  return {
    ...{ id, title, field: group, summary: description, description },
    files: files.map(({ name }) => name),
    places: files.map(({ name }, at) => placeOf(name, at)),
    watch: [],
  };
}

function filesOf({ id, text, files }: SiteModel): readonly FolderFile[] {
  const attached = files.map(({ name, bytes }, at) => ({
    path: `examples/${id}/${placeOf(name, at)}`,
    bytes,
  }));
  return [{ path: `examples/${id}/model.yaml`, bytes: encode(text) }, ...attached];
}

/** Entries of a gallery's list; null when it is none. */
function entriesIn(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Ids of the examples that a built editor brings along. */
export function ownExamples(editor: readonly FolderFile[]): ReadonlySet<string> {
  return new Set(
    editor.flatMap(({ path }) => /^examples\/([^/]+)\//.exec(path)?.slice(1, 2) ?? []),
  );
}

/**
 * An editor with models in its gallery, before those that it brings along. Its service worker keeps what
 * the build knows, by digests of the build: of the gallery's list it would keep an old one. So that list
 * is kept as the models are.
 */
export function withGallery(
  editor: readonly FolderFile[],
  models: readonly SiteModel[],
): Result<readonly FolderFile[], string> {
  const old = editor.find(({ path }) => path === INDEX);
  const entries = old === undefined ? null : entriesIn(decode(old.bytes));
  if (entries === null) return fail(`It has no ${INDEX} that can be read.`);
  const index = JSON.stringify([...models.map(entryOf), ...entries], null, 1);
  const added = [{ path: INDEX, bytes: encode(index) }, ...models.flatMap(filesOf)];
  const kept = editor.filter(({ path }) => path !== INDEX && path !== WORKER);
  const worker = editor.find(({ path }) => path === WORKER);
  const text = decode(worker?.bytes ?? new Uint8Array()).replace(
    /\{url:"examples\/index\.json",revision:"\w*"\},?/,
    '',
  );
  if (text.includes(INDEX)) return fail(`Its ${WORKER} would keep an old list of the models.`);
  return ok([
    ...kept,
    ...(worker === undefined ? [] : [{ path: WORKER, bytes: encode(text + keeping(added)) }]),
    ...added,
  ]);
}
