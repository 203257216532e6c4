import { fail, ok, type Result } from '../../base/result.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { type BackedUp, type BackupRecord } from './backupRecord.ts';
import { freeName, plainPaths } from './backupNames.ts';
import type { Folder, FolderFault } from './folder.ts';

interface Writing {
  readonly folder: Folder;
  /** A short name that no two contents share. */
  readonly digest: (bytes: Uint8Array) => Promise<string>;
  readonly textOf: (document: PatchbayDocument) => string;
  /** Remembers what is about to be written; false: then nothing is. */
  readonly announce: (entry: BackedUp) => Promise<boolean>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface WrittenBackup {
  readonly entry: BackedUp;
  /** Files that somebody else had changed: where what stood there is kept now. */
  readonly kept: readonly (readonly [path: string, copy: string])[];
}

const utf8 = new TextEncoder();

/**
 * Writes a document into the folder: its text, and what is attached to it in a folder of its own. What is the
 * same already is not touched. What we did not write last is kept under another name before it is replaced.
 */
export async function writeBackup(
  writing: Writing,
  { documents }: Pick<BackupRecord, 'documents'>,
  id: string,
  { document, modifiedAt }: { readonly document: PatchbayDocument; readonly modifiedAt: number },
): Promise<Result<WrittenBackup, FolderFault>> {
  const before = documents[id];
  const others = Object.entries(documents).flatMap(([other, { base }]) =>
    other === id ? [] : base,
  );
  const isNamedSo = before?.name === document.name;
  const base = isNamedSo ? before.base : freeName(document.name, others);
  const wanted: (readonly [path: readonly string[], bytes: Uint8Array])[] = [
    [[`${base}.yaml`], utf8.encode(writing.textOf(document))],
    ...plainPaths(document.files.map(({ name }) => name)).flatMap((path, at) => {
      const file = document.files[at];
      return file === undefined ? [] : [[[base, ...path], file.bytes] as const];
    }),
  ];
  const about: Record<string, string> = {};
  for (const [path, bytes] of wanted) about[path.join('/')] = await writing.digest(bytes);
  const first = before ?? { base, name: document.name, modifiedAt: 0, files: {} };
  const isNew = Object.entries(about).some(([key, digest]) => before?.files[key] !== digest);
  if (isNew && !(await writing.announce({ ...first, about: { ...before?.about, ...about } })))
    return fail({ kind: 'other', message: 'The browser’s storage cannot be used now.' });
  const kept: [string, string][] = [];
  const files: Record<string, string> = {};
  for (const [path, bytes] of wanted) {
    const key = path.join('/');
    const done = await put(writing, path, bytes, [before?.files[key], before?.about?.[key]]);
    if (!done.ok) return done;
    files[key] = done.value.digest;
    if (done.value.copy !== null) kept.push([key, done.value.copy]);
  }
  const gone = await forget(writing, before, files);
  if (!gone.ok) return gone;
  return ok({ entry: { base, name: document.name, modifiedAt, files }, kept });
}

/** Removes what was written before and belongs to the document no more; not what somebody else has changed. */
async function forget(
  { folder, digest }: Writing,
  before: BackedUp | undefined,
  files: Readonly<Record<string, string>>,
): Promise<Result<void, FolderFault>> {
  for (const [key, known] of Object.entries(before?.files ?? {})) {
    if (Object.hasOwn(files, key)) continue;
    const path = key.split('/');
    const there = await folder.read(path);
    if (!there.ok) return there;
    if (there.value === null || (await digest(there.value)) !== known) continue;
    const removed = await folder.remove(path);
    if (!removed.ok) return removed;
  }
  return ok(undefined);
}

async function put(
  { folder, digest, now }: Writing,
  path: readonly string[],
  bytes: Uint8Array,
  known: readonly (string | undefined)[],
): Promise<Result<{ readonly digest: string; readonly copy: string | null }, FolderFault>> {
  const there = await folder.read(path);
  if (!there.ok) return there;
  const wanted = await digest(bytes);
  const found = there.value === null ? null : await digest(there.value);
  if (found === wanted) return ok({ digest: wanted, copy: null });
  let copy: string | null = null;
  if (found !== null && there.value !== null && !known.includes(found)) {
    const name = copyName(path.at(-1) ?? '', now);
    const saved = await folder.write([...path.slice(0, -1), name], there.value);
    if (!saved.ok) return saved;
    copy = name;
  }
  const written = await folder.write(path, bytes);
  return written.ok ? ok({ digest: wanted, copy }) : written;
}

/** `Tank (found 2026-11-29 21-04-05).yaml` */
function copyName(name: string, now: number): string {
  const when = new Date(now).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]*)?$/u.exec(name) ?? [];
  return `${stem} (found ${when})${ending}`;
}
