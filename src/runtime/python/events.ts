import { isObject } from '../../base/json.ts';
import {
  carriedEvent,
  carryEvent,
  Event,
  type EventFields,
  StopEvent,
} from '../../engine/index.ts';
import type { BridgeModules } from './bridgeModules.ts';
import type { PythonObject } from './interpreter.ts';
import { PythonHeld } from './carried.ts';
import { pythonJson } from './pythonJson.ts';

/** A class of events as it is made here. */
interface EventClass {
  new (fields: EventFields<unknown>): Event;
  readonly type: string;
  readonly prototype: object;
}

const classes = new Map<string, EventClass>([[StopEvent.type, StopEvent as unknown as EventClass]]);

/** The engine's class for a type of events. */
export function eventClass(type: string): EventClass {
  const known = classes.get(type);
  if (known !== undefined) return known;
  const made: EventClass = class extends Event {
    static override readonly type = type;
  };
  classes.set(type, made);
  return made;
}

/** An event of Python as the engine sends it. */
export function eventOf(event: PythonObject, bridge: BridgeModules): Event {
  const { events } = bridge;
  const told: unknown = JSON.parse(events.describe(event));
  const { type, source, metadata, timestamp, id } = isObject(told) ? told : {};
  const Class = eventClass(String(type));
  const made = new Class({
    source: String(source),
    data: events.data_of(event) ?? null,
    metadata: isObject(metadata) ? (metadata as Readonly<Record<string, string>>) : {},
    ...(typeof timestamp === 'number' ? { timestamp } : {}),
  });
  if (typeof id === 'string') made.id = id;
  carryEvent(made, new PythonHeld(events.hold(event), bridge));
  return made;
}

/** An event for a handler of Python: the object that it is there, or its fields as JSON. */
export function givenEvent(event: Event): PythonObject | string {
  const { type, source, data, metadata, timestamp } = event;
  const carried = carriedEvent(event);
  if (carried instanceof PythonHeld) return carried.held;
  return pythonJson({ type, source, data, metadata, timestamp });
}
