import type { Palette } from './palette.ts';
import { boxOfScene, FRAME, type PlotScene, type Trace } from './plotScene.ts';
import { positionIn } from './range.ts';
import { tickTexts } from './ticks.ts';

/** A rectangle that is being drawn to zoom into, in pixels. */
export interface Selection {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** What it spans, in words. */
  readonly text: string;
}

/** Draws what lies over a plot: the line at the cursor, a dot on each line, a selection. */
export function drawCursor(
  context: CanvasRenderingContext2D,
  scene: PlotScene,
  palette: Palette,
  step: number | null,
  selection: Selection | null,
): void {
  context.font = `12px ${palette.font}`;
  if (selection !== null) drawSelection(context, scene, palette, selection);
  if (step === null) return;
  const box = boxOfScene(scene);
  const x = scene.x.field === null ? step : null;
  if (x !== null && (x < scene.x.range.min || x > scene.x.range.max)) return;
  if (x !== null) {
    const left = box.left + positionIn(scene.x.range, x) * box.width;
    context.strokeStyle = palette.axis;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(Math.round(left) + 0.5, box.top);
    context.lineTo(Math.round(left) + 0.5, scene.height - FRAME.bottom);
    context.stroke();
    label(context, scene, palette, String(step), left);
  }
  for (const trace of scene.traces) drawDot(context, scene, trace, palette, step);
}

/** A number on the horizontal axis, over the ticks. */
function label(
  context: CanvasRenderingContext2D,
  { height, width }: PlotScene,
  palette: Palette,
  text: string,
  at: number,
): void {
  const half = context.measureText(text).width / 2 + 6;
  const middle = Math.min(width - half - 2, Math.max(half + 2, at));
  const top = height - FRAME.bottom + 4;
  context.fillStyle = palette.text;
  context.beginPath();
  context.roundRect(middle - half, top, half * 2, 19, 4);
  context.fill();
  context.fillStyle = palette.surface;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, middle, top + 10);
}

function drawDot(
  context: CanvasRenderingContext2D,
  scene: PlotScene,
  trace: Trace,
  palette: Palette,
  step: number,
): void {
  const at = placeOf(trace, step);
  const [x, y] = [trace.xs[at] ?? Number.NaN, trace.ys[at] ?? Number.NaN];
  if (Number.isNaN(x) || Number.isNaN(y)) return;
  const box = boxOfScene(scene);
  const axis = trace.side === 'right' ? (scene.right ?? scene.left) : scene.left;
  const left = box.left + positionIn(scene.x.range, x) * box.width;
  const top = box.top + (1 - positionIn(axis.range, y, axis.log)) * box.height;
  const isOut = left < box.left - 1 || left > box.left + box.width + 1;
  if (isOut || top < box.top - 1 || top > box.top + box.height + 1) return;
  context.beginPath();
  context.arc(left, top, 4, 0, 2 * Math.PI);
  context.fillStyle = trace.dash === null ? (palette.series[trace.colour] ?? '') : palette.surface;
  context.strokeStyle =
    trace.dash === null ? palette.surface : (palette.series[trace.colour] ?? '');
  context.lineWidth = 1.5;
  context.fill();
  context.stroke();
}

/** The place of the last point at or before a step; -1 before the first and after the last. */
export function placeOf({ steps }: Pick<Trace, 'steps'>, step: number): number {
  if (step > (steps.at(-1) ?? -1)) return -1;
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function drawSelection(
  context: CanvasRenderingContext2D,
  scene: PlotScene,
  palette: Palette,
  { left, top, width, height, text }: Selection,
): void {
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.14;
  context.fillRect(left, top, width, height);
  context.globalAlpha = 1;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.strokeRect(Math.round(left) + 0.5, Math.round(top) + 0.5, width, height);
  const half = context.measureText(text).width / 2 + 6;
  const middle = Math.min(scene.width - half - 2, Math.max(half + 2, left + width / 2));
  context.fillStyle = palette.accent;
  context.beginPath();
  context.roundRect(middle - half, top + 4, half * 2, 19, 4);
  context.fill();
  context.fillStyle = palette.surface;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, middle, top + 14);
}

/** How far a range reaches, for a person: as many digits as make sense for its width. */
export function spanText(min: number, max: number): string {
  const [from = '', to = ''] = tickTexts([min, max].map((x) => Number(x.toPrecision(4))));
  return `${from} to ${to}`;
}
