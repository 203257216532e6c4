import { boundsOf, grown, type Rect } from '../base/gridIndex.ts';
import { groupsOf, notesOf, type PatchbayDocument } from '../model/index.ts';
import type { Graph, WireView } from './graph.ts';
import { framesOf } from './marks/frames.ts';
import { badgesAt } from './wires/wireBadges.ts';
import { tagBox } from './wires/tags.ts';
import { wireBox } from './wires/wirePath.ts';
import { routeOf } from './wires/wireRoute.ts';

/** How far the number of problems stands out of a card, and a title out of its frame from afar. */
const BADGE = 12;
const TITLE = 34;
/** So far apart, the ends of a soft curve are its left and its right end. */
const SOFT = 56;

/** The rectangle around all that is to be seen of a model: cards, wires, tags, badges, frames and notes. */
export function extentOf(graph: Graph, document: PatchbayDocument): Rect | null {
  const cards = graph.components.map(({ position, size, errors, warnings }) => {
    const box = { ...position, ...size };
    return errors + warnings > 0 ? grown(box, BADGE) : box;
  });
  const frames = framesOf(groupsOf(document), graph, new Map()).map(({ x, y, width, height }) => {
    return { x, y: y - TITLE, width, height: height + TITLE };
  });
  const notes = [...notesOf(document).values()];
  return boundsOf([...cards, ...graph.wires.flatMap(wireBoxes), ...frames, ...notes]);
}

function wireBoxes(wire: WireView): readonly Rect[] {
  const { badges, from, to, initial } = wire;
  if (badges !== null) return badgesAt(wire, badges, from, to);
  const route = routeOf(wire, from, to);
  // A soft curve stays between its ends, which lie at cards.
  const isBetween = route.kind === 'forward' && to.x - from.x >= SOFT;
  if (initial === null) return isBetween ? [] : [wireBox(route, from, to)];
  const line = wireBox(route, from, to);
  return [line, tagBox(wire, route, from, to)];
}
