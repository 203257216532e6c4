import type { Rect } from '../../../base/gridIndex.ts';
import { boundsOf } from '../../../base/gridIndex.ts';
import { type Inks, readInks } from '../drawn/inks.ts';
import type { ComponentView } from '../../../graph/graph.ts';
import type { FlowView } from '../drawn/useSheet.ts';
import { clippedTo, type MapPlace, mapPlaceOf, onMap } from './mapPlace.ts';

const MAP = { width: 176, height: 112 } as const;

/** So large a component is drawn at least, pixels. */
const LEAST = 1.5;
/** How much of what is not in view is left to be seen. */
const VEIL = 0.5;

/** What of the plane is in view, in the coordinates of the model. */
export function viewOnPlane({ transform: [x, y, zoom], width, height }: FlowView): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** The map: the model, drawn again only when it changed, and over it what is in view. */
export class MapSheet {
  readonly #sheet: HTMLCanvasElement;
  readonly #model = document.createElement('canvas');
  #inks: Inks | null = null;
  #place: MapPlace | null = null;
  #isStale = true;

  constructor(sheet: HTMLCanvasElement) {
    this.#sheet = sheet;
  }

  /** How the model lies on the map; null before it is drawn. */
  get place(): MapPlace | null {
    return this.#place;
  }

  /** The model is drawn anew the next time; `inks`: in other colours. */
  modelChanged(inks: boolean): void {
    this.#isStale = true;
    if (inks) this.#inks = null;
  }

  draw(components: readonly ComponentView[], view: FlowView): void {
    this.#inks ??= readInks(this.#sheet);
    if (this.#isStale) this.#drawModel(components, view, this.#inks);
    const context = sized(this.#sheet);
    if (context === null || this.#place === null) return;
    const seen = clippedTo(MAP, onMap(this.#place, viewOnPlane(view)));
    context.globalAlpha = VEIL;
    context.drawImage(this.#model, 0, 0, MAP.width, MAP.height);
    context.globalAlpha = 1;
    context.save();
    context.beginPath();
    context.roundRect(seen.x + 0.75, seen.y + 0.75, seen.width - 1.5, seen.height - 1.5, 3);
    context.clip();
    context.fillStyle = this.#inks.canvas;
    context.fill();
    context.drawImage(this.#model, 0, 0, MAP.width, MAP.height);
    context.restore();
    context.strokeStyle = this.#inks.accent;
    context.lineWidth = 1.5;
    context.stroke();
  }

  #drawModel(components: readonly ComponentView[], view: FlowView, inks: Inks): void {
    this.#isStale = false;
    const boxes = components.map(({ name, position, size, hue }) => {
      const at = view.nodeLookup.get(name)?.internals.positionAbsolute ?? position;
      return { hue, x: at.x, y: at.y, ...size };
    });
    const bounds = boundsOf(boxes);
    const context = sized(this.#model);
    this.#place = bounds === null ? null : mapPlaceOf(bounds, MAP);
    if (context === null || this.#place === null) return;
    for (const box of boxes) {
      const { x, y, width, height } = onMap(this.#place, box);
      context.fillStyle = inks.hueOf(box.hue).hue;
      context.fillRect(x, y, Math.max(LEAST, width), Math.max(LEAST, height));
    }
  }
}

/** The canvas in the size of the map, empty, in units of CSS pixels. */
function sized(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const [width, height] = [MAP.width * devicePixelRatio, MAP.height * devicePixelRatio];
  if (canvas.width !== Math.round(width)) canvas.width = Math.round(width);
  if (canvas.height !== Math.round(height)) canvas.height = Math.round(height);
  const context = canvas.getContext('2d');
  context?.setTransform(1, 0, 0, 1, 0, 0);
  context?.clearRect(0, 0, canvas.width, canvas.height);
  context?.scale(devicePixelRatio, devicePixelRatio);
  return context;
}
