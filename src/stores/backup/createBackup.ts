import type { StoreApi } from 'zustand/vanilla';
import { inTurn } from '../../base/inTurn.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { ListsState } from '../lists/listsState.ts';
import { loadFormats, textOf } from '../texts/texts.ts';
import type { Notices } from '../view/notices.ts';
import { BACKUP, type BackedUp, type BackupRecord, readBackup } from './backupRecord.ts';
import type { BackupState } from './backupState.ts';
import type { Folder, Folders } from './folder.ts';
import { writeBackup } from './writeBackup.ts';

/** Documents in a folder that the person chose. */
export interface Backup {
  /** Lets the person choose a folder; all documents land there. */
  choose(): Promise<void>;
  /** Asks the person to allow the folder of the last visit again. */
  allow(): Promise<void>;
  /** The folder stays as it is, and nothing more lands there. */
  end(): Promise<void>;
  /** A document was saved, or there may be others that are not there yet. */
  bringUpToDate(): Promise<void>;
}

interface Context {
  readonly deps: Pick<StoreDeps, 'storage' | 'locks' | 'clock' | 'setTimer' | 'digest'>;
  readonly folders: Folders;
  readonly lists: StoreApi<ListsState>;
  readonly notices: Pick<Notices, 'show'>;
}

/** Held while a tab writes, so that no two do at once. */
const LOCK = 'patchbay:backup';
/** What did not work is tried again after so long, milliseconds. */
const RETRY_MS = 30_000;

const named = (name: string): string => `“${name}”`;

/** What a person has to know of files that somebody else had changed. */
function keptText(
  kept: readonly (readonly [path: string, copy: string])[],
  into: string,
): string | null {
  const [first] = kept;
  if (first === undefined) return null;
  const [path, copy] = first;
  const more = kept.length === 1 ? '' : ` So it was with ${kept.length - 1} more files.`;
  return `${named(path)} in the folder ${named(into)} had been changed by somebody else. What stood there is kept as ${named(copy)}.${more}`;
}

async function recordIn(storage: Context['deps']['storage']): Promise<BackupRecord | null> {
  const kept = await storage.setting(BACKUP);
  return kept.ok ? readBackup(kept.value) : null;
}

/** Tells of what keeps a backup from going on: once, however often it is met before it is over (null). */
function tellingOnce(notices: Context['notices']): (fault: string | null) => void {
  let told: string | null = null;
  return (fault) => {
    const text = `The backup does not go on. ${fault} What you do is saved in this browser as before.`;
    if (fault !== null && fault !== told)
      notices.show({ tone: 'warning', text, action: null }, 'backup');
    told = fault;
  };
}

const withEntry = (current: BackupRecord, id: string, entry: BackedUp): BackupRecord => ({
  ...current,
  documents: { ...current.documents, [id]: entry },
});

/** What the page's storage has lies there too: every document as it was saved last, whichever tab has saved it. */
export function createBackup({ deps, folders, lists, notices }: Context): Backup {
  const { storage, locks, clock, setTimer } = deps;
  const queue = inTurn();
  let folder: Folder | null = null;
  let cancel: (() => void) | null = null;
  const tellFault = tellingOnce(notices);
  const digest = (bytes: Uint8Array) => deps.digest(new Uint8Array(bytes));
  const record = () => recordIn(storage);
  const show = (backup: BackupState): void => lists.setState({ backup });

  async function keep(next: BackupRecord | null): Promise<boolean> {
    const kept = await storage.saveSetting(BACKUP, next);
    if (!kept.ok) notices.show({ tone: 'bad', text: kept.error.message, action: null }, 'backup');
    return kept.ok;
  }

  function later(): void {
    cancel?.();
    cancel = setTimer(() => void bringUpToDate(), RETRY_MS);
  }

  /** Documents that are not there as they are now. */
  async function missing({ documents }: BackupRecord): Promise<readonly string[]> {
    const shelf = await storage.shelf();
    return (shelf.ok ? shelf.value : []).flatMap(({ id, deletedAt, modifiedAt }) =>
      deletedAt !== null || documents[id]?.modifiedAt === modifiedAt ? [] : [id],
    );
  }

  /** Writes what is missing, one document after the other, and shows what is in the way. */
  async function writeAll(into: Folder): Promise<void> {
    const first = await record();
    if (first === null || folder !== into) return;
    if (!(await into.mayWrite(false))) {
      show({ kind: 'waiting', folder: into.name, at: first.at });
      return;
    }
    let current = first;
    const ids = await missing(current);
    const on = { kind: 'on' as const, folder: into.name };
    if (ids.length > 0) show({ ...on, at: current.at, open: ids.length, fault: null });
    await loadFormats();
    for (const [at, id] of ids.entries()) {
      const stored = await storage.load(id);
      // Somebody has thrown it away meanwhile, or nobody can read it: then there is nothing to write.
      if (!stored.ok) continue;
      const written = await writeBackup(
        {
          ...{ folder: into, digest, textOf, now: clock() },
          announce: (entry) => keep(withEntry(current, id, entry)),
        },
        current,
        id,
        stored.value,
      );
      if (folder !== into) return;
      if (!written.ok) {
        // What was announced is remembered.
        current = (await record()) ?? current;
        const { kind, message } = written.error;
        if (kind === 'permission') show({ kind: 'waiting', folder: into.name, at: current.at });
        else show({ ...on, at: current.at, open: ids.length - at, fault: message });
        tellFault(message);
        return later();
      }
      const { entry, kept } = written.value;
      current = withEntry(current, id, entry);
      if (!(await keep(current))) return later();
      const text = keptText(kept, into.name);
      if (text !== null) notices.show({ tone: 'warning', text, action: null }, 'backup');
    }
    current = { ...current, at: ids.length > 0 || current.at === null ? clock() : current.at };
    if (current.at !== first.at) await keep(current);
    tellFault(null);
    show({ ...on, at: current.at, open: 0, fault: null });
  }

  function bringUpToDate(): Promise<void> {
    return queue(async () => {
      const into = folder ?? (await known());
      if (into === null) return;
      await locks.request(LOCK, {}, () => writeAll(into));
    });
  }

  /** The folder of the last visit. */
  async function known(): Promise<Folder | null> {
    const kept = await record();
    folder = kept === null ? null : folders.from(kept.handle);
    if (folder === null) show({ kind: 'off' });
    return folder;
  }

  return {
    async choose() {
      const chosen = await folders.choose();
      if (chosen === null || !(await chosen.mayWrite(true))) return;
      const isKept = await queue(async () => {
        folder = chosen;
        return keep({ handle: chosen.handle, at: null, documents: {} });
      });
      if (isKept) await bringUpToDate();
    },
    async allow() {
      const into = folder ?? (await known());
      if (into === null || !(await into.mayWrite(true))) return;
      await bringUpToDate();
    },
    async end() {
      await queue(async () => {
        folder = null;
        cancel?.();
        await keep(null);
        show({ kind: 'off' });
      });
    },
    bringUpToDate,
  };
}
