import * as z from 'zod/mini';
import type { HistoryChange, StoredHistory, StoredStep } from './api.ts';

/** Of which document's revision the steps tell, and which of them there are. */
export interface HistoryHead extends Omit<HistoryChange, 'steps'> {
  readonly revision: number;
}

export interface StepRecord extends StoredStep {
  readonly number: number;
}

const count = z.int().check(z.nonnegative());

const headSchema = z.object({
  revision: count,
  first: count,
  end: count,
  position: count,
  asides: z.object({ count, list: z.array(z.unknown()) }),
});

const step = {
  label: z.string(),
  at: z.number(),
  size: z.number(),
  patch: z.unknown(),
  seen: z.tuple([count, count]),
};
const stepSchema = z.object({ number: count, ...step });

const changeSchema = z.object({
  first: count,
  end: count,
  position: count,
  asides: z.object({ count, list: z.array(z.unknown()) }),
  steps: z.array(z.tuple([count, z.object(step)])),
});

/** A change of a history as it was put down; null when it cannot be followed. */
export function readHistoryChange(value: unknown): HistoryChange | null {
  const change = changeSchema.safeParse(value);
  return change.success ? change.data : null;
}

export function readHead(value: unknown): HistoryHead | null {
  const head = headSchema.safeParse(value);
  return head.success ? head.data : null;
}

/**
 * The history that leads to a revision of its document. Of damaged ones comes what can still be reached
 * from the document as it is; null when the history tells of another revision.
 *
 * @param steps records in the order of their numbers
 */
export function readHistory(
  head: unknown,
  steps: readonly unknown[],
  revision: number,
): StoredHistory | null {
  const read = readHead(head);
  if (read === null || read.revision !== revision) return null;
  const { position, asides } = read;
  const known = new Map<number, StoredStep>();
  for (const value of steps) {
    const step = stepSchema.safeParse(value);
    if (step.success) known.set(step.data.number, step.data);
  }
  let first = position;
  while (known.has(first - 1)) first -= 1;
  const reachable: StoredStep[] = [];
  for (let number = first; ; number++) {
    const step = known.get(number);
    if (step === undefined) return { first, steps: reachable, position, asides };
    reachable.push(step);
  }
}
