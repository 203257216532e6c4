import { numberText } from '../../../base/numberText.ts';
import { contourOf, type Surface } from '../../../study/view/surface.ts';
import { valueIn } from '../../plots/draw/range.ts';
import type { ViewColumn } from '../columns.ts';
import { across, type Axis, axisOf, type Box, boxIn, drawAxes, placed, up } from '../draw/axes.ts';
import type { Pen } from '../draw/pen.ts';
import { rampOf, SHADES, shadeOf } from '../draw/ramp.ts';
import { bestColour } from './best.ts';
import { nearest, type Picture, type Sheet, type TrialsView } from './picture.ts';

/** Cells of a heat map along an axis of numbers. */
const CELLS = { x: 48, y: 32 };
const LEGEND = 84;

/** Where the cells of a heat map lie: values of a logarithmic axis by their logarithm. */
export function cellsOf(axis: Axis, numbers: Float64Array, side: 'x' | 'y') {
  const { range, log, words } = axis;
  const cells = words === null ? CELLS[side] : words.length;
  if (!log) return { numbers, ...range, cells };
  const [min, max] = [Math.log10(range.min), Math.log10(range.max)];
  return { numbers: numbers.map(Math.log10), min, max, cells };
}

/** A result over two arguments as colours, with lines of equal height and the trials as points. */
export function heatPicture(
  view: TrialsView,
  { x, y, z }: { readonly x: ViewColumn; readonly y: ViewColumn; readonly z: ViewColumn },
  surface: Surface | null,
  sheet: Sheet,
): Picture {
  const { width, height, palette } = sheet;
  const box = boxIn(width, height, LEGEND);
  const [over, beside] = [axisOf(x, view.rows), axisOf(y, view.rows)];
  const sides = [
    { axis: over, numbers: x.numbers },
    { axis: beside, numbers: y.numbers },
  ] as const;
  const points = placed(box, ...sides, view.rows);
  return {
    draw(pen) {
      const ramp = rampOf(palette);
      drawAxes(pen, box, over, beside, palette);
      if (surface !== null && surface.max >= surface.min) {
        drawCells(pen, surface, box, ramp);
        if (over.words === null && beside.words === null) drawHeights(pen, surface, box, sheet);
        drawLegend(pen, surface, z.title, box, ramp, sheet);
      }
      if (points.rows.length <= 2_000) {
        pen.dots(points.path, 1.5, { colour: palette.text, alpha: 0.6 });
      }
      const mark = (row: number) => [
        across(box, over, x.numbers[row] as number),
        up(box, beside, y.numbers[row] as number),
      ];
      pen.dots(view.best.flatMap(mark), 4.5, { colour: bestColour(palette) }, palette.surface);
      if (view.current < 0) return;
      pen.dots(mark(view.current), 5.5, { colour: palette.text }, palette.surface);
    },
    rowAt: (left, top) => nearest(points.path, points.rows, left, top),
  };
}

function drawCells(pen: Pen, surface: Surface, box: Box, ramp: readonly string[]): void {
  const { columns, rows, values, min, max } = surface;
  const [w, h] = [box.width / columns, box.height / rows];
  for (let row = 0; row < rows; row++) {
    const top = box.top + box.height - (row + 1) * h;
    // Neighbours of one shade are one rectangle.
    for (let from = 0; from < columns;) {
      const shade = shadeOf(values[row * columns + from] as number, min, max);
      let to = from + 1;
      while (to < columns && shadeOf(values[row * columns + to] as number, min, max) === shade)
        to++;
      const left = box.left + from * w;
      pen.rect(left, top, (to - from) * w + 0.5, h + 0.5, { colour: ramp[shade] ?? '' });
      from = to;
    }
  }
}

function drawHeights(pen: Pen, surface: Surface, box: Box, { palette }: Sheet): void {
  const { columns, rows, min, max } = surface;
  const [w, h] = [box.width / columns, box.height / rows];
  for (const share of [1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6]) {
    const path = contourOf(surface, min + share * (max - min)).flatMap(([x1, y1, x2, y2]) => [
      ...[box.left + (x1 + 0.5) * w, box.top + box.height - (y1 + 0.5) * h],
      ...[box.left + (x2 + 0.5) * w, box.top + box.height - (y2 + 0.5) * h],
      ...[Number.NaN, Number.NaN],
    ]);
    pen.line(path, { colour: palette.surface, alpha: 0.55 });
  }
}

function drawLegend(
  pen: Pen,
  { min, max }: Surface,
  name: string,
  box: Box,
  ramp: readonly string[],
  { palette, width }: Sheet,
): void {
  const left = box.left + box.width + 14;
  const step = box.height / SHADES;
  ramp.forEach((colour, i) => {
    pen.rect(left, box.top + box.height - (i + 1) * step, 10, step + 0.5, { colour });
  });
  pen.text(name, width - 6, box.top - 12, { colour: palette.muted, align: 'right' });
  for (const share of [0, 0.5, 1]) {
    const inset = share === 0 ? -6 : share === 1 ? 6 : 0;
    const text = numberText(valueIn({ min, max }, share), 3);
    const y = box.top + (1 - share) * box.height + inset;
    pen.text(text, left + 16, y, { colour: palette.muted });
  }
}
