import type { Rect } from '../../../base/gridIndex.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** How a model lies on its map: `place = model * scale + offset`. */
export interface MapPlace {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** Air between the model and the edge of the map, pixels. */
const AIR = 6;
/** Of a view that lies beside the model so much is still shown at the map's edge, pixels. */
const LEAST = 6;

/** The whole of the bounds in the middle of a map of this size. */
export function mapPlaceOf(bounds: Rect, { width, height }: MapSize): MapPlace {
  const scale = Math.min(
    (width - 2 * AIR) / Math.max(1, bounds.width),
    (height - 2 * AIR) / Math.max(1, bounds.height),
  );
  return {
    scale,
    x: width / 2 - (bounds.x + bounds.width / 2) * scale,
    y: height / 2 - (bounds.y + bounds.height / 2) * scale,
  };
}

export function onMap({ scale, x, y }: MapPlace, rect: Rect): Rect {
  return {
    x: rect.x * scale + x,
    y: rect.y * scale + y,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}

/** The point of the model that is drawn at a point of the map. */
export function inModel({ scale, x, y }: MapPlace, at: Point): Point {
  return { x: (at.x - x) / scale, y: (at.y - y) / scale };
}

/** What a map shows of a rectangle: its part inside, and a rim at the edge of what lies outside. */
export function clippedTo({ width, height }: MapSize, rect: Rect): Rect {
  const [left, right] = stretchIn(rect.x, rect.x + rect.width, width);
  const [top, bottom] = stretchIn(rect.y, rect.y + rect.height, height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function stretchIn(start: number, end: number, room: number): readonly [number, number] {
  const from = Math.max(0, Math.min(start, room - LEAST));
  return [from, Math.min(room, Math.max(end, LEAST, from + LEAST))];
}
