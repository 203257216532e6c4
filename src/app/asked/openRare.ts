import type { LiveStores } from '../../stores/index.ts';
import { fetchOutside } from './fetchOutside.ts';
import { openUrl } from './openUrl.ts';

/** Opens what addresses ask for now and then: `?diff` (two files beside each other), `?url=...` (a file on the web). */
export async function openRare(stores: LiveStores, search: string): Promise<void> {
  const asked = new URLSearchParams(search);
  if (asked.has('diff')) stores.verbs.openDialog('diff');
  const url = asked.get('url');
  if (url === null) return;
  await openUrl(stores, url, {
    base: document.baseURI,
    fetchOutside,
    clean: () => history.replaceState(history.state, '', location.pathname),
  });
}
