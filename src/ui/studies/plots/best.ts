import { bestSoFar } from '../../../study/view/bestSoFar.ts';
import { firstRows, sortedRows } from '../../../study/view/rowOrder.ts';
import type { Palette } from '../../plots/draw/palette.ts';
import type { ViewColumn } from '../columns.ts';
import { across, type Axis, type Box, fitted, up } from '../draw/axes.ts';
import type { Pen } from '../draw/pen.ts';
import type { TrialsView } from './picture.ts';

/** The colour of what is best. */
export const bestColour = ({ series }: Palette): string => series[2] ?? '';

export interface Side {
  readonly axis: Axis;
  readonly numbers: Float64Array;
}

/** Trials of a study in some order, and what is best of them. */
interface Course {
  readonly rows: Uint32Array;
  readonly number: ViewColumn;
  readonly objective: ViewColumn;
}

/** Another study with the same objective. */
interface BesideCourse extends Course {
  readonly name: string;
  /** The greatest number of a trial. */
  readonly most: number;
  /** The best of the first trial and that of all. */
  readonly ends: readonly number[];
}

/** The studies that are drawn beside and have this objective. */
export function besideOf(
  { beside = [] }: TrialsView,
  { name }: ViewColumn,
): readonly BesideCourse[] {
  return beside.flatMap((one) => {
    const [number] = one.columns;
    const objective = one.columns.find((each) => each.role === 'objective' && each.name === name);
    if (number === undefined || objective === undefined || one.length === 0) return [];
    const rows = sortedRows(firstRows(one.length), number.numbers, 'up');
    const best = bestOf({ rows, objective });
    const ends = [
      best.find((value) => !Number.isNaN(value)) ?? Number.NaN,
      best.at(-1) ?? Number.NaN,
    ];
    const most = number.numbers[rows.at(-1) ?? 0] ?? 0;
    return [{ name: one.name, rows, number, objective, most, ends }];
  });
}

/** An axis on which other studies have room too. */
export function reaching(axis: Axis, beside: readonly BesideCourse[]): Axis {
  const ends = beside.flatMap((one) => one.ends).filter(Number.isFinite);
  const { min, max } = axis.range;
  return { ...axis, range: { min: Math.min(min, ...ends), max: Math.max(max, ...ends) } };
}

function bestOf({ rows, objective }: Pick<Course, 'rows' | 'objective'>): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = objective.numbers[rows[i] as number] as number;
  return bestSoFar(values, values.length, objective.direction ?? 'max');
}

/** A stair with a step for each trial that is better than all before it. */
export function bestLine(course: Course, box: Box, x: Axis, y: Axis): readonly number[] {
  const { rows, number } = course;
  const path: number[] = [];
  let before = Number.NaN;
  bestOf(course).forEach((value, i) => {
    if (value === before || Number.isNaN(value)) return;
    const left = across(box, x, number.numbers[rows[i] as number] as number);
    if (path.length > 0) path.push(left, path.at(-1) as number);
    path.push(left, up(box, y, value));
    before = value;
  });
  if (path.length > 0) path.push(box.left + box.width, path.at(-1) as number);
  return path;
}

const DASHES = [
  [6, 3],
  [2, 3],
  [9, 3, 2, 3],
] as const;

/** The best so far of other studies, and their names above. */
export function drawBeside(
  pen: Pen,
  beside: readonly BesideCourse[],
  box: Box,
  { x, y }: { readonly x: Axis; readonly y: Axis },
  palette: Palette,
): void {
  let right = box.left + box.width;
  beside.forEach((course, i) => {
    const stroke = {
      colour: palette.series[3 + (i % 3)] ?? palette.muted,
      width: 2,
      dash: DASHES[i % DASHES.length] ?? [],
    };
    pen.line(bestLine(course, box, x, y), stroke);
    const name = fitted(pen, course.name, box.width / 3);
    const left = right - pen.textWidth(name) - 24;
    if (left < box.left + box.width / 3) return;
    pen.line([left, box.top - 12, left + 18, box.top - 12], stroke);
    pen.text(name, left + 24, box.top - 12, { colour: palette.text });
    right = left - 14;
  });
}
