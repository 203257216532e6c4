import { extremesOf } from '../../../base/extremes.ts';
import { isDense } from '../../../base/swings.ts';

/** Size of the little curve before a value, canvas units. */
export const CURVE = { width: 36, height: 10 };
const LINE = 1.2;
/** Width of what is told by its smallest and its largest value where a line would be a block. */
const COLUMN = 3;
const DOT = 1.6;

/** The smallest and the largest value of each of so many stretches; neighbours share a value. */
export function envelopeOf(
  values: readonly number[],
  columns: number,
): readonly { readonly low: number; readonly high: number }[] {
  const per = (values.length - 1) / columns;
  return Array.from({ length: columns }, (_, at) => {
    const end = Math.min(values.length, Math.ceil((at + 1) * per) + 1);
    const { low, high } = extremesOf(values, Math.floor(at * per), end);
    return { low: values[low] ?? 0, high: values[high] ?? 0 };
  });
}

/**
 * The latest values of an output as a little curve. One that goes up and down faster than can be seen is
 * drawn as what lies between its extremes, with a dot for the last value.
 */
export function drawSparkline(
  context: CanvasRenderingContext2D,
  colour: string,
  values: readonly number[],
  x: number,
  y: number,
): void {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // In halves: what lies between two numbers may be more than a number can be.
  const half = most / 2 - least / 2;
  if (values.length < 2 || !Number.isFinite(half)) return;
  const up = (value: number): number =>
    y - (half === 0 ? 0.5 : (value / 2 - least / 2) / half) * CURVE.height;
  context.save();
  context.strokeStyle = colour;
  context.fillStyle = colour;
  if (isDense(values, LINE, CURVE.width)) drawBand(context, values, x, up);
  else {
    const step = CURVE.width / (values.length - 1);
    context.lineWidth = LINE;
    context.beginPath();
    values.forEach((value, i) => context.lineTo(x + i * step, up(value)));
    context.stroke();
  }
  context.restore();
}

function drawBand(
  context: CanvasRenderingContext2D,
  values: readonly number[],
  x: number,
  up: (value: number) => number,
): void {
  const envelope = envelopeOf(values, CURVE.width / COLUMN);
  const middle = (at: number): number => x + (at + 0.5) * COLUMN;
  const highs = new Path2D();
  const lows = new Path2D();
  const band = new Path2D();
  envelope.forEach(({ low, high }, at) => {
    highs.lineTo(middle(at), up(high));
    lows.lineTo(middle(at), up(low));
    band.lineTo(middle(at), up(high));
  });
  envelope.toReversed().forEach(({ low }, at) => {
    band.lineTo(middle(envelope.length - 1 - at), up(low));
  });
  context.globalAlpha = 0.22;
  context.fill(band);
  context.globalAlpha = 1;
  context.lineWidth = 0.8;
  context.stroke(highs);
  context.stroke(lows);
  context.beginPath();
  context.arc(x + CURVE.width - DOT, up(values.at(-1) ?? 0), DOT, 0, 2 * Math.PI);
  context.fill();
}
