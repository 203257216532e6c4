import { grown, type Rect } from '../../../base/gridIndex.ts';

/** What part of the model is in view: model to screen is `x + zoom * at`. Sizes in screen pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** A part of the model as it is drawn on a bitmap. */
export interface Region extends Rect {
  /** Screen pixels per unit of the model. */
  readonly zoom: number;
  /** Pixels of the bitmap per screen pixel. */
  readonly ratio: number;
}

/** Room around what is in view that is drawn along, as a share of the view: panning uses it up. */
const MARGIN = 0.5;
/** Most pixels of a bitmap. */
const MOST_PIXELS = 9_000_000;
/** Room around the model, in its units: for shadows, badges and wires that lead around. */
const AROUND = 64;

/** The part of the model that is in view. */
export function areaOf({ x, y, zoom, width, height }: View): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/**
 * What is to be drawn for a view: all of the model if that is not much more than is in view, and otherwise
 * what is in view and a margin. Its corner lies on a pixel of the screen, so that nothing is blurred.
 */
export function regionFor(view: View, bounds: Rect, ratio: number): Region {
  const area = areaOf(view);
  const limit = (m: number) => view.width * view.height * (1 + 2 * m) ** 2 * ratio ** 2;
  const wide = limit(MARGIN) <= MOST_PIXELS ? MARGIN : MARGIN / 3;
  const side = { x: area.width * wide, y: area.height * wide };
  const around = {
    x: area.x - side.x,
    y: area.y - side.y,
    width: area.width + 2 * side.x,
    height: area.height + 2 * side.y,
  };
  const all = grown(bounds, AROUND);
  const fits = all.width <= around.width && all.height <= around.height;
  const { x, y, width, height } = fits ? all : around;
  return snapped({ x, y, width, height }, view, ratio);
}

function snapped({ x, y, width, height }: Rect, view: View, ratio: number): Region {
  const snap = (at: number, origin: number) =>
    (Math.floor((origin + at * view.zoom) * ratio) / ratio - origin) / view.zoom;
  return { x: snap(x, view.x), y: snap(y, view.y), width, height, zoom: view.zoom, ratio };
}

/** Sides of small bitmaps are multiples of this, in screen pixels: one that grows a little is kept. */
const STEP = 128;

/** The part of a rectangle that is in view, in steps; null: nothing of it is. */
export function regionAround(rect: Rect, view: View, ratio: number): Region | null {
  const area = areaOf(view);
  const step = STEP / view.zoom;
  const left = Math.floor((Math.max(rect.x, area.x) - area.x) / step) * step + area.x;
  const top = Math.floor((Math.max(rect.y, area.y) - area.y) / step) * step + area.y;
  const right = Math.min(rect.x + rect.width, area.x + area.width);
  const bottom = Math.min(rect.y + rect.height, area.y + area.height);
  if (right <= left || bottom <= top) return null;
  const width = Math.ceil((right - left) / step) * step;
  const height = Math.ceil((bottom - top) / step) * step;
  return snapped({ x: left, y: top, width, height }, view, ratio);
}

/** Whether everything of the model that is in view is on the bitmap. */
export function covers(region: Region, view: View, bounds: Rect): boolean {
  const area = areaOf(view);
  const all = grown(bounds, AROUND);
  const left = Math.max(area.x, all.x);
  const top = Math.max(area.y, all.y);
  const right = Math.min(area.x + area.width, all.x + all.width);
  const bottom = Math.min(area.y + area.height, all.y + all.height);
  if (left >= right || top >= bottom) return true;
  // Less than a pixel is not missed.
  const slack = 1 / region.zoom;
  return (
    region.x <= left + slack &&
    region.y <= top + slack &&
    region.x + region.width >= right - slack &&
    region.y + region.height >= bottom - slack
  );
}
