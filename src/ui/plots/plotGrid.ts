/** Below these a plot cannot be read. */
const LOWEST = 140;
const NARROWEST = 360;

export interface PlotGrid {
  readonly columns: number;
  /** Height of each row in pixels; more than there is room for when the plots scroll. */
  readonly rowHeight: number;
}

/** How plots share a place: under each other as long as they stay readable, then side by side. */
export function plotGrid(count: number, width: number, height: number): PlotGrid {
  const most = Math.max(1, Math.floor(width / NARROWEST));
  let columns = 1;
  while (columns < Math.min(most, count) && height / Math.ceil(count / columns) < LOWEST) columns++;
  const rows = Math.max(1, Math.ceil(count / columns));
  return { columns, rowHeight: Math.max(Math.min(LOWEST, height), Math.floor(height / rows)) };
}
