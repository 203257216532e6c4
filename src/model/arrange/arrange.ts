import type { Position } from '../place.ts';
import { columnsOf, type Columns } from './columns.ts';
import { heightsOf } from './heights.ts';
import { layersOf, type Link } from './layers.ts';

/** Something to be placed. */
export interface Item {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Things that have been placed beside each other: where, from a corner at the origin, and how large together. */
export interface Arranged {
  readonly places: ReadonlyMap<string, Position>;
  readonly width: number;
  readonly height: number;
}

const GRID = 16;
/** Between two columns: room for wires to turn, and for each of many a little more. */
const BESIDE = { least: 56, each: 4, most: 64 };
const BELOW = 32;
/** Height of a wire that passes by a column. */
const PASSING = 16;
/** Between bands of columns, and between parts that nothing joins: wires run there. */
const BAND = 80;
const MOST_BANDS = 12;
/** So many times larger must everything be seen for one band more: wires run back to it. */
const WORTH = 1.25;
const APART = 64;

const onGrid = (length: number): number => Math.ceil(length / GRID) * GRID;

/** Height of the canvas on a screen of common size, canvas units at 100 %. */
const CANVAS = 480;

/** The zoom, 100 % at most, with which a picture of this size is seen whole on a canvas of this shape. */
const zoomIn = (width: number, height: number, aspect: number): number =>
  Math.min(1, (CANVAS * aspect) / Math.max(1, width), CANVAS / Math.max(1, height));

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
  const blocks = joined.map((part) => banded(items, part, known, aspect));
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

/** Things that are joined, in columns along their wires, the columns in one or more bands. */
function banded(
  items: readonly Item[],
  part: readonly number[],
  links: readonly Link[],
  aspect: number,
): Arranged {
  const own = new Map(part.map((at, i) => [at, i]));
  const inside = links.flatMap(([a, b]): Link[] => {
    const [from, to] = [own.get(a), own.get(b)];
    return from === undefined || to === undefined ? [] : [[from, to]];
  });
  const sizes = part.map((at) => items[at] as Item);
  const layers = layersOf(part.length, inside);
  const columns = columnsOf(part.length, layers);
  const heightOf = (thing: number): number =>
    thing < part.length ? onGrid((sizes[thing] as Item).height) + BELOW : PASSING;
  const strips = stripsOf(columns, sizes);
  const tall = strips.map(({ column }) => column.reduce((sum, at) => sum + heightOf(at), 0));
  let best = { bands: 1, zoom: 0 };
  for (let bands = 1; bands <= Math.min(strips.length, MOST_BANDS); bands++) {
    const { width, height } = roughly(strips, tall, bands);
    const zoom = zoomIn(width, height, aspect);
    if (zoom > WORTH * best.zoom) best = { bands, zoom };
  }
  return inBands(strips, columns, best.bands, heightOf, sizes);
}

/** About how large the columns are in so many bands. */
function roughly(strips: readonly Strip[], tall: readonly number[], bands: number) {
  let [width, height, at] = [0, -BAND, 0];
  for (const band of split(strips, bands)) {
    const own = band.reduce((sum, strip) => sum + strip.width + strip.gap, 0);
    width = Math.max(width, own - (band[band.length - 1]?.gap ?? 0));
    height += Math.max(...tall.slice(at, at + band.length)) + BAND;
    at += band.length;
  }
  return { width, height };
}

/** The columns in so many runs of about the same width. */
function split(strips: readonly Strip[], bands: number): readonly (readonly Strip[])[] {
  const share = strips.reduce((sum, { width, gap }) => sum + width + gap, 0) / bands;
  const all: Strip[][] = [];
  let passed = 0;
  for (const [at, strip] of strips.entries()) {
    const left = strips.length - at;
    const isFull = passed + strip.width / 2 > all.length * share;
    const isLast = all.length === bands;
    if (all.length === 0 || (!isLast && (isFull || left <= bands - all.length))) all.push([]);
    all[all.length - 1]?.push(strip);
    passed += strip.width + strip.gap;
  }
  return all;
}

/** Columns with their width, and the room behind each. */
interface Strip {
  readonly column: readonly number[];
  readonly width: number;
  readonly gap: number;
}

function stripsOf({ columns, behind }: Columns, sizes: readonly Item[]): readonly Strip[] {
  return columns.map((column) => {
    const wires = column.reduce((sum, thing) => sum + (behind[thing] ?? []).length, 0);
    const extra = Math.min(BESIDE.most, BESIDE.each * Math.max(0, wires - 2));
    return {
      column,
      width: onGrid(Math.max(0, ...column.map((thing) => sizes[thing]?.width ?? 0))),
      gap: onGrid(BESIDE.least + extra),
    };
  });
}

/** The neighbours of each thing that stand in its own band. */
function withinBands(
  { before, behind }: Columns,
  bands: readonly (readonly Strip[])[],
): Pick<Columns, 'before' | 'behind'> {
  const bandOf = new Int32Array(before.length);
  for (const [at, band] of bands.entries())
    for (const { column } of band) for (const thing of column) bandOf[thing] = at;
  const own = (side: Columns['before']) =>
    side.map((list, thing) => list.filter((each) => bandOf[each] === bandOf[thing]));
  return { before: own(before), behind: own(behind) };
}

/** The columns in so many bands of about the same width, each with heights of its own. */
function inBands(
  strips: readonly Strip[],
  columns: Columns,
  bands: number,
  heightOf: (thing: number) => number,
  sizes: readonly Item[],
): Arranged {
  const places = new Map<string, Position>();
  let [y, widest] = [0, 0];
  const all = split(strips, bands);
  const near = bands === 1 ? columns : withinBands(columns, all);
  for (const taken of all) {
    const here = taken.map(({ column }) => column);
    const tops = heightsOf({ ...near, columns: here }, heightOf, GRID);
    let [x, bottom] = [0, y];
    for (const [i, strip] of taken.entries()) {
      for (const thing of here[i] ?? []) {
        const item = sizes[thing];
        if (item === undefined) continue;
        const place = { x, y: y + (tops.get(thing) ?? 0) };
        places.set(item.id, place);
        bottom = Math.max(bottom, place.y + onGrid(item.height));
      }
      x += strip.width + strip.gap;
    }
    widest = Math.max(widest, x - (taken[taken.length - 1]?.gap ?? 0));
    y = bottom + BAND;
  }
  return { places, width: widest, height: Math.max(0, y - BAND) };
}
