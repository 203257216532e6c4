import * as z from 'zod/mini';
import { isObject, type JsonObject } from '../../base/json.ts';
import type { Names } from '../../model/names.ts';
import type { RunPoint, RunRequest } from '../../model/run/index.ts';
import type { ColumnPlace } from '../records/seriesColumn.ts';
import type { Series } from '../records/series.ts';

/*
 * A run that goes on, in storage: what it was asked for, where it was, and its series in pieces. Each column
 * has a number, and a generation that rises when it was thinned; pieces of one generation follow each other.
 */

export const MODEL = 'model';
export const POINT = 'point';
const SERIES = 'series/';

const padded = (number: number): string => String(number).padStart(8, '0');

/** Where all pieces of a column begin, or those of one generation. */
export const columnKey = (column: number, generation?: number): string =>
  `${SERIES}${padded(column)}/${generation === undefined ? '' : `${padded(generation)}/`}`;

export const pieceKey = (column: number, generation: number, from: number): string =>
  `${columnKey(column, generation)}${padded(from)}`;

/** Some entries of a column's series. */
export interface Piece extends Pick<Series, 'field' | 'first' | 'stride' | 'other' | 'values'> {
  /** Number of its first entry. */
  readonly from: number;
}

/** Where a column was at a point. */
export interface PlacedColumn extends ColumnPlace {
  readonly column: number;
  readonly generation: number;
  readonly field: string;
  readonly length: number;
}

/** A point with what the page knew then. */
export interface KeptPoint extends RunPoint {
  readonly columns: readonly PlacedColumn[];
  readonly steps: number;
  readonly elapsed: number;
  /** What was called otherwise since the run began. */
  readonly names: Names;
}

/** What a run was asked for, as far as going on needs it. */
export type KeptRequest = Pick<
  RunRequest,
  'config' | 'files' | 'floats' | 'seed' | 'workers' | 'costs'
> & { readonly speed: number | null };

/** What is kept of a run that is not over. */
export interface GoingRun {
  readonly request: KeptRequest | null;
  readonly series: Readonly<Record<string, Series>>;
  readonly point: KeptPoint | null;
  /** The series of a column as it was at the point. */
  seriesAt(column: PlacedColumn): Series | null;
}

const files = z.array(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }));

const requestSchema = z.object({
  config: z.custom<JsonObject>(isObject),
  files,
  floats: z.array(z.array(z.string())),
  seed: z.number(),
  speed: z.nullable(z.number()),
  workers: z.nullable(z.number()),
  costs: z.array(
    z.object({ name: z.string(), own: z.number(), sent: z.number(), bytes: z.number() }),
  ),
});

const count = z.int().check(z.nonnegative());
const names = z.map(z.string(), z.string());

const pointSchema = z.object({
  state: z.string(),
  written: files,
  steps: z.number(),
  elapsed: z.number(),
  names: z.object({ components: names, fields: names }),
  columns: z.array(
    z.object({
      column: count,
      generation: count,
      field: z.string(),
      length: count,
      next: count,
      weight: z.number(),
      bucket: z.array(z.object({ value: z.number(), other: z.unknown() })),
    }),
  ),
});

const pieceSchema = z.object({
  field: z.string(),
  from: count,
  first: count,
  stride: z.int().check(z.positive()),
  values: z.instanceof(Float64Array),
  other: z.nullable(z.array(z.unknown())),
});

type ReadPiece = z.output<typeof pieceSchema>;

/** What storage has of a run that is not over; what cannot be read is left out. */
export function readGoing(parts: ReadonlyMap<string, unknown>): GoingRun {
  const request = requestSchema.safeParse(parts.get(MODEL));
  const point = pointSchema.safeParse(parts.get(POINT));
  const columns = new Map<number, Map<number, ReadPiece[]>>();
  for (const [key, part] of parts) {
    const [, column, generation] = /^series\/(\d+)\/(\d+)\/\d+$/u.exec(key) ?? [];
    const piece = pieceSchema.safeParse(part);
    if (!piece.success || column === undefined || generation === undefined) continue;
    const generations = columns.get(Number(column)) ?? new Map<number, ReadPiece[]>();
    columns.set(Number(column), generations);
    const pieces = generations.get(Number(generation)) ?? [];
    generations.set(Number(generation), [...pieces, piece.data]);
  }
  const latest = [...columns.values()].flatMap((generations) => {
    const all = [...generations.values()].map((pieces) => joined(pieces));
    // The latest one may have been put down in part only.
    const most = all.toSorted((one, other) => reach(other) - reach(one))[0];
    return most === undefined ? [] : [[most.field, most] as const];
  });
  return {
    request: request.success ? request.data : null,
    point: point.success ? point.data : null,
    series: Object.fromEntries(latest),
    seriesAt({ column, generation, length }) {
      const pieces = columns.get(column)?.get(generation);
      if (pieces === undefined) return null;
      const series = joined(pieces);
      return series.length < length ? null : { ...series, length };
    },
  };
}

/** The step behind the last one that a series tells of. */
const reach = ({ first = 0, length, stride = 1 }: Series): number => first + length * stride;

/** The pieces of one generation that follow each other from the first entry on. */
function joined(pieces: readonly ReadPiece[]): Series {
  const following: ReadPiece[] = [];
  let length = 0;
  for (const piece of pieces.toSorted((one, other) => one.from - other.from)) {
    if (piece.from !== length) break;
    following.push(piece);
    length += piece.values.length;
  }
  const values = new Float64Array(length);
  for (const { from, values: some } of following) values.set(some, from);
  const isOther = following.some(({ other }) => other !== null);
  const other = isOther
    ? following.flatMap((piece) => piece.other ?? Array.from(piece.values))
    : null;
  const last = following.at(-1);
  return {
    ...{ field: last?.field ?? '', version: 1, length, values, other },
    ...{ first: last?.first ?? 0, stride: last?.stride ?? 1 },
  };
}
