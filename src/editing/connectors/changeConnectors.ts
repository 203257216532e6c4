import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { setModeOfAll } from '../arguments/many.ts';
import { removeSelection } from '../components/remove.ts';
import { type Edit, type Edited, NOTHING } from '../edit.ts';
import { setBadges } from './badges.ts';
import { setConnectorMode } from './connect.ts';

type Mode = 'pipeline' | 'pubsub';

/** Takes one connector away. */
export const disconnect: Edit<string> = (document, _, connector) => ({
  document: removeSelection(document, { components: [], connectors: [connector] }),
  label: `Disconnect ${connector.replace('..', ' from ')}`,
  selection: NOTHING,
});

export const changeMode: Edit<{ readonly connector: string; readonly mode: Mode }> = (
  document,
  _,
  { connector, mode },
) => ({
  document: setConnectorMode(document, connector, mode),
  label: `Set mode of ${connector}`,
});

export const changeModeOfAll: Edit<{
  readonly connectors: readonly string[];
  readonly mode: Mode;
}> = (document, _, { connectors, mode }) => ({
  document: setModeOfAll(document, connectors, mode),
  label: `Set mode of ${connectors.length} connectors`,
});

/** Shows connectors as named badges at their ends, or as lines again. */
export function showAsBadges(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { connectors, badges }: { readonly connectors: readonly string[]; readonly badges: boolean },
): Edited {
  const [first = ''] = connectors;
  const isOne = connectors.length === 1;
  const what = isOne ? first.replace('..', ' → ') : `${connectors.length} wires`;
  const as = badges ? 'badges' : isOne ? 'a line' : 'lines';
  return {
    document: setBadges(document, connectors, badges),
    label: `Show ${what} as ${as}`,
    said: `${what}: shown as ${as}.`,
  };
}
