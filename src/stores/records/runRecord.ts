import {
  type ComponentResult,
  type RunFailure,
  isTerminal,
  modelSteps,
  type Status,
  STATUSES,
} from '../../model/run/index.ts';
import * as z from 'zod/mini';
import type { StoredEntry } from '../../storage/index.ts';

/** What is known of a run that is not over: it goes on, or was cut off with its page. */
export interface CutOff {
  /** It can go on from where this many steps had been done; null: it cannot. */
  readonly steps: number | null;
  /** Why not, in words. */
  readonly reasons: readonly string[];
}

/** A run that is over or was cut off, kept with the document. */
export interface RunRecord {
  readonly id: string;
  readonly startedAt: number;
  readonly status: Status;
  /** Steps of the model. */
  readonly steps: number;
  readonly elapsed: number;
  readonly jobId: string | null;
  readonly seed: number;
  readonly error: RunFailure | null;
  readonly values: Readonly<Record<string, ComponentResult>>;
  /**
   * Where it ran, when not here. `plugboard`: its results were opened; time, job and seed are then not known.
   * `ray`: it was sent to a cluster, where `jobId` is its job.
   */
  readonly source?: 'plugboard' | 'ray' | undefined;
  /** Address of the cluster. */
  readonly cluster?: string | undefined;
  /** Counts the runs of a document, from one. Absent: it ended when its document was not open. */
  readonly number?: number | undefined;
  /** What the person called it. */
  readonly name?: string | undefined;
  /** It makes no room for newer ones. */
  readonly pinned?: boolean | undefined;
  /** The Patchbay that ran it. Absent here and below: an earlier one, which did not say. */
  readonly version?: string | undefined;
  /** Rounds a second when it began; null: as fast as it goes. */
  readonly speed?: number | null | undefined;
  /** It was cut off with its page; then its status is of no matter. */
  readonly cut?: CutOff | undefined;
  /** What of it was called otherwise after it was kept: its series have the names of then. */
  readonly renamed?:
    | {
        readonly components: Readonly<Record<string, string>>;
        readonly fields: Readonly<Record<string, string>>;
      }
    | undefined;
}

/** Whether a run goes on at a cluster, as far as it is known. */
export function isOnRay({ source, status }: RunRecord): boolean {
  return source === 'ray' && !isTerminal(status);
}

/** Elements kept of a list in a record: a Collect may hold a million, and 50 runs are kept. */
const ELEMENTS_KEPT = 1_000;
const DEEPEST = 8;

const status = z.enum(STATUSES);

const values = z.object({
  type: z.string(),
  status,
  steps: z.number(),
  input: z.record(z.string(), z.unknown()),
  output: z.record(z.string(), z.unknown()),
  exports: z.record(z.string(), z.unknown()),
});

const recordSchema = z.object({
  id: z.string(),
  startedAt: z.number(),
  status,
  steps: z.number(),
  elapsed: z.number(),
  jobId: z.nullable(z.string()),
  seed: z.number(),
  error: z.nullable(
    z.object({
      code: z.string(),
      component: z.nullable(z.string()),
      step: z.nullable(z.number()),
      message: z.string(),
    }),
  ),
  values: z.record(z.string(), values),
  source: z.optional(z.enum(['plugboard', 'ray'])),
  cluster: z.optional(z.string()),
  number: z.optional(z.int()),
  name: z.optional(z.string()),
  pinned: z.optional(z.boolean()),
  version: z.optional(z.string()),
  speed: z.optional(z.nullable(z.number())),
  cut: z.optional(z.object({ steps: z.nullable(z.number()), reasons: z.array(z.string()) })),
  renamed: z.optional(
    z.object({
      components: z.record(z.string(), z.string()),
      fields: z.record(z.string(), z.string()),
    }),
  ),
});

/** The runs that can be read among those that storage gave; the others stay where they are. */
export function readRunRecords(stored: readonly StoredEntry[]): readonly RunRecord[] {
  return stored.flatMap((run) => {
    const record = recordSchema.safeParse(run.record);
    return record.success ? [record.data] : [];
  });
}

/** How many steps the model made: records of earlier versions tell those of all components together. */
export function stepsOfRecord({ steps, values }: Pick<RunRecord, 'steps' | 'values'>): number {
  const components = Object.values(values);
  return components.length === 0 ? steps : modelSteps(components);
}

/** The record as it is stored: long lists keep their last elements, what is no plain data goes. */
function shortened(record: RunRecord): RunRecord {
  const parts = Object.entries(record.values).map(([name, entry]): [string, ComponentResult] => [
    name,
    {
      ...entry,
      input: shortMap(entry.input),
      output: shortMap(entry.output),
      exports: shortMap(entry.exports),
    },
  ]);
  return { ...record, values: Object.fromEntries(parts) };
}

/** A run as storage takes it. */
export function storedRun(documentId: string, record: RunRecord): StoredEntry {
  return { id: record.id, documentId, at: record.startedAt, record: shortened(record) };
}

function shortMap(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, short(value, 0)]));
}

/** A value as it is stored: plain data of a bounded depth, long lists shortened to their end. */
export function short(value: unknown, depth: number): unknown {
  if (value === null || ['boolean', 'number', 'string', 'undefined'].includes(typeof value))
    return value;
  if (typeof value === 'bigint') return value;
  if (typeof value !== 'object' || depth >= DEEPEST) return null;
  if (ArrayBuffer.isView(value)) {
    return value instanceof Float64Array ? value.slice(-ELEMENTS_KEPT) : null;
  }
  if (Array.isArray(value)) {
    return value.slice(-ELEMENTS_KEPT).map((item) => short(item, depth + 1));
  }
  const entries = Object.entries(value).slice(0, ELEMENTS_KEPT);
  return Object.fromEntries(entries.map(([key, item]) => [key, short(item, depth + 1)]));
}
