import { fail, ok, type Result } from '../base/result.ts';
import type { AssetProgress, PageAssets } from '../runner/index.ts';
import { type AssetEntry, readManifest } from './assetManifest.ts';
import { keptSnapshot, SNAPSHOT } from './snapshot.ts';
import { download, type DownloadDeps } from './download.ts';

/** Where assets are kept for the time without a network. */
export interface AssetShelf {
  take(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Keeps these alone. */
  sweep(keys: ReadonlySet<string>): Promise<void>;
}

interface AssetsDeps extends DownloadDeps {
  /** Null where the browser keeps nothing for this page. */
  readonly shelf: AssetShelf | null;
  /** SHA-256 in hexadecimal digits; null where the browser makes none, and sizes have to do. */
  readonly digest: ((bytes: Uint8Array<ArrayBuffer>) => Promise<string>) | null;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** What the build says of the files; it can be had as one of them. */
const MANIFEST = 'manifest.json';

/** How long the browser may take to give what it has kept, milliseconds. */
const SHELF_MS = 10_000;

interface Manifest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly entries: ReadonlyMap<string, AssetEntry>;
}

const WHAT_TO_DO = 'Check the network, then press Run again. Your document is as it was.';

async function loadManifest(deps: AssetsDeps): Promise<Manifest> {
  const bytes = await download(deps, { path: `python/${MANIFEST}` });
  const entries = readManifest(new TextDecoder().decode(bytes));
  if (entries === undefined) throw new Error('its list of files cannot be read');
  return { bytes, entries };
}

/** What is kept; null where nothing is, or where the browser does not give it in time. */
function takenFrom(
  { shelf, setTimer }: AssetsDeps,
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
export function siteAssets(deps: AssetsDeps): PageAssets {
  const { shelf, digest, clock, setTimer } = deps;
  const listeners = new Set<(progress: AssetProgress) => void>();
  const known = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let manifest: Promise<Manifest> | null = null;
  const progress = { done: 0, total: 0 };
  let pending = 0;
  let received = 0;

  const keyOf = ({ name, sha256 }: AssetEntry) => `python/${name}?${sha256}`;

  function theManifest(): Promise<Manifest> {
    manifest ??= loadManifest(deps);
    manifest.catch(() => (manifest = null));
    return manifest;
  }

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
    const before = known.get(entry.name);
    if (before !== undefined) return before;
    const loading = load(entry);
    known.set(entry.name, loading);
    loading.catch(() => known.delete(entry.name));
    return loading;
  }

  const snapshot = keptSnapshot({ fromShelf, fetched, setTimer });

  return {
    async assets(names): Promise<Result<readonly Uint8Array[], string>> {
      try {
        const { bytes, entries } = await theManifest();
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
        return ok(files);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return fail(`Python could not be fetched (${reason}). ${WHAT_TO_DO}`);
      }
    },
    watch(listener) {
      listeners.add(listener);
      if (progress.total > 0) listener({ ...progress });
      return () => void listeners.delete(listener);
    },
  };
}
