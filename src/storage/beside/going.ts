import * as z from 'zod/mini';
import { isObject } from '../../base/json.ts';
import type { Stored } from '../failure.ts';
import type { StoredEntry } from '../storedEntry.ts';

/** What lies beside a run that is not over, by keys that nobody but its writer and its reader know. */
export interface GoingChange {
  readonly put: readonly (readonly [key: string, part: unknown])[];
  /** All parts whose keys begin so are forgotten, before others are put. */
  readonly drop: readonly string[];
}

/** Runs that are not over, in pieces: they go when the run is kept as one that is over. */
export interface GoingRuns {
  /** Keeps a run that is not over (`record.cut`) with some of its parts; one that is over already stays as it is. */
  keepGoing(run: StoredEntry, change: GoingChange): Stored<void>;
  /** All parts of a run by their keys, in the order of these; the reader has to check them. */
  goingParts(runId: string): Stored<ReadonlyMap<string, unknown>>;
}

const prefixOf = (runId: string): string => `${runId}/going/`;

/** Where a part lies: beside its run, but out of the index that lists a document's runs. */
export const partId = (runId: string, key: string): string => `${prefixOf(runId)}${key}`;

/** The first and the last place of the parts whose keys begin so. */
export const partBounds = (runId: string, begin = ''): readonly [string, string] => [
  partId(runId, begin),
  `${partId(runId, begin)}\uffff`,
];

const partSchema = z.object({ id: z.string(), part: z.unknown() });

/** The parts among what lies there, by key. */
export function readParts(runId: string, values: readonly unknown[]): ReadonlyMap<string, unknown> {
  const prefix = prefixOf(runId);
  return new Map(
    values.flatMap((value) => {
      const read = partSchema.safeParse(value);
      return read.success && read.data.id.startsWith(prefix)
        ? [[read.data.id.slice(prefix.length), read.data.part] as const]
        : [];
    }),
  );
}

/** Whether what lies under a run's id is a run that is over. */
export function isOver(value: unknown): boolean {
  const record: unknown = isObject(value) ? Reflect.get(value, 'record') : undefined;
  return isObject(record) && !isObject(Reflect.get(record, 'cut'));
}
