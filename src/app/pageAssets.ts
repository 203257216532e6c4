import { fail, ok, type Result } from '../base/result.ts';
import type { PageAssets } from '../runner/index.ts';
import { CODE_SCRIPT } from '../runner/protocol/index.ts';
import type { AssetShelf } from './python/assetFiles.ts';
import { RELOAD, siteAssets } from './python/assets.ts';
import { sha256 } from './digest.ts';
import { setTimer } from './setTimer.ts';
import { siteBuild } from './siteBuild.ts';

/** Kept by the page itself: at a first visit no service worker is in charge yet. */
const SHELF = 'patchbay-python';

const addressOf = (path: string): string => new URL(path, document.baseURI).href;

/** Null where there is no storage for it: plain http from another machine. */
function browserShelf(): AssetShelf | null {
  if (!('caches' in globalThis)) return null;
  const open = () => caches.open(SHELF);
  return {
    async take(key) {
      const response = await (await open()).match(addressOf(key));
      return response === undefined ? null : new Uint8Array(await response.arrayBuffer());
    },
    async put(key, bytes) {
      await (await open()).put(addressOf(key), new Response(bytes));
    },
    async sweep(keys) {
      const shelf = await open();
      const kept = new Set([...keys].map(addressOf));
      const old = (await shelf.keys()).filter(({ url }) => !kept.has(url));
      await Promise.all(old.map((request) => shelf.delete(request)));
    },
  };
}

const isOutdated = async (): Promise<boolean> => (await siteBuild(document)) === 'newer';

/** The script of a worker that runs code of documents: it lies among the page's own scripts. */
async function codeScript(): Promise<Result<readonly Uint8Array[], string>> {
  try {
    const { text } = await import('virtual:code-script');
    return ok([new TextEncoder().encode(text)]);
  } catch {
    return fail(
      (await isOutdated())
        ? `A part of Patchbay could not be fetched. ${RELOAD}`
        : 'A part of Patchbay could not be fetched. Check the network, then press Run again.',
    );
  }
}

/** The parts of Python that lie beside the page, and what runs code. */
export function pageAssets(): PageAssets {
  const python = siteAssets({
    fetchFile: (path, isAnew, signal) =>
      fetch(addressOf(path), { signal, cache: isAnew ? 'reload' : 'default' }),
    shelf: browserShelf(),
    digest: sha256,
    setTimer,
    clock: () => performance.now(),
    isOutdated,
  });
  return {
    ...python,
    assets: (names) =>
      names.length === 1 && names[0] === CODE_SCRIPT ? codeScript() : python.assets(names),
  };
}
