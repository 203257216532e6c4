import { fitText, textWidth } from '../../base/textWidth.ts';
import { TEXT } from '../detail.ts';
import type { ComponentView } from '../graph.ts';
import { lookOf } from '../look.ts';
import { HEADER, portOffset } from '../places/nodeLayout.ts';
import { GLYPHS } from './glyphs.ts';
import type { PictureInks } from './inks.ts';
import { element, line, xmlText } from './svg.ts';

const RADIUS = 9;

/** A component as its card on the canvas looks when nothing runs. */
export function drawCard(view: ComponentView, inks: PictureInks): string {
  const { x, y } = view.position;
  const parts = [
    ...body(view, inks),
    ...head(view, inks),
    ...ports(view, inks),
    ...headline(view, inks),
  ];
  return element('g', { transform: `translate(${x} ${y})` }, parts.join(''));
}

function body({ size, disabled, hue }: ComponentView, inks: PictureInks): readonly string[] {
  const isFlat = disabled || hue === 'unknown';
  const { width, height } = size;
  const dashes = hue === 'unknown' ? '5 4' : undefined;
  const box = { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: RADIUS };
  const header = `M0 ${HEADER}V${RADIUS}Q0 0 ${RADIUS} 0H${width - RADIUS}Q${width} 0 ${width} ${RADIUS}V${HEADER}Z`;
  return [
    element('rect', { ...box, fill: isFlat ? inks.sunken : inks.surface }),
    ...(disabled ? [] : [element('path', { d: header, fill: inks.hues[hue].header })]),
    element('rect', {
      ...{ ...box, fill: 'none', stroke: inks.border, 'stroke-dasharray': dashes },
    }),
  ];
}

function head(view: ComponentView, inks: PictureInks): readonly string[] {
  const { hue, disabled, title, typeLabel, size } = view;
  const room = size.width - 70;
  const name = fitText(title, 13, room, 'semibold');
  const ink = disabled ? inks.border : inks.hues[hue].hue;
  const icon = {
    ...{ d: GLYPHS[hue], fill: 'none', stroke: ink, 'stroke-width': 2 },
    ...{ 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
    transform: `translate(14 16) scale(${16 / 24})`,
  };
  const strike = disabled ? { 'text-decoration': 'line-through' } : {};
  return [
    element('rect', { x: 10, y: 12, width: 24, height: 24, rx: 5, fill: inks.hues[hue].tile }),
    element('path', icon),
    line(name, {
      ...{ x: 42, y: 21, 'font-size': 13, 'font-weight': 600, ...strike },
      fill: disabled ? inks.textMuted : inks.text,
    }),
    line(fitText(typeLabel, TEXT, room), { x: 42, y: 37, fill: inks.textMuted }),
  ];
}

function ports(view: ComponentView, inks: PictureInks): readonly string[] {
  const stroke = view.disabled ? inks.border : inks.hues[view.hue].hue;
  const dot = { fill: inks.surface, stroke, 'stroke-width': 2 };
  return lookOf(view).ports.flatMap(({ side, row, isEvent, text }) => {
    const [x, y] = [side === 'input' ? 0 : view.size.width, portOffset(row)];
    return [
      isEvent
        ? element('path', { d: `M${x - 5} ${y}l5-5 5 5-5 5z`, ...dot })
        : element('circle', { cx: x, cy: y, r: 4, ...dot }),
      line(text, {
        ...{ x: side === 'input' ? 14 : x - 14, y: y + 4 },
        'text-anchor': side === 'input' ? undefined : 'end',
        'font-style': isEvent ? 'italic' : undefined,
        fill: isEvent ? inks.textMuted : inks.textSecondary,
      }),
    ];
  });
}

/** All in one text, so that the words stand beside each other in any font. */
function headline({ headline: values, size }: ComponentView, inks: PictureInks): readonly string[] {
  const end = size.width - 12;
  const parts: string[] = [];
  let x = 12;
  const write = (text: string, attributes: Readonly<Record<string, string | number>>): void => {
    if (text !== '') parts.push(element('tspan', attributes, xmlText(text)));
  };
  for (const { label, value } of values) {
    if (x >= end - 8) break;
    const name = fitText(label, TEXT, end - x);
    const gap = parts.length > 0 ? { dx: 12 } : {};
    write(name, { fill: inks.textMuted, ...gap });
    x += label === '' ? 0 : textWidth(`${name} `, TEXT, 'regular');
    if (x >= end - 8) break;
    const shown = fitText(value, TEXT, end - x);
    write(shown, { fill: inks.text, 'font-weight': 500, ...(label === '' ? gap : { dx: 4 }) });
    x += textWidth(shown, TEXT, 'regular') + 12;
  }
  const at = { x: 12, y: size.height - 12 };
  return parts.length === 0 ? [] : [element('text', at, parts.join(''))];
}
