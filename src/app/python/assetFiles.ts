import type { AssetProgress } from '../../runner/index.ts';
import { type AssetList, MANIFEST } from './assetList.ts';
import type { AssetEntry } from './assetManifest.ts';
import { keptSnapshot, SNAPSHOT } from './snapshot.ts';
import { download, type DownloadDeps } from '../download.ts';

/** Where assets are kept for the time without a network. */
export interface AssetShelf {
  take(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Keeps these alone. */
  sweep(keys: ReadonlySet<string>): Promise<void>;
}

export interface FilesDeps extends DownloadDeps {
  /** Null where the browser keeps nothing for this page. */
  readonly shelf: AssetShelf | null;
  /** SHA-256 in hexadecimal digits; null where the browser makes none, and sizes have to do. */
  readonly digest: ((bytes: Uint8Array<ArrayBuffer>) => Promise<string>) | null;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** How long the browser may take to give what it has kept, milliseconds. */
const SHELF_MS = 10_000;

/** What is kept; null where nothing is, or where the browser does not give it in time. */
function takenFrom(
  { shelf, setTimer }: FilesDeps,
  key: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (shelf === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const cancel = setTimer(() => resolve(null), SHELF_MS);
    const settle = (kept: Uint8Array<ArrayBuffer> | null): void => {
      cancel();
      resolve(kept);
    };
    shelf.take(key).then(settle, () => settle(null));
  });
}

/** Files of the folder `python/` of the site: fetched when they are needed first, checked, and kept. */
export function assetFiles(deps: FilesDeps) {
  const { shelf, digest, clock, setTimer } = deps;
  const listeners = new Set<(progress: AssetProgress) => void>();
  const known = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const progress = { done: 0, total: 0 };
  let pending = 0;
  let received = 0;

  const keyOf = ({ name, sha256 }: AssetEntry) => `python/${name}?${sha256}`;

  async function isRight(bytes: Uint8Array<ArrayBuffer>, entry: AssetEntry): Promise<boolean> {
    if (bytes.length !== entry.size) return false;
    return digest === null || (await digest(bytes)) === entry.sha256;
  }

  function tell(): void {
    for (const listener of listeners) listener({ ...progress });
  }

  async function fromShelf(entry: AssetEntry): Promise<Uint8Array<ArrayBuffer> | null> {
    const kept = await takenFrom(deps, keyOf(entry));
    return kept && (await isRight(kept, entry)) ? kept : null;
  }

  async function fetched(
    entry: AssetEntry,
    onBytes?: (bytes: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>> {
    // What a cache on the way has kept of an earlier build is asked for once more.
    for (const isAnew of [false, true]) {
      const path = `python/${entry.name}`;
      const wanted = onBytes === undefined ? { path, isAnew } : { path, isAnew, onBytes };
      const bytes = await download(deps, wanted);
      if (!(await isRight(bytes, entry))) continue;
      // Without room for it, it is fetched again another time.
      await shelf?.put(keyOf(entry), bytes).catch(() => undefined);
      return bytes;
    }
    throw new Error(`${entry.name} is not what it should be; the site may have a newer build`);
  }

  async function load(entry: AssetEntry): Promise<Uint8Array<ArrayBuffer>> {
    const kept = await fromShelf(entry);
    if (kept !== null) return kept;
    progress.total += entry.size;
    pending++;
    let counted = 0;
    try {
      return await fetched(entry, (bytes) => {
        received += bytes;
        const more = Math.min(bytes, entry.size - counted);
        counted += more;
        progress.done += more;
        tell();
      });
    } finally {
      pending--;
      if (pending === 0) Object.assign(progress, { done: 0, total: 0 });
    }
  }

  function loaded(entry: AssetEntry): Promise<Uint8Array<ArrayBuffer>> {
    const before = known.get(keyOf(entry));
    if (before !== undefined) return before;
    const loading = load(entry);
    known.set(keyOf(entry), loading);
    loading.catch(() => known.delete(keyOf(entry)));
    return loading;
  }

  const snapshot = keptSnapshot({ fromShelf, fetched, setTimer });

  /** Rejects where one of them cannot be had. */
  async function filesOf(
    names: readonly string[],
    { bytes, entries }: AssetList,
  ): Promise<readonly Uint8Array[]> {
    const wanted = names.map((name) => {
      const entry = entries.get(name);
      if (entry === undefined && name !== MANIFEST) throw new Error(`${name} is no part of it`);
      return entry;
    });
    const [begun, had] = [clock(), received];
    const files = await Promise.all(
      wanted.map(async (one) => {
        if (one === undefined) return bytes;
        return one.name === SNAPSHOT ? snapshot.ifKept(one) : loaded(one);
      }),
    );
    const last = wanted.findIndex((one) => one?.name === SNAPSHOT);
    const entry = wanted[last];
    if (entry !== undefined) {
      const before = { bytes: received - had, ms: clock() - begun };
      files[last] = await snapshot.afterAll(entry, before);
    }
    // Nobody waits for the shelf to be tidied.
    void shelf?.sweep(new Set([...entries.values()].map(keyOf))).catch(() => undefined);
    return files;
  }

  return {
    filesOf,
    /** Hears of the files that are being fetched; returns its end. */
    watch(listener: (progress: AssetProgress) => void): () => void {
      listeners.add(listener);
      if (progress.total > 0) listener({ ...progress });
      return () => void listeners.delete(listener);
    },
  };
}
