import { componentOf } from '../model/endpoint.ts';
import type { RunnableProcess, Probe } from '../engine/index.ts';
import {
  LIMITS,
  SAMPLE_LIMITS,
  survey,
  toPlain,
  type WorkerEvent,
} from '../runner/protocol/index.ts';

/** Values of a batch, all fields together; half of what the page takes. */
const BATCH_VALUES = LIMITS.samples / 2;
/**
 * Bytes of a batch in values that are no numbers: the page reads each part of them, and no reading may take
 * long. A relay refuses a batch of many times as many parts.
 */
const BATCH_BYTES = 2 * 1024 * 1024;
/** Values of all fields together that may wait to be sent; beyond it they are thinned. */
const MOST_WAITING = 4 * LIMITS.samples;

type Samples = Extract<WorkerEvent, { readonly kind: 'samples' }>;

interface Watch {
  readonly probe: Probe;
  /** Steps the component had done when the watch began: the place of the first value in the run. */
  readonly base: number;
  /** What was taken from the probe and did not fit a batch. */
  rest: Omit<Samples, 'kind' | 'field'> | null;
}

/**
 * The recorded fields of a process, and what of them was sent. A run never waits for the page: values
 * that it does not take in time are thinned where they are recorded, and memory stays bounded.
 */
export class WatchedFields {
  readonly #process: RunnableProcess;
  /** In the order in which they are served next. */
  #watchedFields = new Map<string, Watch>();

  constructor(process: RunnableProcess) {
    this.#process = process;
  }

  /**
   * Records these fields and no others; those recorded before go on without a gap.
   *
   * @returns the fields that are not there, in words
   */
  set(fields: readonly string[]): readonly string[] {
    const before = this.#watchedFields;
    const wrong: string[] = [];
    this.#watchedFields = new Map();
    const budget = Math.min(BATCH_VALUES, Math.floor(MOST_WAITING / Math.max(fields.length, 1)));
    for (const field of fields) {
      const known = before.get(field) ?? this.#begin(field, budget, wrong);
      if (known !== null) this.#watchedFields.set(field, known);
    }
    for (const [field, { probe }] of before) if (!this.#watchedFields.has(field)) probe.stop();
    return wrong;
  }

  /** The next values of the fields, as many as fit a batch; what is sent is forgotten here. */
  collect(): readonly Samples[] {
    const room = { values: BATCH_VALUES, bytes: BATCH_BYTES };
    const events: Samples[] = [];
    for (const [field, watch] of [...this.#watchedFields]) {
      const { rest, probe } = watch;
      const kept = rest?.values.length ?? probe.kept;
      if (kept === 0) continue;
      if (events.length > 0 && kept > room.values) break;
      const event = next(field, watch, room);
      if (event === null) break;
      events.push(event);
      // Those that were served go to the end, so that none starves beside a busy one.
      this.#watchedFields.delete(field);
      this.#watchedFields.set(field, watch);
    }
    return events;
  }

  /** Whether all that was recorded has been collected. */
  get isEmpty(): boolean {
    return [...this.#watchedFields.values()].every(
      ({ rest, probe }) => rest === null && probe.kept === 0,
    );
  }

  /** Whether a value has come from each of the steps that these components have done. */
  hasAll(steps: ReadonlyMap<string, number>): boolean {
    return [...this.#watchedFields].every(
      ([field, { probe, base }]) => base + probe.length >= (steps.get(componentOf(field)) ?? 0),
    );
  }

  #begin(field: string, budget: number, wrong: string[]): Watch | null {
    const probe = this.#process.probe(field, { budget });
    if (!probe.ok) {
      wrong.push(probe.error);
      return null;
    }
    const component = componentOf(field);
    const base = this.#process.valuesOf(component)?.steps ?? 0;
    return { probe: probe.value, base, rest: null };
  }
}

interface Room {
  values: number;
  bytes: number;
}

function next(field: string, watch: Watch, room: Room): Samples | null {
  if (room.bytes <= 0) return null;
  const taken = watch.rest ?? watch.probe.take();
  const start = watch.rest === null ? watch.base + taken.start : taken.start;
  watch.rest = null;
  const { count, values: all } = taken;
  const values = all instanceof Float64Array ? all : plainValues(all, room);
  room.values -= values.length;
  if (values.length === all.length) return { kind: 'samples', field, start, count, values };
  const stride = count / all.length;
  const sent = Math.round(values.length * stride);
  watch.rest = { start: start + sent, count: count - sent, values: all.slice(values.length) };
  return { kind: 'samples', field, start, count: sent, values };
}

/** As many of the values as fit, at least one. */
function plainValues(all: readonly unknown[], room: Room): unknown[] {
  const values: unknown[] = [];
  for (const value of all) {
    if (values.length > 0 && room.bytes <= 0) break;
    const plain = toPlain(value, SAMPLE_LIMITS);
    room.bytes -= survey(plain, Infinity)?.bytes ?? 0;
    values.push(plain);
  }
  return values;
}
