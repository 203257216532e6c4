import { type Status, STATUSES } from '../../model/run/index.ts';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Turns } from '../scheduler/readyQueue.ts';
import type { Saved, SavedObject } from './savedValues.ts';

/** One component: where it is, and its fields. */
export interface SavedComponent {
  readonly name: string;
  readonly type: string;
  readonly status: Status;
  readonly steps: number;
  readonly isEnded: boolean;
  /** Number of the connector, among its own, at which it waits for room; -1 when it does not. */
  readonly blockedAt: number;
  readonly args: Saved;
  readonly fields: readonly (readonly [string, Saved])[];
  /** What its own `save()` gave; null without one. */
  readonly own: Saved;
  readonly inbox: readonly Saved[];
  /** How many of these events, the last ones, have come in the round in which it was saved. */
  readonly fresh: number;
}

/** What waits in front of an input, oldest first. */
interface SavedChannel {
  readonly id: string;
  readonly capacity: number;
  readonly values: readonly Saved[];
  /** Components that wait for room in it, in their order; absent when none does. */
  readonly writers?: readonly string[];
}

/** A process between two steps, as plain JSON: nothing in it depends on the machine or the build. */
export interface Checkpoint {
  readonly format: 1;
  readonly process: string;
  readonly jobId: string | null;
  readonly seed: number;
  readonly status: Status;
  readonly components: readonly SavedComponent[];
  readonly channels: readonly SavedChannel[];
  readonly objects: readonly SavedObject[];
  /** Names of who stands where in the ready queue; absent where the order is of no matter. */
  readonly turns?: Turns<string>;
}

const savedNumber = z.union([
  z.number(),
  z.strictObject({ number: z.enum(['NaN', 'Infinity', '-Infinity', '-0']) }),
]);

const saved = z.union([
  z.string(),
  savedNumber,
  z.boolean(),
  z.null(),
  z.strictObject({ bigint: z.string().check(z.regex(/^-?\d+$/)) }),
  z.strictObject({ nothing: z.literal(true) }),
  z.strictObject({ ref: z.int().check(z.gte(0)) }),
  z.strictObject({ carried: z.union([z.base64(), savedNumber]) }),
]);

const items = z.array(saved);
const object = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list'), items }),
  z.object({ kind: z.literal('record'), entries: z.array(z.tuple([z.string(), saved])) }),
  z.object({ kind: z.literal('map'), entries: z.array(z.tuple([saved, saved])) }),
  z.object({ kind: z.literal('set'), items }),
  z.object({ kind: z.literal('date'), milliseconds: saved }),
  z.object({ kind: z.literal('numbers'), type: z.string(), items }),
  z.object({
    kind: z.literal('event'),
    type: z.string(),
    fields: saved,
    carried: z.optional(saved),
  }),
]);

const status = z.enum(STATUSES);
const count = z.int().check(z.gte(0));

const names = z.array(z.string());

const schema = z.object({
  format: z.literal(1),
  process: z.string(),
  jobId: z.nullable(z.string()),
  seed: z.number(),
  status,
  components: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      status,
      steps: count,
      isEnded: z.boolean(),
      blockedAt: z.int().check(z.gte(-1)),
      args: saved,
      fields: z.array(z.tuple([z.string(), saved])),
      own: saved,
      inbox: items,
      fresh: z._default(count, 0),
    }),
  ),
  channels: z.array(
    z.object({
      id: z.string(),
      capacity: count,
      values: items,
      writers: z.optional(names),
    }),
  ),
  objects: z.array(object),
  turns: z.optional(z.object({ now: names, next: names, sources: names, without: count })),
});

/** Reads a checkpoint; in words what is wrong with it, and where. */
export function readCheckpoint(value: unknown): Result<Checkpoint, string> {
  const read = schema.safeParse(value);
  if (read.success) return ok(read.data as Checkpoint);
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') ?? '';
  return fail(
    `This is no checkpoint: ${issue?.message ?? 'wrong form'}${place && ` at ${place}`}.`,
  );
}
