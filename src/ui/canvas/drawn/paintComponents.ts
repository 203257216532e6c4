import type { ComponentView, Hue } from '../../../graph/graph.ts';
import { lookOf } from '../../../graph/look.ts';
import { type Detail, detailAt, shows, TEXT } from '../../../graph/detail.ts';
import { HEADER, portOffset } from '../../../graph/places/nodeLayout.ts';
import { fitText, textWidth } from '../../../base/textWidth.ts';
import { LINE, nameLines } from '../../../graph/places/nameLines.ts';
import { glyphOf } from './glyphs.ts';
import type { Inks } from './inks.ts';

/** The zoom from which on a component is drawn as a card. */
const CARDS = 0.16;
const RADIUS = 9;

export interface PaintOptions {
  readonly inks: Inks;
  /** Screen pixels per unit. */
  readonly zoom: number;
  readonly selected: ReadonlySet<string>;
  /** Those that a run failed at. */
  readonly failed: ReadonlySet<string>;
}

type Context = CanvasRenderingContext2D;

/** Draws components as their elements look, or as much of them as can be seen at this zoom. */
export function paintComponents(
  context: Context,
  views: readonly ComponentView[],
  options: PaintOptions,
): void {
  const { zoom, selected, failed, inks } = options;
  if (zoom < CARDS) paintBlocks(context, views, inks);
  else {
    const paint = shows(detailAt(zoom), 'values') ? paintWhole : paintCard;
    const glyphs = new Map<Hue, Path2D>();
    for (const view of views) paint(context, view, options, glyphs);
  }
  context.strokeStyle = inks.badSolid;
  // So thick that it is seen from any distance.
  context.lineWidth = Math.max(3, 3 / zoom);
  for (const view of views) {
    if (!failed.has(view.name)) continue;
    outline(context, view, context.lineWidth / 2);
    context.stroke();
  }
  context.strokeStyle = inks.accent;
  context.lineWidth = Math.max(2, 2 / zoom);
  for (const view of views) {
    if (!selected.has(view.name)) continue;
    outline(context, view, context.lineWidth / 2);
    context.stroke();
  }
}

/** One filled path for each category: thousands of components in a few calls. */
function paintBlocks(context: Context, views: readonly ComponentView[], inks: Inks): void {
  const hues = new Set(views.map(({ hue }) => hue));
  for (const hue of hues) {
    context.beginPath();
    for (const view of views) {
      if (view.hue === hue)
        context.rect(view.position.x, view.position.y, view.size.width, view.size.height);
    }
    context.fillStyle = inks.hueOf(hue).block;
    context.fill();
  }
  const wrong = views.filter((view) => lookOf(view).badge?.severity === 'error');
  if (wrong.length === 0) return;
  context.beginPath();
  for (const { position, size } of wrong)
    context.rect(position.x + size.width - 36, position.y, 36, 36);
  context.fillStyle = inks.badSolid;
  context.fill();
}

/** The colour of a component's category; of one that is switched off none. */
function hueOf({ hue, disabled }: ComponentView, inks: Inks): string {
  return disabled ? inks.border : inks.hueOf(hue).hue;
}

/** A path around the card, farther out by `by`. */
function outline(context: Context, { position, size }: ComponentView, by = 0): void {
  context.beginPath();
  context.roundRect(
    position.x - by,
    position.y - by,
    size.width + 2 * by,
    size.height + 2 * by,
    RADIUS + by,
  );
}

function paintBody(context: Context, view: ComponentView, { inks, zoom }: PaintOptions): void {
  const { isUnknown } = lookOf(view);
  outline(context, view, isUnknown ? 0 : 0.5);
  context.fillStyle = isUnknown || view.disabled ? inks.sunken : inks.surface;
  context.fill();
  const { position, size } = view;
  if (!view.disabled) {
    context.beginPath();
    context.roundRect(position.x, position.y, size.width, HEADER, [RADIUS, RADIUS, 0, 0]);
    context.fillStyle = inks.hueOf(view.hue).header;
    context.fill();
  }
  outline(context, view, isUnknown ? 0 : 0.5);
  context.strokeStyle = inks.border;
  context.lineWidth = Math.max(1, 0.75 / zoom);
  if (isUnknown) context.setLineDash([5, 4]);
  context.stroke();
  if (isUnknown) context.setLineDash([]);
}

