import type { WireView } from '../../../graph/graph.ts';
import {
  pointOn,
  traceHead,
  traceStretch,
  traceWire,
  type Point,
} from '../../../graph/wires/wirePath.ts';
import { fitText, textWidth } from '../../../base/textWidth.ts';
import { BADGE, badgesAt, traceStub, type Badge } from '../../../graph/wires/wireBadges.ts';
import { WIDEST_TAG } from '../../../graph/wires/tags.ts';
import { routeOf } from '../../../graph/wires/wireRoute.ts';
import { detailAt, shows, TEXT } from '../../../graph/detail.ts';
import type { Inks } from './inks.ts';

/** Below this zoom a wire is a line from end to end in the colour of its category, and nothing else. */
const LINES = 0.16;
/** Lines that are drawn by one call: longer paths take a renderer more time than they save. */
const AT_ONCE = 64;

/** Where the two ends of a wire are now. */
export interface Ends {
  readonly source: Point;
  readonly target: Point;
}

export interface WirePaint {
  readonly inks: Inks;
  readonly zoom: number;
  readonly endsOf: (wire: WireView) => Ends;
  /** Of a wire that is lit: its colour, in place of its category's, and width. */
  readonly lit?: { readonly ink: string | null; readonly width: number };
}

type Context = CanvasRenderingContext2D;

/** Draws wires as their elements look, or as much as can be told apart at this zoom. */
export function paintWires(context: Context, wires: readonly WireView[], options: WirePaint): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  // A wire that shows as badges has its line while it is looked at.
  const lines = options.lit ? wires : wires.filter(({ badges }) => badges === null);
  if (options.zoom < LINES) paintLines(context, lines, options);
  else for (const group of bySource(lines)) paintGroup(context, group, options);
  if (!shows(detailAt(options.zoom), 'all')) return;
  for (const wire of wires) if (wire.badges !== null) paintBadges(context, wire, options);
}

function inkOf({ hue, bad, off }: WireView, { inks, lit }: WirePaint): string {
  if (off) return inks.border;
  if (lit) return lit.ink ?? inks.hueOf(hue).hue;
  return bad ? inks.bad : inks.hueOf(hue).wire;
}

function paintLines(context: Context, wires: readonly WireView[], options: WirePaint): void {
  const { zoom, endsOf, lit } = options;
  const byInk = new Map<string, WireView[]>();
  for (const wire of wires) {
    const ink = inkOf(wire, options);
    const same = byInk.get(ink);
    if (same === undefined) byInk.set(ink, [wire]);
    else same.push(wire);
  }
  context.lineWidth = (lit ? 1.75 : 0.8) / zoom;
  for (const [ink, same] of byInk) {
    context.strokeStyle = ink;
    same.forEach((wire, i) => {
      if (i % AT_ONCE === 0) context.beginPath();
      const { source, target } = endsOf(wire);
      const route = routeOf(wire, source, target);
      context.moveTo(source.x, source.y);
      if (route.kind === 'back') {
        context.lineTo(source.x + 20, route.y);
        context.lineTo(target.x - 20, route.y);
      }
      if (route.kind === 'way') for (const { x, y } of route.corners) context.lineTo(x, y);
      context.lineTo(target.x, target.y);
      if ((i + 1) % AT_ONCE === 0 || i + 1 === same.length) context.stroke();
    });
  }
}

/** Wires of one output begin together: they are drawn together, and cut those that were drawn before. */
function bySource(wires: readonly WireView[]): Iterable<readonly WireView[]> {
  const groups = new Map<string, WireView[]>();
  for (const wire of wires) {
    const key = `${wire.source.component}.${wire.source.field}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [wire]);
    else group.push(wire);
  }
  return groups.values();
}

function paintGroup(context: Context, wires: readonly WireView[], options: WirePaint): void {
  const { inks, zoom, endsOf, lit } = options;
  const detail = detailAt(zoom);
  const placed = wires.map((wire) => {
    const { source, target } = endsOf(wire);
    return { wire, source, target, route: routeOf(wire, source, target) };
  });
  context.strokeStyle = inks.canvas;
  for (const { wire, route, source, target } of placed) {
    context.lineWidth = wire.kind === 'event' ? 5 : 7;
    context.beginPath();
    traceStretch(context, route, source, target);
    context.stroke();
  }
  for (const { wire, route, source, target } of placed) {
    const isEvent = wire.kind === 'event';
    context.strokeStyle = inkOf(wire, options);
    context.lineWidth = Math.max(lit?.width ?? (isEvent ? 1.5 : 2), 1 / zoom);
    if (isEvent || wire.off) context.setLineDash(wire.off ? [2, 5] : [5, 4]);
    context.beginPath();
    traceWire(context, route, source, target);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    traceHead(context, target);
    context.stroke();
    if (wire.initial !== null && shows(detail, 'values'))
      paintTag(context, wire.initial, pointOn(route, source, target, wire.tag), inks, detail.size);
  }
}

function paintBadges(context: Context, wire: WireView, options: WirePaint): void {
  const { badges } = wire;
  if (badges === null) return;
  const { source, target } = options.endsOf(wire);
  const [near, far] = badgesAt(wire, badges, source, target);
  context.strokeStyle = inkOf(wire, options);
  context.lineWidth = 2;
  context.beginPath();
  traceStub(context, source, near);
  traceStub(context, target, far);
  context.stroke();
  for (const badge of [near, far]) paintBadge(context, badge, options.inks);
}

function paintBadge(context: Context, { text, x, y, width, height }: Badge, inks: Inks): void {
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, y, width, height, height / 2);
  context.fillStyle = inks.surface;
  context.fill();
  context.stroke();
  context.font = `400 ${BADGE.font}px ${inks.font}`;
  context.fillStyle = inks.text;
  context.textAlign = 'center';
  context.fillText(text, x + width / 2, y + height - 3.5);
  context.textAlign = 'left';
}

function paintTag(context: Context, initial: string, at: Point, inks: Inks, size: number): void {
  const larger = size / TEXT;
  const text = fitText(initial, TEXT, WIDEST_TAG);
  const width = (textWidth(text, TEXT, 'regular') + 14) * larger;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(at.x - width / 2, at.y - 9 * larger, width, 18 * larger, 9 * larger);
  context.fillStyle = inks.surface;
  context.fill();
  context.stroke();
  context.font = `400 ${size}px ${inks.font}`;
  context.fillStyle = inks.text;
  context.textAlign = 'center';
  context.fillText(text, at.x, at.y + 4 * larger);
  context.textAlign = 'left';
}
