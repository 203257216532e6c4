/** A cell by its place in the view: row (of those shown), column (0 is the step). */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Selected cells: from where the selection began to where it was drawn. */
export interface CellRange {
  readonly anchor: Cell;
  readonly focus: Cell;
}

export interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The corners of a selection, all included. */
export function boundsOf({ anchor, focus }: CellRange): Bounds {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isIn({ top, bottom, left, right }: Bounds, { row, column }: Cell): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The selection after a key: moved, or with `extend` drawn further; null for a key that does neither. */
export function rangeForKey(
  range: CellRange | null,
  { key, extend, page }: { readonly key: string; readonly extend: boolean; readonly page: number },
  { rows, columns }: { readonly rows: number; readonly columns: number },
): CellRange | null {
  const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-page, 0],
    PageDown: [page, 0],
    Home: [-rows, 0],
    End: [rows, 0],
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (move === undefined || rows === 0) return null;
  const from = range?.focus ?? { row: key === 'ArrowDown' ? -1 : 0, column: 0 };
  const limited = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const focus = {
    row: limited(from.row + move[0], rows),
    column: limited(from.column + move[1], columns),
  };
  return { anchor: extend && range !== null ? range.anchor : focus, focus };
}

/** Cells that are copied at most; more belong into a file. */
export const MOST_COPIED = 1_000_000;

/**
 * Cells as text that spreadsheets take: tabs between columns, lines for rows.
 *
 * @param head names of the columns, when whole columns are copied
 */
export function tsvOf(
  { top, bottom, left, right }: Bounds,
  textAt: (cell: Cell) => string,
  head: readonly string[] | null,
): string {
  const lines =
    head === null
      ? []
      : [
          head
            .slice(left, right + 1)
            .map(quoted)
            .join('\t'),
        ];
  for (let row = top; row <= bottom; row++) {
    const cells: string[] = [];
    for (let column = left; column <= right; column++) cells.push(quoted(textAt({ row, column })));
    lines.push(cells.join('\t'));
  }
  return lines.join('\n');
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
