import type { LocalProcess, Probe } from '../engine/index.ts';
import {
  LIMITS,
  SAMPLE_LIMITS,
  survey,
  toPlain,
  type WorkerEvent,
} from '../runner/protocol/index.ts';

/** Values of a batch, all fields together; half of what the page takes. */
const BATCH_VALUES = LIMITS.samples / 2;
/** Bytes of a batch in values that are no numbers. */
const BATCH_BYTES = 24 * 1024 * 1024;
/** With so many values waiting to be sent, the run waits too. */
const MOST_WAITING = 4 * LIMITS.samples;

interface Watch {
  readonly probe: Probe;
  /** Steps the component had done when the watch began: the place of the first value in the run. */
  readonly base: number;
  /** Values sent. */
  sent: number;
}

type Samples = Extract<WorkerEvent, { readonly kind: 'samples' }>;

/** The recorded fields of a process, and how far each was sent. */
export class Watches {
  readonly #process: LocalProcess;
  #watches = new Map<string, Watch>();

  constructor(process: LocalProcess) {
    this.#process = process;
  }

  /**
   * Records these fields and no others; those recorded before go on without a gap.
   *
   * @returns the fields that are not there, in words
   */
  set(fields: readonly string[]): readonly string[] {
    const before = this.#watches;
    const wrong: string[] = [];
    this.#watches = new Map();
    for (const field of fields) {
      const known = before.get(field) ?? this.#begin(field, wrong);
      if (known !== null) this.#watches.set(field, known);
    }
    for (const [field, { probe }] of before) if (!this.#watches.has(field)) probe.stop();
    return wrong;
  }

  /** The next values of every field, as many as fit a batch; what is sent is forgotten here. */
  collect(): readonly Samples[] {
    const room = { values: BATCH_VALUES, bytes: BATCH_BYTES };
    const events: Samples[] = [];
    for (const [field, watch] of this.#watches) {
      const event = watch.sent < watch.probe.length ? next(field, watch, room) : null;
      if (event !== null) events.push(event);
    }
    return events;
  }

  /** More values wait than should: the page does not keep up. */
  get isCongested(): boolean {
    let waiting = 0;
    for (const { probe, sent } of this.#watches.values()) waiting += probe.length - sent;
    return waiting > MOST_WAITING;
  }

  #begin(field: string, wrong: string[]): Watch | null {
    const probe = this.#process.probe(field);
    if (!probe.ok) {
      wrong.push(probe.error);
      return null;
    }
    const component = field.slice(0, field.indexOf('.'));
    const base = this.#process.valuesOf(component)?.steps ?? 0;
    return { probe: probe.value, base, sent: 0 };
  }
}

function next(
  field: string,
  watch: Watch,
  room: { values: number; bytes: number },
): Samples | null {
  if (room.values <= 0 || room.bytes <= 0) return null;
  const start = watch.base + watch.sent;
  const all = watch.probe.read(watch.sent);
  const values =
    all instanceof Float64Array
      ? all.length <= room.values
        ? all
        : all.slice(0, room.values)
      : plainValues(all, room);
  room.values -= values.length;
  watch.sent += values.length;
  watch.probe.forget(watch.sent);
  return { kind: 'samples', field, start, values };
}

function plainValues(all: readonly unknown[], room: { values: number; bytes: number }): unknown[] {
  const values: unknown[] = [];
  for (const value of all) {
    if (values.length >= room.values || room.bytes <= 0) break;
    const plain = toPlain(value, SAMPLE_LIMITS);
    room.bytes -= survey(plain, Infinity)?.bytes ?? 0;
    values.push(plain);
  }
  return values;
}
