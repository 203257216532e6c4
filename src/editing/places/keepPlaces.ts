import type { PatchbayDocument } from '../../model/document.ts';
import { layoutOf, type Position, positionsOf, shownNames } from '../../model/layout/layout.ts';
import { moveComponents } from './move.ts';

/** Where each component of a document was before an edit; a renamed one where its old name was. */
function earlierPlaces(
  before: PatchbayDocument,
  names: readonly string[],
): (name: string) => Position | undefined {
  const shown = positionsOf(before);
  const old = shownNames(before);
  const now = new Map(names.map((name, at) => [name, at]));
  const renamed = (name: string) => (old.length === names.length ? old[now.get(name) ?? -1] : '');
  return (name) => shown.get(name) ?? shown.get(renamed(name) ?? '');
}

/**
 * What an edit made, with all components where they were that it did not place itself. Places that were
 * given automatically are written down when, and only when, they would be others after the edit. A text
 * that was read anew has places of its own.
 */
export function keepPlaces(before: PatchbayDocument, after: PatchbayDocument): PatchbayDocument {
  if (after.config === before.config || after.source !== before.source) return after;
  const { positions } = layoutOf(after);
  const names = shownNames(after);
  const missing = names.filter((name) => !positions.has(name));
  if (missing.length === 0) return after;
  const earlier = earlierPlaces(before, names);
  const now = positionsOf(after);
  const kept = missing.flatMap((name) => {
    const at = earlier(name);
    return at === undefined ? [] : [[name, at] as const];
  });
  const stays = ([name, { x, y }]: readonly [string, Position]) =>
    now.get(name)?.x === x && now.get(name)?.y === y;
  return kept.every(stays) ? after : moveComponents(after, new Map(kept));
}
