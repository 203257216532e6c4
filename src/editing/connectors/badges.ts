import { badgesOf } from '../../model/layout/badges.ts';
import { disabledOf } from '../../model/layout/disabled.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { withLayout } from '../../model/layout/layout.ts';
import { connectorId } from '../../model/ports.ts';
import { connectorIds } from '../../model/raw.ts';

/** Shows connectors as named badges at their two ends, or as wires again. */
export function setBadges(
  document: PatchbayDocument,
  connectors: readonly string[],
  badges: boolean,
): PatchbayDocument {
  const ids = new Set(badgesOf(document));
  for (const id of connectors) {
    if (badges) ids.add(id);
    else ids.delete(id);
  }
  return withBadges(document, ids);
}

/** Takes out badges of connectors that are gone: one that is drawn later is a new one. */
export function withoutLostBadges(document: PatchbayDocument): PatchbayDocument {
  const ids = badgesOf(document);
  return ids.size === 0 ? document : withBadges(document, ids);
}

/** Writes down which connectors are badges; those that are not there are left out. */
export function withBadges(document: PatchbayDocument, ids: ReadonlySet<string>): PatchbayDocument {
  const parked = [...disabledOf(document).values()].flatMap(({ connectors }) => connectors);
  const there = new Set([...connectorIds(document), ...parked.map(connectorId)]);
  const kept = [...ids].filter((id) => there.has(id));
  const before = badgesOf(document);
  const isSame = kept.length === before.size && kept.every((id) => before.has(id));
  return isSame ? document : withLayout(document, 'badges', kept);
}
