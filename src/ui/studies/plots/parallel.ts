import { firstRows } from '../../../study/view/rowOrder.ts';
import { positionIn, positionsIn, valueIn } from '../../plots/draw/range.ts';
import type { ViewColumn } from '../columns.ts';
import { type Axis, axisOf, fitted, ticksOf } from '../draw/axes.ts';
import type { Pen } from '../draw/pen.ts';
import { rampOf, SHADES, shadeOf } from '../draw/ramp.ts';
import { bestColour } from './best.ts';
import type { AxisPlace, Picture, Sheet, TrialsView } from './picture.ts';

const FRAME = { side: 56, top: 40, bottom: 12 };
/** More trials than this are drawn as bundles, so that a picture takes the same time for any number. */
const MOST_LINES = 1_500;
/** Places on an axis between which bundles go. */
const LEVELS = 48;
const BRUSH = 10;
const REACH = 8;

interface Placed extends AxisPlace {
  readonly axis: Axis;
  /** 0 at the bottom of the axis, 1 at its top. */
  readonly positionOf: (row: number) => number;
}

/** Arguments and objectives as axes beside each other, each trial a line through all of them. */
export function parallelPicture(
  view: TrialsView,
  colour: ViewColumn | null,
  sheet: Sheet,
): Picture {
  const { width, height, palette } = sheet;
  const shown = view.columns.filter(({ role }) => role === 'argument' || role === 'objective');
  const all = firstRows(view.length);
  const top = FRAME.top;
  const tall = Math.max(1, height - FRAME.top - FRAME.bottom);
  const gap = shown.length > 1 ? (width - 2 * FRAME.side) / (shown.length - 1) : 0;
  const axes = shown.map((column, i): Placed => {
    const axis = axisOf(column, all);
    const { range, log } = axis;
    const position = positionsIn(range, log);
    return {
      ...{ column, axis, top, height: tall, left: Math.round(FRAME.side + i * gap) },
      valueAt: (y) => valueIn(range, 1 - (y - top) / tall, log),
      positionOf: (row) => position(column.numbers[row] as number),
    };
  });
  const y = (position: number) => top + (1 - position) * tall;
  return {
    axes,
    draw(pen) {
      const ramp = rampOf(palette);
      const shades = shadesOf(view, colour);
      if (view.rows.length <= MOST_LINES) drawLines(pen, view.rows, axes, shades, ramp, y);
      else drawBundles(pen, view.rows, axes, shades, ramp, y);
      const line = (row: number, ink: string, thick: number): void => {
        const path = axes.flatMap((axis) => [axis.left, y(axis.positionOf(row))]);
        pen.line(path, { colour: palette.surface, width: thick + 2 });
        pen.line(path, { colour: ink, width: thick });
      };
      for (const row of view.best.slice(0, 30)) line(row, bestColour(palette), 1.75);
      if (view.current >= 0) line(view.current, palette.text, 2.25);
      for (const axis of axes) drawAxis(pen, axis, view, gap, sheet);
    },
    rowAt: (left, up) => lineAt(view.rows, axes, left, up, y),
  };
}

/** How strong each row is drawn: by the objective, the better the stronger. */
function shadesOf({ rows }: TrialsView, colour: ViewColumn | null): (row: number) => number {
  if (colour === null) return () => Math.floor(SHADES / 2);
  const { range } = axisOf(colour, rows);
  const sign = colour.direction === 'min' ? -1 : 1;
  const [low, high] = sign < 0 ? [-range.max, -range.min] : [range.min, range.max];
  return (row) => shadeOf(sign * (colour.numbers[row] as number), low, high);
}

function drawLines(
  pen: Pen,
  rows: Uint32Array,
  axes: readonly Placed[],
  shades: (row: number) => number,
  ramp: readonly string[],
  y: (position: number) => number,
): void {
  const paths: number[][] = ramp.map(() => []);
  for (const row of rows) {
    const path = paths[shades(row)];
    if (path === undefined) continue;
    for (const axis of axes) path.push(axis.left, y(axis.positionOf(row)));
    path.push(Number.NaN, Number.NaN);
  }
  const alpha = rows.length > 200 ? 0.3 : 0.6;
  paths.forEach((path, i) => pen.line(path, { colour: ramp[i] ?? '', alpha }));
}

