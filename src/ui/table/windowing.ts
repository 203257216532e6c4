/** Height of a row in pixels. */
const ROW_HEIGHT = 24;
/** Browsers cut elements off somewhere above ten million pixels; longer tables scroll in scale. */
const TALLEST = 8_000_000;

/** How the rows of a long table lie in a scrolled box. */
export interface Windowing {
  readonly rows: number;
  /** Height of the box's visible part. */
  readonly view: number;
}

/** Whole rows that fit the view. */
export function visibleRows({ view }: Windowing): number {
  return Math.max(1, Math.floor(view / ROW_HEIGHT));
}

/** Height of the scrolled content in pixels. */
export function contentHeight({ rows }: Windowing): number {
  return Math.min(rows * ROW_HEIGHT, TALLEST);
}

function lastTop(windowing: Windowing): number {
  return Math.max(0, windowing.rows - visibleRows(windowing));
}

function range(windowing: Windowing): number {
  return Math.max(1, contentHeight(windowing) - visibleRows(windowing) * ROW_HEIGHT);
}

/** The first row in view at a scroll position. */
export function rowAt(windowing: Windowing, scrollTop: number): number {
  const last = lastTop(windowing);
  return Math.min(last, Math.max(0, Math.round((scrollTop / range(windowing)) * last)));
}

/** The scroll position that has a row first in view. */
export function scrollFor(windowing: Windowing, row: number): number {
  const last = lastTop(windowing);
  if (last === 0) return 0;
  return (Math.min(last, Math.max(0, row)) / last) * range(windowing);
}
