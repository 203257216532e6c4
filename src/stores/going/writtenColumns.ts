import type { Series } from '../records/series.ts';
import type { ColumnPlace, SeriesColumn } from '../records/seriesColumn.ts';
import { columnKey, type Piece, pieceKey, type PlacedColumn } from './parts.ts';

/** Entries of one write, of all columns together. */
const AT_ONCE = 200_000;

/** What of a column is in storage. */
interface Known {
  readonly number: number;
  generation: number;
  source: object | undefined;
  written: number;
  /** The generation that the point in storage refers to. */
  pointed: number | null;
}

/** A column as it was in one moment; what its view shares with later ones does not change. */
export interface Seen {
  readonly column: SeriesColumn;
  readonly series: Series;
  /** Where it was; null: a part is missing, or nobody wants to know. */
  readonly place: ColumnPlace | null;
}

export type Puts = readonly (readonly [key: string, part: unknown])[];

/** Which entries of which columns are in storage already, and what is to be written next. */
export class WrittenColumns {
  readonly #known = new Map<SeriesColumn, Known>();

  /** Nobody knows what is there. */
  clear(): void {
    this.#known.clear();
  }

  /** All that is new in these, in portions of a bounded size; each counts as written once it was given. */
  *pieces(seen: readonly Seen[]): Generator<Puts> {
    let puts: [string, Piece][] = [];
    let room = AT_ONCE;
    for (const { column, series } of seen) {
      const mine = this.#of(column);
      if (mine.source !== series.source) {
        if (mine.source !== undefined) mine.generation += 1;
        Object.assign(mine, { source: series.source, written: 0 });
      }
      while (mine.written < series.length) {
        const to = Math.min(series.length, mine.written + room);
        const key = pieceKey(mine.number, mine.generation, mine.written);
        puts.push([key, piece(series, mine.written, to)]);
        room -= to - mine.written;
        mine.written = to;
        if (room > 0) continue;
        yield puts;
        [puts, room] = [[], AT_ONCE];
      }
    }
    if (puts.length > 0) yield puts;
  }

  /** Where these columns were, to be kept with a point; null when that is not known of all of them. */
  placed(seen: readonly Seen[]): readonly PlacedColumn[] | null {
    const placed = seen.flatMap(({ column, series: { field, length }, place }) => {
      const { number, generation } = this.#of(column);
      return place === null ? [] : [{ ...place, field, length, column: number, generation }];
    });
    if (placed.length < seen.length) return null;
    for (const one of this.#known.values()) one.pointed = one.generation;
    return placed;
  }

  /** Beginnings of the keys of what nothing refers to any more. */
  stale(): readonly string[] {
    return [...this.#known.values()].flatMap(({ number, generation, pointed }) =>
      // Older ones have been told before.
      [generation - 1, generation - 2, generation - 3]
        .filter((old) => old >= 0 && old !== pointed)
        .map((old) => columnKey(number, old)),
    );
  }

  #of(column: SeriesColumn): Known {
    const mine = this.#known.get(column) ?? {
      ...{ number: this.#known.size, generation: 0, source: undefined, written: 0, pointed: null },
    };
    this.#known.set(column, mine);
    return mine;
  }
}

function piece(series: Series, from: number, to: number): Piece {
  const { field, first = 0, stride = 1 } = series;
  return {
    ...{ field, first, stride, from },
    values: series.values.slice(from, to),
    other: series.other?.slice(from, to) ?? null,
  };
}
