import type { LiveStores } from '../stores/index.ts';
import { DrawnGraph } from '../ui/canvas/drawn/lateDrawnGraph.ts';
import { LINK } from './linkPattern.ts';

/**
 * Opens what the address asks for, `?example=ID`, `?diff`, `?url=...` or `#p1...`, now and whenever the
 * fragment changes. The stores take it out of the address once it is open; what could not be opened stays
 * there to be read.
 */
export async function openAddress(stores: LiveStores): Promise<void> {
  const { verbs } = stores;
  const openLink = async () => {
    const { hash } = location;
    if (!LINK.test(hash)) return;
    // What draws a large graph comes while the text is read; a short link may well be to one.
    void DrawnGraph.load().catch(() => undefined);
    await verbs.openLink(hash);
  };
  addEventListener('hashchange', () => void openLink());
  if (LINK.test(location.hash)) return openLink();
  const { search } = location;
  if (/[?&](diff|url=)/.test(search))
    void (await import('./asked/openRare.ts')).openRare(stores, search);
  const example = new URLSearchParams(search).get('example');
  if (example !== null) await verbs.openExample(example);
}
