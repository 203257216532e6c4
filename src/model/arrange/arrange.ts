import type { Position } from '../place.ts';
import { type Arranged, banded, BELOW, type Item, onGrid } from './bands.ts';
import type { Link } from './layers.ts';

/** Between parts that nothing joins: wires run there. */
const APART = 64;

/**
 * Places things along their wires, from left to right, in as many bands below each other as fill the
 * canvas best. Nothing lies on anything else; the same things come out in the same places.
 *
 * @param aspect width of the canvas in heights
 */
export function arrange(
  items: readonly Item[],
  links: readonly (readonly [string, string])[],
  aspect: number,
): Arranged {
  const number = new Map(items.map(({ id }, at) => [id, at]));
  const known = links.flatMap(([from, to]): Link[] => {
    const [a, b] = [number.get(from), number.get(to)];
    return a === undefined || b === undefined || a === b ? [] : [[a, b]];
  });
  const parts = joinedParts(items.length, known);
  const joined = parts.filter((part) => part.length > 1);
  const single = parts.flatMap((part) => (part.length === 1 ? part : []));
  const inside = linksInside(joined, known);
  const blocks = joined.map((part, i) =>
    banded(
      part.map((at) => items[at] as Item),
      inside[i] ?? [],
      aspect,
    ),
  );
  const above = packed(blocks, aspect, APART);
  if (single.length === 0) return above;
  // Below all others, so that they can come and go without moving anything.
  const loose = packed(
    single.map((at) => alone(items[at] as Item)),
    aspect,
    BELOW,
    above.width,
  );
  if (joined.length === 0) return loose;
  const y = above.height + APART;
  return {
    places: new Map([...above.places, ...moved(loose.places, 0, y)]),
    width: Math.max(above.width, loose.width),
    height: y + loose.height,
  };
}

function alone({ id, width, height }: Item): Arranged {
  return { places: new Map([[id, { x: 0, y: 0 }]]), width: onGrid(width), height: onGrid(height) };
}

function moved(places: ReadonlyMap<string, Position>, x: number, y: number) {
  return [...places].map(([id, at]) => [id, { x: at.x + x, y: at.y + y }] as const);
}

/** Things that wires join, in the order of their first ones. */
function joinedParts(count: number, links: readonly Link[]): number[][] {
  const leader = Array.from({ length: count }, (_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (leader[root] !== root) {
      leader[root] = leader[leader[root] as number] as number;
      root = leader[root] as number;
    }
    return root;
  };
  for (const [a, b] of links) leader[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  const parts = new Map<number, number[]>();
  for (let at = 0; at < count; at++) {
    const root = find(at);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, [at]);
    else part.push(at);
  }
  return [...parts.values()];
}

/** The links of each part, by the places of its things in it. */
function linksInside(parts: readonly (readonly number[])[], links: readonly Link[]): Link[][] {
  const places = new Map(parts.flatMap((part, i) => part.map((at, place) => [at, { i, place }])));
  const inside: Link[][] = parts.map(() => []);
  for (const [a, b] of links) {
    const [from, to] = [places.get(a), places.get(b)];
    if (from !== undefined && to !== undefined) inside[from.i]?.push([from.place, to.place]);
  }
  return inside;
}

/** Blocks in rows, one after the other, in rows as wide as fill the canvas. */
function packed(blocks: readonly Arranged[], aspect: number, gap: number, least = 0): Arranged {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(least, ...blocks.map(({ width }) => width));
  const limit = Math.max(widest, Math.sqrt(area * aspect));
  const places = new Map<string, Position>();
  let [x, y, row, width] = [0, 0, 0, 0];
  for (const block of blocks) {
    if (x > 0 && x + block.width > limit) {
      y += row + gap;
      [x, row] = [0, 0];
    }
    for (const [id, at] of moved(block.places, x, y)) places.set(id, at);
    row = Math.max(row, block.height);
    width = Math.max(width, x + block.width);
    x += block.width + gap;
  }
  return { places, width, height: y + row };
}
