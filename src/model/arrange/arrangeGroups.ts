import { type Group } from '../layout/groups.ts';
import type { Position } from '../place.ts';
import { arrange } from './arrange.ts';
import type { Arranged, Item } from './bands.ts';

/** Room that the frame of a group takes around what is in it: its title stands above. */
const FRAME = { left: 32, top: 48, right: 32, bottom: 32 };

/** The shape that a part of a model has if nobody says what it is looked at on: width in heights. */
export const ASPECT = 1.6;

/**
 * Places things along their wires, those of a group together in a frame of their own, and frames within
 * frames: no frame lies on another one or on what is not in it.
 *
 * @param items in the order in which they are placed
 * @param groups what stays together; what they name beside the items is passed over
 */
export function arrangeGroups(
  items: readonly Item[],
  links: readonly (readonly [string, string])[],
  groups: Iterable<Pick<Group, 'id' | 'members' | 'parent'>>,
  aspect = ASPECT,
): ReadonlyMap<string, Position> {
  const all = new Map([...groups].map((group) => [group.id, group]));
  const groupOf = new Map<string, string>();
  for (const { id, members } of all.values()) for (const name of members) groupOf.set(name, id);
  const parentOf = (id: string): string | null => {
    const parent = all.get(id)?.parent ?? null;
    return parent !== null && all.has(parent) ? parent : null;
  };
  /** From the outermost group inwards. */
  const around = (name: string): readonly string[] => {
    const chain: string[] = [];
    for (let at = groupOf.get(name) ?? null; at !== null; at = parentOf(at)) chain.unshift(at);
    return chain;
  };
  const chains = new Map(items.map(({ id }) => [id, around(id)]));

  const inside = (depth: number, within: readonly Item[]): Arranged => {
    const frames = new Map<string, Item[]>();
    const own: Item[] = [];
    for (const item of within) {
      const frame = chains.get(item.id)?.[depth];
      if (frame === undefined) {
        own.push(item);
        continue;
      }
      const key = frameOf(frame);
      const members = frames.get(key);
      if (members !== undefined) members.push(item);
      else {
        frames.set(key, [item]);
        own.push({ id: key, width: 0, height: 0 });
      }
    }
    if (frames.size === 0) return arrange(own, links, aspect);
    const made = new Map([...frames].map(([id, members]) => [id, inside(depth + 1, members)]));
    const boxes = own.map((item) => {
      const frame = made.get(item.id);
      if (frame === undefined) return item;
      const width = frame.width + FRAME.left + FRAME.right;
      return { id: item.id, width, height: frame.height + FRAME.top + FRAME.bottom };
    });
    const names = new Set(within.map(({ id }) => id));
    const drawn = (name: string): string => {
      const frame = chains.get(name)?.[depth];
      return frame === undefined ? name : frameOf(frame);
    };
    const lifted = links
      .filter(([from, to]) => names.has(from) && names.has(to))
      .map(([from, to]) => [drawn(from), drawn(to)] as const);
    const outer = arrange(boxes, lifted, aspect);
    const places = new Map<string, Position>();
    for (const [id, at] of outer.places) {
      const frame = made.get(id);
      if (frame === undefined) places.set(id, at);
      for (const [name, { x, y }] of frame?.places ?? [])
        places.set(name, { x: at.x + FRAME.left + x, y: at.y + FRAME.top + y });
    }
    return { ...outer, places };
  };
  return inside(0, items).places;
}

/** A frame among things; no name of a component has a space in it. */
const frameOf = (group: string): string => `frame ${group}`;
