import type { PatchbayDocument } from '../../model/document.ts';
import { withoutComponents } from '../references/Naming.ts';
import { followNames } from '../references/references.ts';
import { withoutLostBadges } from '../connectors/badges.ts';
import {
  ARGS,
  connectorIds,
  namesOf,
  rawComponents,
  rawConnectors,
  withValue,
} from '../../model/raw.ts';

/** Components by name, connectors by id. */
export interface Things {
  readonly components: readonly string[];
  readonly connectors: readonly string[];
}

/** Takes components and connectors away, and all that refers to the components. */
export function removeSelection(document: PatchbayDocument, things: Things): PatchbayDocument {
  const gone = new Set(things.components);
  const ids = new Set(things.connectors);
  let next = document;
  if (gone.size > 0) {
    const names = namesOf(document);
    const kept = rawComponents(document).filter((_, at) => !gone.has(names[at] ?? ''));
    const without = withValue(document, [...ARGS, 'components'], kept);
    next = followNames(without, document, withoutComponents(gone));
  }
  const left = connectorIds(next);
  if (left.some((id) => ids.has(id))) {
    const kept = rawConnectors(next).filter((_, at) => !ids.has(left[at] ?? ''));
    next = withValue(next, [...ARGS, 'connectors'], kept);
  }
  return withoutLostBadges(next);
}
