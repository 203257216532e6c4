import type { AssetEntry } from './assetManifest.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Memory of an interpreter after its start, in which others begin. It makes them quicker and can be done
 * without: it is fetched when all else is there, for the next start, and is empty until then.
 */
export const SNAPSHOT = 'snapshot.bin.gz';

async function unpacked(packed: Bytes): Promise<Bytes> {
  if (!('DecompressionStream' in globalThis)) return new Uint8Array();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Keeps it, unpacked.
 *
 * @param fromShelf what an earlier visit has fetched
 * @param fetched gets it from the site
 */
export function keptSnapshot(
  fromShelf: (entry: AssetEntry) => Promise<Bytes | null>,
  fetched: (entry: AssetEntry) => Promise<Bytes>,
) {
  let snapshot: Bytes = new Uint8Array();
  let isFetching = false;
  return {
    async ifKept(entry: AssetEntry): Promise<Bytes> {
      const kept = snapshot.length === 0 ? await fromShelf(entry) : null;
      if (kept !== null) snapshot = await unpacked(kept);
      return snapshot;
    },
    async fetch(entry: AssetEntry | undefined): Promise<void> {
      if (entry === undefined || isFetching || snapshot.length > 0) return;
      isFetching = true;
      snapshot = await fetched(entry)
        .then(unpacked)
        .catch(() => snapshot);
      isFetching = false;
    },
  };
}
