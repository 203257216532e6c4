import { type AssetEntry, readManifest } from './assetManifest.ts';
import { download, type DownloadDeps } from '../download.ts';

/** What the build says of the files; it can be had as one of them. */
export const MANIFEST = 'manifest.json';

export interface AssetList {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly entries: ReadonlyMap<string, AssetEntry>;
}

async function load(deps: DownloadDeps, isAnew: boolean): Promise<AssetList> {
  const bytes = await download(deps, { path: `python/${MANIFEST}`, isAnew });
  const entries = readManifest(new TextDecoder().decode(bytes));
  if (entries === undefined) throw new Error('its list of files cannot be read');
  return { bytes, entries };
}

/** The list of the files, fetched once. */
export function assetList(deps: DownloadDeps) {
  let list: Promise<AssetList> | null = null;

  function get(isAnew = false): Promise<AssetList> {
    list ??= load(deps, isAnew);
    list.catch(() => (list = null));
    return list;
  }

  return {
    get: () => get(),
    /** Past every cache, one of which may have kept an earlier build's; null where it is the same. */
    async other(old: AssetList): Promise<AssetList | null> {
      list = null;
      const now = await get(true);
      return String(now.bytes) === String(old.bytes) ? null : now;
    },
  };
}
