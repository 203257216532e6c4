import type { SetTimer } from '../../base/setTimer.ts';
import type { AssetEntry } from './assetManifest.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Memory of an interpreter after its start, in which others begin. It makes them quicker and can be done
 * without: it is fetched when all else is there, and is empty until then.
 */
export const SNAPSHOT = 'snapshot.bin.gz';

/** Milliseconds that a start without it takes longer: so long it may be waited for. */
const SAVED_MS = 1_500;

/** What it comes after: bytes that were fetched, and how long that took, milliseconds. */
export interface Fetched {
  readonly bytes: number;
  readonly ms: number;
}

/**
 * Whether it will be there before a start without it is over, as quick as the network was until now. What
 * came before was packed on its way to half or less; this is packed already.
 */
function comesSoon({ size }: AssetEntry, { bytes, ms }: Fetched): boolean {
  return bytes > 0 && 2 * size * (ms / bytes) <= SAVED_MS;
}

async function unpacked(packed: Bytes): Promise<Bytes> {
  if (!('DecompressionStream' in globalThis)) return new Uint8Array();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

interface Source {
  /** What an earlier visit has fetched. */
  readonly fromShelf: (entry: AssetEntry) => Promise<Bytes | null>;
  /** Gets it from the site. */
  readonly fetched: (entry: AssetEntry) => Promise<Bytes>;
  readonly setTimer: SetTimer;
}

/** Keeps it, unpacked. */
export function keptSnapshot({ fromShelf, fetched, setTimer }: Source) {
  let snapshot: Bytes = new Uint8Array();
  let fetching: Promise<void> | null = null;

  async function fetchIt(entry: AssetEntry): Promise<void> {
    snapshot = await fetched(entry)
      .then(unpacked)
      .catch(() => snapshot);
    fetching = null;
  }

  return {
    async ifKept(entry: AssetEntry): Promise<Bytes> {
      const kept = snapshot.length === 0 ? await fromShelf(entry) : null;
      if (kept !== null) snapshot = await unpacked(kept);
      return snapshot;
    },
    /** Has it fetched; gives it where that is worth the wait, else what there is. */
    async afterAll(entry: AssetEntry, before: Fetched): Promise<Bytes> {
      if (snapshot.length > 0) return snapshot;
      const coming = (fetching ??= fetchIt(entry));
      if (!comesSoon(entry, before)) return snapshot;
      await new Promise<void>((resolve) => {
        const cancel = setTimer(resolve, SAVED_MS);
        void coming.finally(() => {
          cancel();
          resolve();
        });
      });
      return snapshot;
    },
  };
}
