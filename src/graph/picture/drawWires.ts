import { fitText, textWidth } from '../../base/textWidth.ts';
import { TEXT } from '../detail.ts';
import type { WireView } from '../graph.ts';
import { BADGE, badgesAt, traceStub } from '../wires/wireBadges.ts';
import { WIDEST_TAG } from '../wires/tags.ts';
import {
  pointOn,
  type PathSink,
  SvgPath,
  traceHead,
  traceStretch,
  traceWire,
} from '../wires/wirePath.ts';
import { routeOf } from '../wires/wireRoute.ts';
import type { PictureInks } from './inks.ts';
import { element, line, shortPath } from './svg.ts';

function path(trace: (sink: PathSink) => void): string {
  const sink = new SvgPath();
  trace(sink);
  return shortPath(sink.text);
}

/** A wire as the canvas draws it: its line, cut free of those below it, or its two badges. */
export function drawWire(wire: WireView, inks: PictureInks): string {
  const { from, to, badges, kind, off, initial } = wire;
  const stroke = off ? inks.border : inks.hues[wire.hue].wire;
  const plain = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  if (badges !== null) {
    const both = badgesAt(wire, badges, from, to);
    const stubs = path((sink) => {
      traceStub(sink, from, both[0]);
      traceStub(sink, to, both[1]);
    });
    const boxes = both.map(({ text, ...box }) => tag(text, box, stroke, inks));
    return element('path', { ...plain, d: stubs, stroke, 'stroke-width': 2 }) + boxes.join('');
  }
  const route = routeOf(wire, from, to);
  const isEvent = kind === 'event';
  const dashes = off ? '2 5' : isEvent ? '5 4' : undefined;
  const free = path((sink) => traceStretch(sink, route, from, to));
  const width = isEvent ? 1.5 : 2;
  return [
    free === ''
      ? ''
      : element('path', { ...plain, d: free, stroke: inks.canvas, 'stroke-width': width + 5 }),
    element('path', {
      ...{ ...plain, d: path((sink) => traceWire(sink, route, from, to)), stroke },
      ...{ 'stroke-width': width, 'stroke-dasharray': dashes },
    }),
    element('path', {
      ...{ ...plain, d: path((sink) => traceHead(sink, to)), stroke, 'stroke-width': width },
    }),
    initial === null ? '' : initialTag(initial, pointOn(route, from, to, wire.tag), stroke, inks),
  ].join('');
}

function initialTag(
  initial: string,
  { x, y }: { readonly x: number; readonly y: number },
  stroke: string,
  inks: PictureInks,
): string {
  const text = fitText(initial, TEXT, WIDEST_TAG);
  const width = textWidth(text, TEXT, 'regular') + 14;
  return tag(text, { x: x - width / 2, y: y - 9, width, height: 18 }, stroke, inks);
}

function tag(
  text: string,
  { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>,
  stroke: string,
  inks: PictureInks,
): string {
  const box = { x, y, width, height, rx: height / 2, fill: inks.surface, stroke };
  const at = { x: x + width / 2, y: y + height / 2 + 4, 'text-anchor': 'middle' };
  return element('rect', box) + line(text, { ...at, 'font-size': BADGE.font, fill: inks.text });
}
