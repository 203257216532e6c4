import type { Work } from '../../base/work.ts';

/** The result over two arguments, as a grid of cells. */
export interface Surface {
  readonly columns: number;
  readonly rows: number;
  /** Estimated result in the middle of each cell, rows from the smallest y up; NaN where nothing is known. */
  readonly values: Float64Array;
  /** How many trials lie in each cell. */
  readonly counts: Uint32Array;
  readonly min: number;
  readonly max: number;
}

export interface SurfaceAxis {
  readonly numbers: Float64Array;
  readonly min: number;
  readonly max: number;
  readonly cells: number;
}

/**
 * A result over two arguments from trials that lie anywhere: the mean of those within a cell, and between
 * them the mean of all, weighted by the inverse fourth power of their distance in cells (D. Shepard, A
 * two-dimensional interpolation function for irregularly-spaced data, 1968).
 */
export function* surfaceOf(
  x: SurfaceAxis,
  y: SurfaceAxis,
  result: Float64Array,
  trials: Uint32Array,
): Work<Surface> {
  const sums = new Float64Array(x.cells * y.cells);
  const counts = new Uint32Array(x.cells * y.cells);
  for (const trial of trials) {
    const value = result[trial] as number;
    const [column, row] = [cellOf(x, trial), cellOf(y, trial)];
    if (column < 0 || row < 0 || !Number.isFinite(value)) continue;
    const at = row * x.cells + column;
    sums[at] = (sums[at] as number) + value;
    counts[at] = (counts[at] as number) + 1;
  }
  yield;
  const known: number[] = [];
  counts.forEach((count, at) => {
    if (count > 0) known.push(at);
  });
  const values = new Float64Array(sums.length).fill(Number.NaN);
  for (const at of known) values[at] = (sums[at] as number) / (counts[at] as number);
  for (let row = 0; row < y.cells && known.length > 0; row++) {
    for (let column = 0; column < x.cells; column++) {
      const at = row * x.cells + column;
      if (counts[at] === 0) values[at] = between(column, row, x.cells, known, values, counts);
    }
    yield;
  }
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { columns: x.cells, rows: y.cells, values, counts, min, max };
}

function between(
  column: number,
  row: number,
  columns: number,
  known: readonly number[],
  values: Float64Array,
  counts: Uint32Array,
): number {
  let [sum, weights] = [0, 0];
  for (const at of known) {
    if (counts[at] === 0) continue;
    const across = (at % columns) - column;
    const up = Math.floor(at / columns) - row;
    const weight = 1 / (across * across + up * up) ** 2;
    sum += weight * (values[at] as number);
    weights += weight;
  }
  return sum / weights;
}

function cellOf({ numbers, min, max, cells }: SurfaceAxis, trial: number): number {
  const value = numbers[trial] as number;
  if (!(value >= min && value <= max)) return -1;
  if (max === min) return 0;
  return Math.min(cells - 1, Math.floor(((value - min) / (max - min)) * cells));
}

/** A piece of a line along which a surface has one value; in cells, from the middle of the first. */
export type Piece = readonly [x1: number, y1: number, x2: number, y2: number];

/**
 * The line along which a surface has a value (marching squares; W. E. Lorensen and H. E. Cline, Marching
 * cubes, 1987, in two dimensions). At a saddle the mean of the corners decides.
 */
export function contourOf({ columns, rows, values }: Surface, level: number): readonly Piece[] {
  const pieces: Piece[] = [];
  const at = (column: number, row: number) => values[row * columns + column] as number;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const [a, b] = [at(column, row), at(column + 1, row)];
      const [c, d] = [at(column + 1, row + 1), at(column, row + 1)];
      const cut = (p: number, q: number) => (level - p) / (q - p);
      const sides = [
        { isCut: a > level !== b > level, x: column + cut(a, b), y: row },
        { isCut: b > level !== c > level, x: column + 1, y: row + cut(b, c) },
        { isCut: d > level !== c > level, x: column + cut(d, c), y: row + 1 },
        { isCut: a > level !== d > level, x: column, y: row + cut(a, d) },
      ].filter(({ isCut }) => isCut);
      const isSaddle = sides.length === 4;
      const order =
        isSaddle && (a + b + c + d) / 4 > level === a > level ? [0, 1, 2, 3] : [3, 0, 1, 2];
      for (let i = 0; i + 1 < sides.length; i += 2) {
        const one = sides[isSaddle ? (order[i] as number) : i];
        const other = sides[isSaddle ? (order[i + 1] as number) : i + 1];
        if (one && other) pieces.push([one.x, one.y, other.x, other.y]);
      }
    }
  }
  return pieces;
}
