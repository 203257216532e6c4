import type { Stores } from '../stores/index.ts';

/** A link to a whole model: `#p1...`, or of another version, which is told to be unreadable. */
const LINK = /^#p\d/;

/** A link of more characters is to a graph of some hundred components. */
const LARGE = 4_000;

/**
 * Opens what the address asks for, `?example=ID` or `#p1...`, now and whenever the fragment changes,
 * and takes it out of the address, so that a reload does not open it once more.
 */
export async function openAddress({ verbs }: Pick<Stores, 'verbs'>): Promise<void> {
  const clean = () => history.replaceState(history.state, '', location.pathname);
  const openLink = async () => {
    const { hash } = location;
    if (!LINK.test(hash)) return;
    // What draws a large graph comes while the text is read.
    if (hash.length > LARGE) void import('../ui/canvas/drawn/DrawnGraph.tsx');
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
