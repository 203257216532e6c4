import type { Palette } from '../../plots/draw/palette.ts';
import { across, type Axis, axisOf, type Box, boxIn, drawAxes, placed, up } from '../draw/axes.ts';
import type { Pen } from '../draw/pen.ts';
import type { ViewColumn } from '../columns.ts';
import { besideOf, bestColour, bestLine, drawBeside, reaching, type Side } from './best.ts';
import { nearest, type Picture, type Sheet, type TrialsView } from './picture.ts';

/** Trials as points; the fewer there are, the larger and the fuller. */
function drawPoints(pen: Pen, path: readonly number[], palette: Palette): void {
  const count = path.length / 2;
  const [radius, alpha] = count > 3_000 ? [1.25, 0.4] : count > 400 ? [1.75, 0.55] : [2.75, 0.65];
  pen.dots(path, radius, { colour: palette.accent, alpha });
}

/** The best, and the one that is looked at. */
function drawMarks(pen: Pen, view: TrialsView, box: Box, x: Side, y: Side, palette: Palette): void {
  const place = (row: number): readonly number[] => {
    const left = across(box, x.axis, x.numbers[row] as number);
    const top = up(box, y.axis, y.numbers[row] as number);
    const isIn = Number.isFinite(left) && top >= box.top - 1 && top <= box.top + box.height + 1;
    return isIn && left >= box.left - 1 && left <= box.left + box.width + 1 ? [left, top] : [];
  };
  pen.dots(view.best.flatMap(place), 4, { colour: bestColour(palette) }, palette.surface);
  if (view.current < 0) return;
  pen.dots(place(view.current), 5.5, { colour: palette.text }, palette.surface);
}

/** An objective over the numbers of trials, with the best so far as a line. */
export function progressPicture(view: TrialsView, objective: ViewColumn, sheet: Sheet): Picture {
  const { width, height, palette } = sheet;
  const [number] = view.columns;
  if (number === undefined) return { draw: () => undefined };
  const box = boxIn(width, height);
  const beside = besideOf(view, objective);
  const last = Math.max(1, view.length - 1, ...beside.map(({ most }) => most));
  const over: Axis = {
    ...{ name: 'trial', range: { min: 0, max: last }, log: false, words: null, whole: true },
  };
  const x: Side = { axis: over, numbers: number.numbers };
  const y: Side = {
    axis: reaching(axisOf(objective, view.rows), beside),
    numbers: objective.numbers,
  };
  const points = placed(box, x, y, view.rows);
  return {
    draw(pen) {
      drawAxes(pen, box, x.axis, y.axis, palette);
      drawPoints(pen, points.path, palette);
      drawBeside(pen, beside, box, { x: over, y: y.axis }, palette);
      const line = bestLine({ rows: view.rows, number, objective }, box, over, y.axis);
      pen.line(line, { colour: bestColour(palette), width: 2 });
      drawMarks(pen, view, box, x, y, palette);
    },
    rowAt: (left, top) => nearest(points.path, points.rows, left, top),
  };
}

/** Any two columns over each other; where both are objectives, with the line of those that none beats. */
export function scatterPicture(
  view: TrialsView,
  columns: readonly [ViewColumn, ViewColumn],
  front: readonly number[] | null,
  sheet: Sheet,
): Picture {
  const { width, height, palette } = sheet;
  const box = boxIn(width, height);
  const [x, y] = columns.map((column): Side => {
    return { axis: axisOf(column, view.rows), numbers: column.numbers };
  }) as [Side, Side];
  const points = placed(box, x, y, view.rows);
  return {
    draw(pen) {
      drawAxes(pen, box, x.axis, y.axis, palette);
      drawPoints(pen, points.path, palette);
      if (front !== null) {
        const path: number[] = [];
        for (const row of front) {
          const left = across(box, x.axis, x.numbers[row] as number);
          // Between two of them only what both reach is sure.
          if (path.length > 0) path.push(left, path.at(-1) as number);
          path.push(left, up(box, y.axis, y.numbers[row] as number));
        }
        pen.line(path, { colour: bestColour(palette), width: 2 });
      }
      drawMarks(pen, front === null ? view : { ...view, best: front }, box, x, y, palette);
    },
    rowAt: (left, top) => nearest(points.path, points.rows, left, top),
  };
}
