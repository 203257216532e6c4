import { drawTrace } from './drawTrace.ts';
import type { Palette } from './palette.ts';
import { type Axis, type Box, boxOfScene, FRAME, type Lane, type PlotScene } from './plotScene.ts';
import { positionIn } from './range.ts';
import { logTicksIn, logTickTexts, ticksIn, tickTexts } from './ticks.ts';

/** Pixels that a tick has at least for itself. */
const TICK_HEIGHT = 34;
const TICK_WIDTH = 88;
const FONT_SIZE = 12;

type Context = CanvasRenderingContext2D;

/** Draws a scene with its upper left corner at the context's origin, on a ground that is there. */
export function drawPlot(context: Context, scene: PlotScene, palette: Palette): void {
  const box = boxOfScene(scene);
  context.font = `${FONT_SIZE}px ${palette.font}`;
  context.lineJoin = 'round';
  drawXAxis(context, scene, box, palette);
  drawValueAxis(context, scene.left, box, palette, 'left');
  if (scene.right !== null) drawValueAxis(context, scene.right, box, palette, 'right');
  context.save();
  context.beginPath();
  context.rect(box.left, box.top - 1, box.width, box.height + 2);
  context.clip();
  for (const trace of scene.traces) {
    const axis = trace.side === 'right' ? (scene.right ?? scene.left) : scene.left;
    const across = (x: number) => box.left + positionIn(scene.x.range, x) * box.width;
    const up = (y: number) => box.top + (1 - positionIn(axis.range, y, axis.log)) * box.height;
    drawTrace(context, trace, { across, up, width: box.width }, palette);
  }
  context.restore();
  scene.lanes.forEach((lane, row) => drawLane(context, lane, row, scene, box, palette));
}

/** On whole device pixels, so that thin lines are sharp. */
const sharp = (at: number) => Math.round(at) + 0.5;

function rule(context: Context, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

function drawXAxis(context: Context, { x, height }: PlotScene, box: Box, palette: Palette): void {
  const ticks = ticksIn(x.range, box.width / TICK_WIDTH, x.field === null);
  const texts = tickTexts(ticks);
  const baseline = height - FRAME.bottom / 2 + 1;
  const bottom = height - FRAME.bottom;
  const name = x.field ?? 'step';
  context.lineWidth = 1;
  context.strokeStyle = palette.border;
  context.fillStyle = palette.muted;
  context.textBaseline = 'middle';
  // The name stands at the end of the axis; numbers that would touch it are left out.
  const end = box.left + box.width;
  const room = end - context.measureText(name).width - 12;
  context.textAlign = 'right';
  context.fillText(name, end, baseline);
  context.textAlign = 'center';
  ticks.forEach((tick, at) => {
    const left = sharp(box.left + positionIn(x.range, tick) * box.width);
    rule(context, left, box.top, left, bottom);
    const text = texts[at] ?? '';
    if (left + context.measureText(text).width / 2 < room) context.fillText(text, left, baseline);
  });
}

function drawValueAxis(
  context: Context,
  { range, log, isBoolean }: Axis,
  box: Box,
  palette: Palette,
  side: 'left' | 'right',
): void {
  const most = Math.max(2, box.height / TICK_HEIGHT);
  const ticks = isBoolean ? truths(range) : log ? logTicksIn(range, most) : ticksIn(range, most);
  const isWide = range.max / range.min >= 10;
  const texts = isBoolean
    ? ticks.map((tick) => (tick === 0 ? 'false' : 'true'))
    : log && isWide
      ? logTickTexts(ticks)
      : tickTexts(ticks);
  context.fillStyle = palette.muted;
  context.textBaseline = 'middle';
  context.textAlign = side === 'left' ? 'right' : 'left';
  const x = side === 'left' ? box.left - 8 : box.left + box.width + 8;
  ticks.forEach((tick, at) => {
    const y = sharp(box.top + (1 - positionIn(range, tick, log)) * box.height);
    context.strokeStyle = palette.border;
    // The grid is the left axis'; ticks of the right one are short.
    if (side === 'left') rule(context, box.left, y, box.left + box.width, y);
    else rule(context, box.left + box.width, y, box.left + box.width + 4, y);
    context.fillText(texts[at] ?? '', x, y);
  });
}

function truths({ min, max }: { readonly min: number; readonly max: number }): readonly number[] {
  return [0, 1].filter((value) => value >= min && value <= max);
}

/** Shades of a strip's colour that neighbouring texts have. */
const SHADES = ['38', '1f', '52', '2b'];

function drawLane(
  context: Context,
  { bands, colour, dash }: Lane,
  row: number,
  scene: PlotScene,
  box: Box,
  palette: Palette,
): void {
  const top = box.top + box.height + 6 + row * FRAME.lane;
  const height = FRAME.lane - 4;
  const ink = palette.series[colour] ?? palette.text;
  const across = (x: number) => box.left + positionIn(scene.x.range, x) * box.width;
  const shades = new Map<string, string>();
  context.save();
  context.beginPath();
  context.rect(box.left, top, box.width, height);
  context.clip();
  context.globalAlpha = dash === null ? 1 : 0.6;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const { from, to, text } of bands) {
    const [left, right] = [Math.max(box.left, across(from)), across(to)];
    const shade = shades.get(text ?? '') ?? SHADES[shades.size % SHADES.length] ?? '';
    shades.set(text ?? '', shade);
    context.fillStyle = text === null ? palette.axis : `${ink}${shade}`;
    context.fillRect(left, top, Math.max(1, right - left - 1), height);
    if (text === null) continue;
    context.fillStyle = palette.text;
    const shown = fitting(context, text, right - left - 12);
    context.fillText(shown, left + 6, top + height / 2 + 0.5);
  }
  context.restore();
  context.fillStyle = ink;
  context.fillRect(box.left - 6, top, 3, height);
}

/** As much of a text as fits; nothing where not even a few letters do. */
function fitting(context: Context, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  const share = Math.floor((text.length * width) / context.measureText(text).width) - 1;
  return share < 2 ? '' : `${text.slice(0, share)}…`;
}
