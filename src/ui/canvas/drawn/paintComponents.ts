import type { ComponentView, Hue } from '../graph.ts';
import { eventLabel } from '../graph.ts';
import { HEADER, labelRoom, portOffset, ROW } from '../nodeLayout.ts';
import { fitText, textWidth } from '../../../base/textWidth.ts';
import { glyphOf } from './glyphs.ts';
import type { Inks } from './inks.ts';

/** Zooms from which on a component is drawn as a card with its name, and with all that it shows. */
const CARDS = 0.16;
const EVERYTHING = 0.5;
const RADIUS = 9;
/** A name on a card that is looked at from afar has this size on the screen, within limits. */
const FAR_NAME = 11;

export interface PaintOptions {
  readonly inks: Inks;
  /** Screen pixels per unit. */
  readonly zoom: number;
  readonly selected: ReadonlySet<string>;
}

type Context = CanvasRenderingContext2D;

/** Draws components as their elements look, or as much of them as can be seen at this zoom. */
export function paintComponents(
  context: Context,
  views: readonly ComponentView[],
  options: PaintOptions,
): void {
  const { zoom, selected, inks } = options;
  if (zoom < CARDS) paintBlocks(context, views, inks);
  else {
    const paint = zoom < EVERYTHING ? paintCard : paintWhole;
    const glyphs = new Map<Hue, Path2D>();
    for (const view of views) paint(context, view, options, glyphs);
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
    context.fillStyle = inks.hues[hue].block;
    context.fill();
  }
  const wrong = views.filter(({ errors }) => errors > 0);
  if (wrong.length === 0) return;
  context.beginPath();
  for (const { position, size } of wrong)
    context.rect(position.x + size.width - 36, position.y, 36, 36);
  context.fillStyle = inks.badSolid;
  context.fill();
}

/** The colour of a component's category; of one that is switched off none. */
function hueOf({ hue, disabled }: ComponentView, inks: Inks): string {
  return disabled ? inks.border : inks.hues[hue].hue;
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
  const isUnknown = view.hue === 'unknown';
  outline(context, view, isUnknown ? 0 : 0.5);
  context.fillStyle = isUnknown || view.disabled ? inks.sunken : inks.surface;
  context.fill();
  const { position, size } = view;
  if (!view.disabled) {
    context.beginPath();
    context.roundRect(position.x, position.y, size.width, HEADER, [RADIUS, RADIUS, 0, 0]);
    context.fillStyle = inks.hues[view.hue].header;
    context.fill();
  }
  outline(context, view, isUnknown ? 0 : 0.5);
  context.strokeStyle = inks.border;
  context.lineWidth = Math.max(1, 0.75 / zoom);
  if (isUnknown) context.setLineDash([5, 4]);
  context.stroke();
  if (isUnknown) context.setLineDash([]);
}

/** From afar: the card and its name, as large as there is room. */
function paintCard(context: Context, view: ComponentView, options: PaintOptions): void {
  paintBody(context, view, options);
  const { inks, zoom } = options;
  const { position, size } = view;
  context.fillStyle = hueOf(view, inks);
  context.fillRect(position.x, position.y + 8, 6, size.height - 16);
  const fontSize = Math.min(FAR_NAME / zoom, 34);
  const room = size.width - 32;
  const text = fitText(view.title, fontSize, room, 'semibold');
  if (text.length >= Math.min(3, view.title.length)) {
    context.font = `600 ${fontSize}px ${inks.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = view.disabled ? inks.textMuted : inks.text;
    context.fillText(text, position.x + size.width / 2, position.y + size.height / 2);
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
  }
  paintBadge(context, view, inks);
}

function paintWhole(
  context: Context,
  view: ComponentView,
  options: PaintOptions,
  glyphs: Map<Hue, Path2D>,
): void {
  paintBody(context, view, options);
  paintHeader(context, view, options.inks, glyphs);
  paintPorts(context, view, options.inks);
  paintHeadline(context, view, options.inks);
  paintBadge(context, view, options.inks);
}

function paintHeader(
  context: Context,
  view: ComponentView,
  inks: Inks,
  glyphs: Map<Hue, Path2D>,
): void {
  const { x, y } = view.position;
  const { tile } = inks.hues[view.hue];
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

function paintPorts(context: Context, view: ComponentView, inks: Inks): void {
  const { x, y } = view.position;
  const { width } = view.size;
  const firstEvent = Math.max(view.inputs.length, view.outputs.length);
  const dots = new Path2D();
  const label = (text: string, row: number, isInput: boolean): void => {
    const at = y + HEADER + row * ROW + 16;
    if (isInput) context.fillText(text, x + 14, at);
    else context.fillText(text, x + width - 14 - textWidth(text, 12, 'regular'), at);
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
  context.font = `400 12px ${inks.font}`;
  context.fillStyle = inks.textSecondary;
  view.inputs.forEach((field, row) => {
    label(fitText(field, 12, labelRoom(width, view.outputs[row] ?? '')), row, true);
    dot(row, x);
  });
  view.outputs.forEach((field, row) => {
    label(fitText(field, 12, labelRoom(width, view.inputs[row] ?? '')), row, false);
    dot(row, x + width);
  });
  context.font = `italic 400 12px ${inks.font}`;
  context.fillStyle = inks.textMuted;
  view.inputEvents.forEach((type, i) => {
    label(eventLabel(type), firstEvent + i, true);
    diamond(firstEvent + i, x);
  });
  view.outputEvents.forEach((type, i) => {
    label(eventLabel(type), firstEvent + i, false);
    diamond(firstEvent + i, x + width);
  });
  context.fillStyle = inks.surface;
  context.fill(dots);
  context.strokeStyle = hueOf(view, inks);
  context.lineWidth = 2;
  context.stroke(dots);
}

function paintHeadline(context: Context, view: ComponentView, inks: Inks): void {
  const { position, size } = view;
  let x = position.x + 12;
  const y = position.y + size.height - 12;
  const end = position.x + size.width - 12;
  for (const { label, value } of view.headline) {
    const name = fitText(label, 12, end - x);
    context.font = `400 12px ${inks.font}`;
    context.fillStyle = inks.textMuted;
    context.fillText(name, x, y);
    x += textWidth(`${name} `, 12, 'regular');
    if (x >= end - 8) return;
    const shown = fitText(value, 12, end - x);
    context.font = `500 12px ${inks.font}`;
    context.fillStyle = inks.text;
    context.fillText(shown, x, y);
    x += textWidth(shown, 12, 'regular') + 12;
    if (x >= end - 8) return;
  }
}

function paintBadge(context: Context, view: ComponentView, inks: Inks): void {
  const problems = view.errors + view.warnings;
  if (problems === 0) return;
  const text = String(problems);
  const width = Math.max(18, textWidth(text, 12, 'semibold') + 10);
  const right = view.position.x + view.size.width + 8;
  const top = view.position.y - 8;
  context.beginPath();
  context.roundRect(right - width, top, width, 18, 9);
  context.fillStyle = view.errors > 0 ? inks.badSolid : inks.warningSolid;
  context.fill();
  context.font = `600 12px ${inks.font}`;
  context.fillStyle = inks.onSolid;
  context.textAlign = 'center';
  context.fillText(text, right - width / 2, top + 13.4);
  context.textAlign = 'left';
}
