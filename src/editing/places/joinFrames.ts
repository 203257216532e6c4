import { groupOfEach, groupsOf, type PatchbayDocument } from '../../model/index.ts';
import { moveToGroup } from '../marks/groups.ts';
import type { Cards } from '../../graph/graph.ts';
import { groupIdOf } from '../../graph/nodeIds.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import { frameAt, framesOf } from '../../graph/marks/frames.ts';

/**
 * Components that were put down inside a frame belong to its group from then on.
 *
 * @param cards what was drawn before the move
 */
export function joinFrames(
  document: PatchbayDocument,
  cards: () => Cards,
  places: ReadonlyMap<string, Point>,
): PatchbayDocument {
  const groups = groupsOf(document);
  if (groups.size === 0) return document;
  const drawn = cards();
  const frames = framesOf(groups, drawn, new Map());
  const each = groupOfEach(groups);
  let next = document;
  for (const [name, { x, y }] of places) {
    const view = drawn.byName.get(name);
    if (view === undefined) continue;
    const middle = { x: x + view.size.width / 2, y: y + view.size.height / 2 };
    const id = frameAt(frames, middle)?.group.id;
    if (id !== undefined && groupIdOf(name) === null && each.get(name) !== id)
      next = moveToGroup(next, [name], id);
  }
  return next;
}
