import * as z from 'zod/mini';
import { boundsOf } from '../../base/gridIndex.ts';
import type { Catalogue, PatchbayDocument } from '../../model/index.ts';
import { cardsOf } from '../cards.ts';
import type { ComponentView } from '../graph.ts';
import { readGraph } from '../readGraph.ts';

/** More than these cannot be told apart in a small picture. */
const MOST_BOXES = 150;
const MOST_WIRES = 250;

/** The colours that boxes have, by number. New ones come last: stored pictures name them by number. */
const HUES = [
  ...(['source', 'math', 'control', 'signal', 'statistics', 'file', 'sink', 'custom'] as const),
  'unknown',
] as const;

const side = z.int().check(z.gte(0), z.lte(10_000));
const schema = z.object({
  width: side,
  height: side,
  boxes: z.array(z.tuple([z.int().check(z.gte(0), z.lt(HUES.length)), side, side, side, side])),
  wires: z.array(z.tuple([side, side, side, side])),
});

/** A small picture of a canvas, as data: whole numbers from its upper left corner. */
export type Thumbnail = z.infer<typeof schema>;
type Box = Thumbnail['boxes'][number];

/** How wide a picture is in its own units; as high as the model is then. */
const WIDTH = 400;

/** Draws the cards of a document and straight lines for its wires; what is beside them is left out. */
export function thumbnailOf(document: PatchbayDocument, catalogue: Catalogue): Thumbnail {
  const source = readGraph(document, catalogue, []);
  const cards = cardsOf(source);
  const around = boundsOf(cards.components.map(({ position, size }) => ({ ...position, ...size })));
  if (around === null) return { width: 0, height: 0, boxes: [], wires: [] };
  const scale = Math.min(1, WIDTH / around.width, WIDTH / around.height);
  const x = (at: number) => Math.round((at - around.x) * scale);
  const y = (at: number) => Math.round((at - around.y) * scale);
  const drawn = cards.components.slice(0, MOST_BOXES);
  const boxes = drawn.map(({ hue, position, size }): Box => {
    const size_ = [Math.round(size.width * scale), Math.round(size.height * scale)] as const;
    return [Math.max(0, HUES.indexOf(hue)), x(position.x), y(position.y), ...size_];
  });
  const wires = source.connectors
    .filter(({ badges }) => !badges)
    .flatMap((wire): Thumbnail['wires'] => {
      const from = cards.byName.get(wire.source.component);
      const to = cards.byName.get(wire.target.component);
      if (from === undefined || to === undefined) return [];
      const right = x(from.position.x + from.size.width);
      return [[right, y(middle(from)), x(to.position.x), y(middle(to))]];
    });
  return {
    width: x(around.x + around.width),
    height: y(around.y + around.height),
    boxes,
    wires: wires.slice(0, MOST_WIRES),
  };
}

const middle = ({ position, size }: ComponentView) => position.y + size.height / 2;

/** A picture that was stored; null when it is none. */
export function readThumbnail(value: unknown): Thumbnail | null {
  const read = schema.safeParse(value);
  return read.success ? read.data : null;
}

/** What a browser draws of it: a path of all boxes of each colour, and one of all wires. */
export function pathsOf({ boxes, wires }: Thumbnail): {
  readonly boxes: readonly (readonly [hue: (typeof HUES)[number], path: string])[];
  readonly wires: string;
} {
  const paths = HUES.flatMap((hue, at) => {
    const path = boxes
      .filter(([one]) => one === at)
      .map(([, x, y, width, height]) => `M${x} ${y}h${width}v${height}h-${width}z`)
      .join('');
    return path === '' ? [] : [[hue, path] as const];
  });
  const lines = wires.map(([x, y, toX, toY]) => {
    // One that runs back is told by its line alone: around its ends there is no room for a bow.
    const bend = Math.max(8, (toX - x) / 2);
    return `M${x} ${y}C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}`;
  });
  return { boxes: paths, wires: lines.join('') };
}
