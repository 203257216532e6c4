import type { Stores } from '../stores/index.ts';

/** A link to a whole model: `#p1...`, or of another version, which is told to be unreadable. */
const LINK = /^#p\d/;

/**
 * Opens what the address asks for, `?example=ID` or `#p1...`, now and whenever the fragment changes,
 * and takes it out of the address, so that a reload does not open it once more.
 */
export async function openAddress({ verbs }: Pick<Stores, 'verbs'>): Promise<void> {
  const clean = () => history.replaceState(history.state, '', location.pathname);
  const openLink = async () => {
    const { hash } = location;
    if (!LINK.test(hash)) return;
    await verbs.openLink(hash);
    clean();
  };
  addEventListener('hashchange', () => void openLink());
  if (LINK.test(location.hash)) return openLink();
  const example = new URLSearchParams(location.search).get('example');
  if (example === null) return;
  await verbs.openExample(example);
  clean();
}
