import type { CSSProperties } from 'react';
import type { ViewColumn } from '../columns.ts';

/** A cell by its place among the rows that show, and its column. */
export interface GridCell {
  readonly place: number;
  readonly column: number;
}

/** The id of a cell's element, for `aria-activedescendant`. */
export const cellId = ({ place, column }: GridCell): string => `trial-cell-${place}-${column}`;

/** Where a key moves to; null for other keys. */
export function movedBy(
  from: GridCell | null,
  {
    key,
    ctrlKey,
    metaKey,
  }: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean },
  page: number,
  all: { readonly places: number; readonly columns: number },
): GridCell | null {
  const { place, column } = from ?? { place: 0, column: 0 };
  const isWhole = ctrlKey || metaKey;
  const to = ((): GridCell | null => {
    switch (key) {
      case 'ArrowDown':
        return { place: from === null ? 0 : place + 1, column };
      case 'ArrowUp':
        return { place: place - 1, column };
      case 'ArrowRight':
        return { place, column: column + 1 };
      case 'ArrowLeft':
        return { place, column: column - 1 };
      case 'PageDown':
        return { place: place + page, column };
      case 'PageUp':
        return { place: place - page, column };
      case 'Home':
        return isWhole ? { place: 0, column: 0 } : { place: 0, column };
      case 'End':
        return isWhole
          ? { place: all.places - 1, column: all.columns - 1 }
          : { place: all.places - 1, column };
      default:
        return null;
    }
  })();
  if (to === null) return null;
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { place: within(to.place, all.places), column: within(to.column, all.columns) };
}

const WIDTHS: Partial<Record<ViewColumn['role'], string>> = {
  number: '64px',
  status: '96px',
  seconds: '80px',
  error: 'minmax(160px, 2fr)',
};

/** The widths of columns: those of values share what is there. */
export function templateOf(columns: readonly ViewColumn[]): CSSProperties {
  const widths = columns.map(({ role, title }) => {
    const least = Math.round(Math.min(220, Math.max(92, title.length * 7.2 + 36)));
    return WIDTHS[role] ?? `minmax(${least}px, 1fr)`;
  });
  return { gridTemplateColumns: widths.join(' ') };
}
