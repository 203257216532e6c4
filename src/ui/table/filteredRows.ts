import { lastStep, type StepGrid } from '../plots/series/stepGrid.ts';
import type { CellFilter } from './cellFilter.ts';
import { type TableColumn, valueAt } from './tableColumns.ts';

/** How many rows of a table a column has values for by now: what comes later is looked at then. */
function rowsOf({ column: { series } }: ColumnFilter, { first, stride }: StepGrid): number {
  if (series === undefined || series.length === 0) return 0;
  return Math.floor((lastStep(series) - first) / stride) + 1;
}

/** Rows that are looked at in one go; the page stays alive in between. */
const ROWS_AT_ONCE = 100_000;

export interface ColumnFilter {
  readonly column: TableColumn;
  readonly passes: CellFilter;
}

/**
 * The rows that filters let through, found bit by bit: a table of millions of rows is not read again
 * with every batch of values, and never all in one go.
 */
export class FilteredRows {
  #rows = new Uint32Array(1024);
  #count = 0;
  #looked = 0;
  #version = 0;
  /** What the rows found so far hold for. */
  #basis: readonly unknown[] = [];

  /** Looks at more rows. True when there are still some to look at. */
  look(grid: StepGrid, filters: readonly ColumnFilter[]): boolean {
    this.#begin([
      ...[grid.first, grid.stride],
      ...filters.flatMap(({ column, passes }) => [
        passes,
        column.series?.source ?? column.series?.values,
      ]),
    ]);
    const rows = filters.reduce((least, one) => Math.min(least, rowsOf(one, grid)), grid.rows);
    const end = Math.min(rows, this.#looked + ROWS_AT_ONCE);
    for (let row = this.#looked; row < end; row++) {
      const step = grid.first + row * grid.stride;
      const isIn = filters.every(({ column, passes }) => {
        const value = valueAt(column.series, step);
        return value !== undefined && passes(value);
      });
      if (isIn) this.#add(row);
    }
    this.#looked = Math.max(this.#looked, end);
    return end < rows;
  }

  /** Changes whenever other rows are found. */
  get version(): number {
    return this.#version;
  }

  /** How many rows were found. */
  get count(): number {
    return this.#count;
  }

  /** The row of the whole table that is at a place among those found. */
  rowAt(place: number): number {
    return this.#rows[place] ?? 0;
  }

  /** The place of the first row found that is at or after a row of the whole table. */
  placeOf(row: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #begin(basis: readonly unknown[]): void {
    const isSame =
      basis.length === this.#basis.length && basis.every((one, at) => one === this.#basis[at]);
    if (isSame) return;
    this.#basis = basis;
    this.#version += 1;
    this.#count = 0;
    this.#looked = 0;
  }

  #add(row: number): void {
    if (this.#count === this.#rows.length) {
      const larger = new Uint32Array(this.#rows.length * 2);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows[this.#count] = row;
    this.#count += 1;
    this.#version += 1;
  }
}
