import type { Carried } from './carried.ts';

/** What an event is made of; the engine adds id and time when it is queued. */
export interface EventFields<Data> {
  /** Name of the component that emits it. */
  readonly source: string;
  readonly data: Data;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970; the time of queueing without it. */
  readonly timestamp?: number;
}

/**
 * A message between components that goes by its type and not along a connector: every component that
 * declares the type as an input event gets it. Subclasses state `type`.
 */
export class Event<Data = unknown> {
  /** Type text, such as `machine.down`: letters, digits, `_`, `-` and `.`, a letter first. */
  static readonly type: string = '';
  readonly source: string;
  readonly data: Data;
  readonly metadata: Readonly<Record<string, string>>;
  readonly version = '0.1.0';
  /** Milliseconds since 1970; null until it is queued. */
  timestamp: number | null;
  /** Null until it is queued. */
  id: string | null = null;

  constructor({ source, data, metadata = {}, timestamp }: EventFields<Data>) {
    this.source = source;
    this.data = data;
    this.metadata = metadata;
    this.timestamp = timestamp ?? null;
  }

  get type(): string {
    return (this.constructor as typeof Event).type;
  }
}

/** Events as their carriers have them, beside what everybody sees. */
const carried = new WeakMap<Event, Carried>();

/** The event as its carrier has it, if it is one of theirs. */
export const carriedEvent = (event: Event): Carried | undefined => carried.get(event);

/** Says how its carrier has an event. */
export function carryEvent(event: Event, as: Carried): void {
  carried.set(event, as);
}

/** Ends the whole process: every component takes it and stops. */
export class StopEvent extends Event<Readonly<Record<string, unknown>>> {
  static override readonly type = 'system.stop';
}

/** A type text as part of an id: `.` and `-` become `_`. */
export function safeType(type: string): string {
  return type.replace(/[.-]/g, '_');
}

/** Says which method of a component takes an event. */
export interface EventHandler {
  readonly type: string;
  /** Name of the method; it gets the event and may return an event to emit, or a promise of one. */
  readonly method: string;
  /** Input fields that the method fills; such fields need no connector. */
  readonly populates: readonly string[];
}

/** An entry of a component's `static handlers`. */
export function handle(
  event: { readonly type: string },
  method: string,
  { populates = [] }: { readonly populates?: readonly string[] } = {},
): EventHandler {
  return { type: event.type, method, populates };
}
