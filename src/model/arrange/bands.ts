import type { Position } from '../place.ts';
import { columnsOf, type Columns } from './columns.ts';
import { heightsOf } from './heights.ts';
import { type Layers, layersOf, type Link, spreadLayers } from './layers.ts';

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
/** Below a thing. */
export const BELOW = 32;
/** Height of a wire that passes by a column. */
const PASSING = 16;
/** Between bands of columns: wires run there. */
const BAND = 80;
const MOST_BANDS = 12;
/** So many times larger must everything be seen for one band more: wires run back to it. */
const WORTH = 1.25;
/**
 * Where all would be seen smaller than `zoom`, what stands in one column is spread over several: at most so
 * many, none lower than so, each of which makes everything so many times larger, in models of up to so many things,
 * and no longer once so much was placed.
 */
const SPREAD = { zoom: 0.5, most: 8, lowest: 400, worth: 1.1, things: 250, work: 12_000 };

export const onGrid = (length: number): number => Math.ceil(length / GRID) * GRID;

/** Height of the canvas on a screen of common size, canvas units at 100 %. */
const CANVAS = 480;

/** The zoom, 100 % at most, with which a picture of this size is seen whole on a canvas of this shape. */
const zoomIn = (width: number, height: number, aspect: number): number =>
  Math.min(1, (CANVAS * aspect) / Math.max(1, width), CANVAS / Math.max(1, height));

/** Things that are joined, in columns along their wires, the columns in one or more bands. */
export function banded(sizes: readonly Item[], links: readonly Link[], aspect: number): Arranged {
  const layers = layersOf(sizes.length, links);
  const heightOf = (thing: number): number =>
    thing < sizes.length ? onGrid((sizes[thing] as Item).height) + BELOW : PASSING;
  let best = bestBands(layers, sizes, heightOf, aspect);
  const tallest = Math.max(...tallOf(best.strips, heightOf));
  let work = placed(best.columns);
  for (let times = 2; times <= SPREAD.most && sizes.length <= SPREAD.things; times++) {
    if (best.zoom >= SPREAD.zoom || tallest / times < SPREAD.lowest) break;
    if (work > SPREAD.work) break;
    const spread = spreadLayers(layers, heightOf, tallest / times);
    const found = bestBands(spread, sizes, heightOf, aspect);
    work += placed(found.columns);
    if (found.zoom > SPREAD.worth * best.zoom) best = found;
  }
  return inBands(best.strips, best.columns, best.bands, heightOf, sizes);
}

/** How many there are to be placed, wires that pass by among them. */
const placed = ({ before }: Columns): number => before.length;

/** Things in columns, in as many bands as fill the canvas best, and the zoom with which they are seen whole. */
function bestBands(
  layers: Layers,
  sizes: readonly Item[],
  heightOf: (thing: number) => number,
  aspect: number,
) {
  const columns = columnsOf(sizes.length, layers);
  const strips = stripsOf(columns, sizes);
  const tall = tallOf(strips, heightOf);
  let best = { bands: 1, zoom: 0 };
  for (let bands = 1; bands <= Math.min(strips.length, MOST_BANDS); bands++) {
    const { width, height } = roughly(strips, tall, bands);
    const zoom = zoomIn(width, height, aspect);
    if (zoom > WORTH * best.zoom) best = { bands, zoom };
  }
  return { ...best, columns, strips };
}

const tallOf = (strips: readonly Strip[], heightOf: (thing: number) => number) =>
  strips.map(({ column }) => column.reduce((sum, at) => sum + heightOf(at), 0));

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
