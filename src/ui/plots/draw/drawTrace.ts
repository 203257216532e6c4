import { isDense } from '../../../base/swings.ts';
import type { Palette } from './palette.ts';
import type { Trace } from './plotScene.ts';

export interface Placing {
  readonly across: (x: number) => number;
  readonly up: (y: number) => number;
  /** Pixels that the points lie on. */
  readonly width: number;
}

/** How lines of compared runs are broken. */
const DASHES: readonly (readonly number[])[] = [
  [6, 4],
  [2, 3],
  [10, 4, 2, 4],
  [4, 2],
  [14, 4],
  [2, 6],
];
const LINE_WIDTH = 1.6;
const VEIL = 0.45;
/** Further apart than this, each value of a line gets a dot. */
const DOTS_APART = 14;
/** Canvases draw nonsense at coordinates beyond some millions. */
const FARTHEST = 1e6;

export function dashOf(dash: number | null): readonly number[] {
  return dash === null ? [] : (DASHES[dash % DASHES.length] ?? []);
}

/** Draws one line, or steps, or points. */
export function drawTrace(
  context: CanvasRenderingContext2D,
  trace: Trace,
  { across, up, width }: Placing,
  palette: Palette,
): void {
  const { xs, ys, drawing } = trace;
  const ink = palette.series[trace.colour] ?? palette.text;
  const isMain = trace.dash === null;
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = LINE_WIDTH;
  // What goes up and down faster than can be seen is a veil: other curves are seen through it.
  const isVeil = drawing !== 'points' && isDense(ys, LINE_WIDTH, width);
  context.globalAlpha = isVeil ? VEIL : isMain ? 1 : 0.75;
  context.setLineDash([...dashOf(trace.dash)]);
  const y = (at: number) => {
    const value = up(ys[at] ?? 0);
    return Math.abs(value) < FARTHEST ? value : Math.sign(value) * FARTHEST;
  };
  const x = (at: number) => across(xs[at] ?? 0);
  const isGap = (at: number) => Number.isNaN(ys[at] ?? Number.NaN);
  const hasDots = drawing === 'points' || ys.length * DOTS_APART < width;
  const radius = drawing === 'points' ? 2 : 2.25;

  if (drawing !== 'points') {
    context.beginPath();
    for (let at = 0; at < ys.length; at++) {
      if (isGap(at)) continue;
      if (at === 0 || isGap(at - 1)) context.moveTo(x(at), y(at));
      else {
        if (drawing === 'steps') context.lineTo(x(at), y(at - 1));
        context.lineTo(x(at), y(at));
      }
    }
    context.stroke();
  }
  context.setLineDash([]);
  context.beginPath();
  for (let at = 0; at < ys.length; at++) {
    // A value between two gaps is no line, and would not be seen.
    const isAlone = (at === 0 || isGap(at - 1)) && (at === ys.length - 1 || isGap(at + 1));
    if (isGap(at) || !(hasDots || isAlone)) continue;
    context.moveTo(x(at) + radius, y(at));
    context.arc(x(at), y(at), radius, 0, 2 * Math.PI);
  }
  if (isMain) context.fill();
  else {
    context.lineWidth = 1;
    context.stroke();
  }
  context.globalAlpha = 1;
}
