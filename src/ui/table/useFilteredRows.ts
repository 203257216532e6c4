import { useEffect, useState } from 'react';
import type { StepGrid } from '../plots/series/stepGrid.ts';
import { type ColumnFilter, FilteredRows } from './filteredRows.ts';

/** Rows of a table as they show: all of them, or those that filters let through. */
export interface ShownRows {
  readonly count: number;
  /** The row of the whole table at a place among those that show. */
  readonly rowAt: (place: number) => number;
  /** The place of the first row that shows at or after a row of the whole table. */
  readonly placeOf: (row: number) => number;
}

/** Looks for the rows that filters let through, a part in each frame while there are more. */
export function useFilteredRows(grid: StepGrid, filters: readonly ColumnFilter[]): ShownRows {
  const [found] = useState(() => new FilteredRows());
  const [, setVersion] = useState(0);
  useEffect(() => {
    if (filters.length === 0) return;
    let frame = 0;
    const look = (): void => {
      const isMore = found.look(grid, filters);
      setVersion(found.version);
      if (isMore) frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  });
  if (filters.length === 0)
    return { count: grid.rows, rowAt: (place) => place, placeOf: (row) => row };
  return {
    count: found.count,
    rowAt: (place) => found.rowAt(place),
    placeOf: (row) => found.placeOf(row),
  };
}