/** Between two axes, one line for all trials that go from one place to another. */
function drawBundles(
  pen: Pen,
  rows: Uint32Array,
  axes: readonly Placed[],
  shades: (row: number) => number,
  ramp: readonly string[],
  y: (position: number) => number,
): void {
  const places = axes.map((axis) => levelsOf(rows, axis));
  const strength = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at++) strength[at] = shades(rows[at] as number);
  const paths: number[][] = ramp.map(() => []);
  for (let i = 0; i + 1 < axes.length; i++) {
    const [a, b] = [axes[i], axes[i + 1]] as [Placed, Placed];
    const sums = new Float64Array(LEVELS * LEVELS);
    const counts = new Uint32Array(LEVELS * LEVELS);
    const [starts, ends] = [places[i], places[i + 1]] as [Uint8Array, Uint8Array];
    for (let at = 0; at < rows.length; at++) {
      const from = starts[at] as number;
      const to = ends[at] as number;
      if (from >= LEVELS || to >= LEVELS) continue;
      const bundle = from * LEVELS + to;
      counts[bundle] = (counts[bundle] as number) + 1;
      sums[bundle] = (sums[bundle] as number) + (strength[at] as number);
    }
    counts.forEach((count, bundle) => {
      if (count === 0) return;
      const shade = Math.round((sums[bundle] as number) / count);
      const [from, to] = [Math.floor(bundle / LEVELS), bundle % LEVELS];
      paths[shade]?.push(
        ...[a.left, y(from / (LEVELS - 1)), b.left, y(to / (LEVELS - 1))],
        ...[Number.NaN, Number.NaN],
      );
    });
  }
  paths.forEach((path, i) => pen.line(path, { colour: ramp[i] ?? '', alpha: 0.35 }));
}

/** The place of each row on an axis; 255 where it has none. */
function levelsOf(rows: Uint32Array, { positionOf }: Placed): Uint8Array {
  const levels = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const position = positionOf(rows[at] as number);
    levels[at] = Number.isFinite(position) ? Math.round(position * (LEVELS - 1)) : 255;
  }
  return levels;
}

function drawAxis(
  pen: Pen,
  { axis, column, left, top, height }: Placed,
  { brushes }: TrialsView,
  gap: number,
  { palette, width }: Sheet,
): void {
  pen.line([left + 0.5, top, left + 0.5, top + height], { colour: palette.axis });
  const [isFirst, isLast] = [left <= FRAME.side, left >= width - FRAME.side - 1];
  const align = isFirst && !isLast ? 'left' : isLast && !isFirst ? 'right' : 'center';
  const room =
    (gap === 0 ? width : gap) * (align === 'center' ? 0.92 : 0.6) +
    (isFirst || isLast ? FRAME.side - 8 : 0);
  const start = isFirst ? 8 : isLast ? width - 8 : left;
  pen.text(fitted(pen, axis.name, room), start, top - 26, { colour: palette.text, align });
  for (const { at, text } of ticksOf(axis, Math.max(2, height / 36))) {
    const y = top + (1 - positionIn(axis.range, at, axis.log)) * height;
    pen.line([left - 3, y, left + 3, y], { colour: palette.axis });
    const shown = fitted(pen, text, Math.min(52, gap === 0 ? 52 : gap - 12));
    const end = left - 6 - pen.textWidth(shown);
    pen.rect(end - 2, y - 7, left - 6 - end + 4, 14, { colour: palette.surface, alpha: 0.75 });
    pen.text(shown, left - 6, y, { colour: palette.muted, align: 'right' });
  }
  const brush = brushes.get(column.name);
  if (brush === undefined) return;
  const [from, to] = brush.map((value) => {
    const position = positionIn(axis.range, value, axis.log);
    return top + (1 - Math.max(0, Math.min(1, position))) * height;
  }) as [number, number];
  pen.rect(left - BRUSH / 2, to, BRUSH, from - to, { colour: palette.accent, alpha: 0.35 });
  for (const y of [from, to]) {
    pen.line([left - BRUSH / 2, y, left + BRUSH / 2, y], { colour: palette.accent, width: 2 });
  }
}

/** The row whose line passes nearest, between the two axes that a place lies between. */
function lineAt(
  rows: Uint32Array,
  axes: readonly Placed[],
  x: number,
  top: number,
  y: (position: number) => number,
): number {
  const i = axes.findIndex(({ left }, at) => x >= left && x < (axes[at + 1]?.left ?? -1));
  const [a, b] = [axes[i], axes[i + 1]];
  if (a === undefined || b === undefined) return -1;
  const share = (x - a.left) / (b.left - a.left);
  let [least, found] = [REACH, -1];
  for (const row of rows) {
    const height = y(a.positionOf(row) * (1 - share) + b.positionOf(row) * share);
    const distance = Math.abs(height - top);
    if (distance < least) [least, found] = [distance, row];
  }
  return found;
}
