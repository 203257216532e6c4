import { grown, gridIndex, type Rect, touches } from '../../base/gridIndex.ts';
import { textWidth } from '../../base/textWidth.ts';
import { TEXT } from '../detail.ts';
import type { WireView } from '../graph.ts';
import { type Point, pointOn, type WireRoute } from './wirePath.ts';
import { routeOf } from './wireRoute.ts';

/** Widest text of a tag, canvas units. */
export const WIDEST_TAG = 120;
/** Where a tag stands that has nothing in its way. */
export const MIDDLE = 0.5;

/** Places along a stretch, the best first: the middle, then further and further out on both sides. */
const PARTS = [MIDDLE, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86, 0.06, 0.94];
/** Tags grow as one looks from further away: so many times, as far as there is room. */
const LARGER = [22 / TEXT, 16 / TEXT, 1];
/** Of more, the others stand in the middle. */
const MOST = 400;

/** The box of a wire's tag. */
export function tagBox({ initial, tag }: WireView, route: WireRoute, from: Point, to: Point): Rect {
  return boxOf(pointOn(route, from, to, tag), widthOf(initial), 1);
}

const widthOf = (initial: string | null): number =>
  Math.min(WIDEST_TAG, textWidth(initial ?? '', TEXT, 'regular')) + 14;

function boxOf({ x, y }: Point, own: number, larger: number): Rect {
  const width = own * larger;
  const height = 18 * larger;
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Where along its wire each tag stands, so that none lies on another one or on a card, as far as there is room. */
export function tagPlaces(
  wires: readonly WireView[],
  cards: readonly Rect[],
): ReadonlyMap<string, number> {
  const tags = wires.flatMap((wire) => {
    if (wire.initial === null || wire.badges !== null) return [];
    const route = routeOf(wire, wire.from, wire.to);
    const [a, b] = [0, 1].map((part) => pointOn(route, wire.from, wire.to, part)) as [Point, Point];
    return [{ wire, route, length: Math.hypot(b.x - a.x, b.y - a.y) }];
  });
  const places = new Map<string, number>();
  if (tags.length === 0) return places;
  // Short ones first: they have the least room to choose from.
  tags.sort((a, b) => a.length - b.length || (a.wire.id < b.wire.id ? -1 : 1));
  const walls = gridIndex(cards, (card) => card);
  const taken: { readonly at: Point; readonly width: number }[] = [];
  for (const { wire, route } of tags.slice(0, MOST)) {
    const width = widthOf(wire.initial);
    const pointAt = (part: number) => pointOn(route, wire.from, wire.to, part);
    const isFree = (part: number, larger: number) => {
      const box = boxOf(pointAt(part), width, larger);
      if (walls.in(grown(box, -1)).length > 0) return false;
      return !taken.some((other) => touches(boxOf(other.at, other.width, larger), box));
    };
    const parts = LARGER.map((larger) => PARTS.find((part) => isFree(part, larger)));
    const part = parts.find((found) => found !== undefined) ?? MIDDLE;
    places.set(wire.id, part);
    taken.push({ at: pointAt(part), width });
  }
  return places;
}