const written = new WeakMap<ComponentView, { size: number; lines: readonly string[] }>();

/** The lines of a name, worked out once for all frames in which its letters have one size. */
function linesOf(view: ComponentView, size: number, room: number, most: number): readonly string[] {
  const known = written.get(view);
  if (known?.size === size) return known.lines;
  const lines = nameLines(view.title, size, room, most);
  written.set(view, { size, lines });
  return lines;
}

/** From afar: the card and its name, as large as there is room. */
function paintCard(context: Context, view: ComponentView, options: PaintOptions): void {
  paintBody(context, view, options);
  const { inks, zoom } = options;
  const { position, size } = view;
  context.fillStyle = hueOf(view, inks);
  context.fillRect(position.x, position.y + 8, 6, size.height - 16);
  const detail = detailAt(zoom);
  if (shows(detail, 'names')) {
    const text = linesOf(view, detail.size, size.width - 8, lookOf(view).name.lines);
    context.font = `600 ${detail.size}px ${inks.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = view.disabled ? inks.textMuted : inks.text;
    text.forEach((line, i) => {
      const y = (i - (text.length - 1) / 2) * detail.size * LINE;
      context.fillText(line, position.x + size.width / 2, position.y + size.height / 2 + y);
    });
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
  }
  paintBadge(context, view, inks, detail);
}

function paintWhole(
  context: Context,
  view: ComponentView,
  options: PaintOptions,
  glyphs: Map<Hue, Path2D>,
): void {
  const detail = detailAt(options.zoom);
  paintBody(context, view, options);
  paintHeader(context, view, options.inks, glyphs, detail);
  paintPorts(context, view, options.inks, detail);
  if (shows(detail, 'arguments')) paintHeadline(context, view, options.inks, detail);
  paintBadge(context, view, options.inks, detail);
}

function paintHeader(
  context: Context,
  view: ComponentView,
  inks: Inks,
  glyphs: Map<Hue, Path2D>,
  detail: Detail,
): void {
  const { x, y } = view.position;
  if (!shows(detail, 'all')) {
    const isTight = !shows(detail, 'ports') || lookOf(view).name.tight.includes(detail.size);
    if (!isTight) paintIcon(context, view, inks, glyphs);
    const left = isTight ? 6 : 42;
    context.font = `600 ${detail.size}px ${inks.font}`;
    context.fillStyle = view.disabled ? inks.textMuted : inks.text;
    const room = view.size.width - left - (isTight ? 6 : 28);
    const lines = linesOf(view, detail.size, room, 2);
    lines.forEach((line, i) => {
      const at = (i - (lines.length - 1) / 2) * detail.size * LINE;
      // A word that has no room stands out at both sides alike.
      const over = Math.max(0, textWidth(line, detail.size, 'semibold') - room) / 2;
      context.fillText(line, x + left - over, y + HEADER / 2 + at + 0.36 * detail.size);
    });
    return;
  }
  paintIcon(context, view, inks, glyphs);
  const room = view.size.width - 12 - 42;
  context.font = `600 13px ${inks.font}`;
  context.fillStyle = view.disabled ? inks.textMuted : inks.text;
  const name = fitText(view.title, 13, room - 16, 'semibold');
  context.fillText(name, x + 42, y + 21);
  if (view.disabled) context.fillRect(x + 42, y + 16, textWidth(name, 13, 'semibold'), 1);
  context.font = `400 12px ${inks.font}`;
  context.fillStyle = inks.textMuted;
  context.fillText(fitText(view.typeLabel, 12, room - 16), x + 42, y + 37);
  context.beginPath();
  context.arc(x + view.size.width - 16, y + 16, 3.25, 0, 2 * Math.PI);
  context.strokeStyle = inks.border;
  context.lineWidth = 1.5;
  context.stroke();
}

function paintIcon(
  context: Context,
  view: ComponentView,
  inks: Inks,
  glyphs: Map<Hue, Path2D>,
): void {
  const { x, y } = view.position;
  const { tile } = inks.hueOf(view.hue);
  context.beginPath();
  context.roundRect(x + 10, y + 12, 24, 24, 5);
  context.fillStyle = tile;
  context.fill();
  const glyph = glyphs.get(view.hue) ?? glyphOf(view.hue);
  glyphs.set(view.hue, glyph);
  context.save();
  context.translate(x + 14, y + 16);
  context.scale(16 / 24, 16 / 24);
  context.strokeStyle = hueOf(view, inks);
  context.lineWidth = 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(glyph);
  context.restore();
}

function paintPorts(context: Context, view: ComponentView, inks: Inks, detail: Detail): void {
  const { x, y } = view.position;
  const { width } = view.size;
  const dots = new Path2D();
  const isWritten = shows(detail, 'ports') && view.labels >= detail.size;
  const label = (text: string, row: number, isInput: boolean): void => {
    if (!isWritten) return;
    const at = y + portOffset(row) + 0.34 * detail.size;
    if (isInput) context.fillText(text, x + 14, at);
    else context.fillText(text, x + width - 14 - textWidth(text, detail.size, 'regular'), at);
  };
  const dot = (row: number, px: number): void => {
    dots.moveTo(px + 4, y + portOffset(row));
    dots.arc(px, y + portOffset(row), 4, 0, 2 * Math.PI);
  };
  const diamond = (row: number, px: number): void => {
    const py = y + portOffset(row);
    dots.moveTo(px - 5, py);
    dots.lineTo(px, py - 5);
    dots.lineTo(px + 5, py);
    dots.lineTo(px, py + 5);
    dots.closePath();
  };
  // Events stand behind the fields: the kind of letters is set twice, not for each port.
  let isItalic: boolean | null = null;
  for (const { side, row, isEvent, text } of lookOf(view).ports) {
    if (isWritten && isItalic !== isEvent) {
      isItalic = isEvent;
      context.font = `${isEvent ? 'italic ' : ''}400 ${detail.size}px ${inks.font}`;
      context.fillStyle = isEvent ? inks.textMuted : inks.textSecondary;
    }
    label(text, row, side === 'input');
    (isEvent ? diamond : dot)(row, side === 'input' ? x : x + width);
  }
  context.fillStyle = inks.surface;
  context.fill(dots);
  context.strokeStyle = hueOf(view, inks);
  context.lineWidth = 2;
  context.stroke(dots);
}

function paintHeadline(
  context: Context,
  view: ComponentView,
  inks: Inks,
  { size: letters }: Detail,
): void {
  const { position, size } = view;
  let x = position.x + 12;
  const y = position.y + size.height - 16 + 0.34 * letters;
  const end = position.x + size.width - 12;
  for (const [at, { label, value }] of view.headline.entries()) {
    const whole = label === '' ? value : `${label} ${value}`;
    // Of larger letters fewer have room: an argument is there as a whole, or not at all.
    const isCut = letters > TEXT && textWidth(whole, letters, 'regular') > end - x;
    if (at > 0 && isCut) return;
    const name = fitText(label, letters, end - x);
    context.font = `400 ${letters}px ${inks.font}`;
    context.fillStyle = inks.textMuted;
    context.fillText(name, x, y);
    x += label === '' ? 0 : textWidth(`${name} `, letters, 'regular');
    if (x >= end - 8) return;
    const shown = fitText(value, letters, end - x);
    context.font = `500 ${letters}px ${inks.font}`;
    context.fillStyle = inks.text;
    context.fillText(shown, x, y);
    x += textWidth(shown, letters, 'regular') + letters;
    if (x >= end - 8) return;
  }
}

/** The number of problems, as large as the rest is written. */
function paintBadge(context: Context, view: ComponentView, inks: Inks, { size }: Detail): void {
  const { badge } = lookOf(view);
  if (badge === null) return;
  const { text } = badge;
  const height = 1.5 * size;
  const width = Math.max(height, textWidth(text, size, 'semibold') + 0.8 * size);
  const right = view.position.x + view.size.width + 8;
  const top = view.position.y - 8;
  context.beginPath();
  context.roundRect(right - width, top, width, height, height / 2);
  context.fillStyle = badge.severity === 'error' ? inks.badSolid : inks.warningSolid;
  context.fill();
  context.font = `600 ${size}px ${inks.font}`;
  context.fillStyle = inks.onSolid;
  context.textAlign = 'center';
  context.fillText(text, right - width / 2, top + 1.12 * size);
  context.textAlign = 'left';
}
