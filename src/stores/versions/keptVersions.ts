import type { PatchbayDocument } from '../../model/document.ts';
import type { StorageFailure } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { SOONEST } from './soonest.ts';
import { overBudget, thinned } from './thinVersions.ts';
import { readVersion, storedVersion, type Version, versionOf } from './version.ts';

type World = Pick<StoreDeps, 'storage' | 'clock' | 'newId'>;

/** The versions of a document, newest first; none where they cannot be read. */
export async function versionsOf(
  { storage }: Pick<StoreDeps, 'storage'>,
  documentId: string,
): Promise<readonly Version[]> {
  const stored = await storage.versions(documentId);
  return stored.ok ? stored.value.flatMap((one) => readVersion(one) ?? []) : [];
}

/** A state of a document, and when it was. */
export interface State {
  readonly document: PatchbayDocument;
  readonly at: number;
}

/**
 * Keeps a state of a document that is about to pass, unless one of the same few minutes is kept, and lets go
 * of what has become too old or too much.
 *
 * @returns when the newest kept version was
 */
export async function keepPassing(
  world: World,
  documentId: string,
  { document, at }: State,
): Promise<number> {
  const known = await versionsOf(world, documentId);
  const newest = known.reduce((latest, version) => Math.max(latest, version.at), -Infinity);
  if (at - newest < SOONEST) return newest;
  const version = versionOf(document, { id: world.newId(), at, name: null });
  const failure = await keepVersion(world, documentId, version, document);
  return failure === null ? at : newest;
}

/** Keeps a version; null when it is kept, else why there is no way. Where there is no room, older ones make some. */
export async function keepVersion(
  world: World,
  documentId: string,
  version: Version,
  document: PatchbayDocument,
): Promise<StorageFailure | null> {
  const { storage, clock } = world;
  const put = () => storage.keepVersion(storedVersion(documentId, version), document);
  let kept = await put();
  if (!kept.ok && kept.error.kind === 'quota') {
    await makeRoom(world, documentId);
    kept = await put();
  }
  if (!kept.ok) return kept.error;
  const all = await versionsOf(world, documentId);
  const old = thinned(all, clock());
  const gone = [...old, ...overBudget(all.filter((one) => !old.includes(one)))];
  const ids = gone.map(({ id }) => id).filter((id) => id !== version.id);
  if (ids.length > 0) await storage.removeVersions(documentId, ids);
  return null;
}

/** Lets go of all versions of a document that have no name: the document itself needs the room. */
export async function makeRoom(
  { storage }: Pick<StoreDeps, 'storage'>,
  documentId: string,
): Promise<void> {
  const unnamed = (await versionsOf({ storage }, documentId)).filter(({ name }) => name === null);
  if (unnamed.length > 0)
    await storage.removeVersions(
      documentId,
      unnamed.map(({ id }) => id),
    );
}
