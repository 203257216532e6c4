import { fromBase64, toBase64 } from '../../base/base64.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { Carried } from '../component/carried.ts';
import type { Carrier } from '../component/component.ts';
import { carriedEvent, carryEvent, Event } from '../component/event.ts';

/*
 * Values of a run as JSON can hold them, and back. Objects are numbered and referred to, so that two
 * fields that share a list share it afterwards, and a list may hold itself.
 */

/** A number in JSON. */
type SavedNumber = number | { readonly number: 'NaN' | 'Infinity' | '-Infinity' | '-0' };

/** A value in JSON: a plain scalar, or an object that says what it stands for. */
export type Saved =
  | string
  | number
  | boolean
  | null
  | { readonly number: 'NaN' | 'Infinity' | '-Infinity' | '-0' }
  | { readonly bigint: string }
  | { readonly nothing: true }
  | { readonly ref: number }
  /** A carried value: a number, or bytes as base64. */
  | { readonly carried: string | SavedNumber };

/** An object in JSON, by kind. */
export type SavedObject =
  | { readonly kind: 'list'; readonly items: readonly Saved[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [string, Saved])[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Saved, Saved])[] }
  | { readonly kind: 'set'; readonly items: readonly Saved[] }
  | { readonly kind: 'date'; readonly milliseconds: Saved }
  | { readonly kind: 'numbers'; readonly type: string; readonly items: readonly Saved[] }
  | {
      readonly kind: 'event';
      readonly type: string;
      readonly fields: Saved;
      /** The event as its carrier has it. */
      readonly carried?: Saved;
    };

const NUMBERS = {
  Float64Array,
  Float32Array,
  Int32Array,
  Int16Array,
  Int8Array,
  Uint32Array,
  Uint16Array,
  Uint8Array,
  Uint8ClampedArray,
} as const;

const SPECIAL = new Map<Saved & string, number>([
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);

function savedNumber(value: number): SavedNumber {
  if (Object.is(value, -0)) return { number: '-0' };
  if (Number.isFinite(value)) return value;
  return { number: String(value) as 'NaN' };
}

function savedCarried({ sent }: Carried): Saved {
  return { carried: typeof sent === 'number' ? savedNumber(sent) : toBase64(sent) };
}

/** Why a value cannot be saved: what it is, such as `a function` or `a Socket`. */
class NotSaveable extends Error {}

/** Collects values, and the objects that they refer to. */
export class Saver {
  readonly objects: SavedObject[] = [];
  readonly #numbers = new Map<object, number>();

  /** The value as JSON can hold it, or what in it cannot be saved. */
  save(value: unknown): Result<Saved, string> {
    try {
      return ok(this.#value(value));
    } catch (error) {
      if (error instanceof NotSaveable) return fail(error.message);
      throw error;
    }
  }

  #value(value: unknown): Saved {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return savedNumber(value);
      case 'undefined':
        return { nothing: true };
      case 'bigint':
        return { bigint: String(value) };
      case 'object':
        if (value instanceof Carried) return savedCarried(value);
        return value === null ? null : { ref: this.#object(value) };
      default:
        throw new NotSaveable(typeof value === 'function' ? 'a function' : 'a symbol');
    }
  }

  #object(value: object): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const number = this.objects.length;
    this.#numbers.set(value, number);
    // Its place is taken before its contents are, which may refer to it.
    this.objects.push({ kind: 'list', items: [] });
    this.objects[number] = this.#contents(value);
    return number;
  }

  #contents(value: object): SavedObject {
    const list = (items: Iterable<unknown>) => Array.from(items, (item) => this.#value(item));
    if (Array.isArray(value)) return { kind: 'list', items: list(value) };
    if (value instanceof Map) {
      const entries = [...value].map(([k, v]) => [this.#value(k), this.#value(v)] as const);
      return { kind: 'map', entries };
    }
    if (value instanceof Set) return { kind: 'set', items: list(value) };
    if (value instanceof Date) return { kind: 'date', milliseconds: savedNumber(value.getTime()) };
    if (value instanceof Event) {
      const { source, data, metadata, timestamp, id } = value;
      const fields = this.#value({ source, data, metadata, timestamp, id });
      const carried = carriedEvent(value);
      const event = { kind: 'event', type: value.type, fields } as const;
      return carried === undefined ? event : { ...event, carried: savedCarried(carried) };
    }
    const type = value.constructor?.name ?? 'Object';
    if (Object.hasOwn(NUMBERS, type)) {
      return { kind: 'numbers', type, items: list(value as unknown as Iterable<number>) };
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new NotSaveable(`an object of the class ${type}`);
    }
    const entries = Object.entries(value).map(([key, item]) => [key, this.#value(item)] as const);
    return { kind: 'record', entries };
  }
}

/** What events are made as again, by their type. */
export type EventClasses = ReadonlyMap<string, { readonly prototype: object }>;

/** Makes values of what a `Saver` made of them. */
export class Loader {
  readonly #objects: readonly SavedObject[];
  readonly #events: EventClasses;
  readonly #carrier: Carrier | null;
  readonly #made = new Map<number, object>();

  /** @param carrier of the components that the values go to, if they have one */
  constructor(objects: readonly SavedObject[], events: EventClasses, carrier: Carrier | null) {
    this.#objects = objects;
    this.#events = events;
    this.#carrier = carrier;
  }

  /** @throws RangeError for a reference to an object that is not there */
  load(saved: Saved): unknown {
    if (typeof saved !== 'object' || saved === null) return saved;
    if ('number' in saved) return SPECIAL.get(saved.number);
    if ('bigint' in saved) return BigInt(saved.bigint);
    if ('nothing' in saved) return undefined;
    if ('carried' in saved) return this.#carried(saved.carried);
    return this.#object(saved.ref);
  }

  #carried(saved: string | SavedNumber): Carried {
    if (this.#carrier === null) throw new RangeError('Nobody here knows what a value stands for.');
    if (typeof saved !== 'string') return this.#carrier.arrived(this.load(saved) as number);
    const bytes = fromBase64(saved);
    if (bytes === null) throw new RangeError('A value is not what its text says.');
    return this.#carrier.arrived(bytes);
  }

  #object(number: number): object {
    const known = this.#made.get(number);
    if (known !== undefined) return known;
    const saved = this.#objects[number];
    if (saved === undefined) throw new RangeError(`There is no object ${number}.`);
    const keep = <T extends object>(value: T): T => {
      this.#made.set(number, value);
      return value;
    };
    switch (saved.kind) {
      case 'list': {
        const list = keep<unknown[]>([]);
        for (const item of saved.items) list.push(this.load(item));
        return list;
      }
      case 'record': {
        const record = keep({});
        for (const [key, item] of saved.entries) define(record, key, this.load(item));
        return record;
      }
      case 'map': {
        const map = keep(new Map<unknown, unknown>());
        for (const [key, item] of saved.entries) map.set(this.load(key), this.load(item));
        return map;
      }
      case 'set': {
        const set = keep(new Set<unknown>());
        for (const item of saved.items) set.add(this.load(item));
        return set;
      }
      case 'date':
        return keep(new Date(Number(this.load(saved.milliseconds))));
      case 'numbers':
        return keep(this.#typed(saved.type, saved.items));
      case 'event': {
        const { prototype } = this.#events.get(saved.type) ?? Event;
        const event = keep(Object.create(prototype) as object);
        const fields = this.load(saved.fields) as object;
        for (const [key, item] of Object.entries(fields)) define(event, key, item);
        define(event, 'version', '0.1.0');
        const carried = saved.carried === undefined ? null : this.load(saved.carried);
        if (carried instanceof Carried) carryEvent(event as Event, carried);
        return event;
      }
    }
  }

  #typed(type: string, items: readonly Saved[]): object {
    if (!Object.hasOwn(NUMBERS, type)) throw new RangeError(`There are no lists of ${type}.`);
    const numbers = items.map((item) => Number(this.load(item)));
    return NUMBERS[type as keyof typeof NUMBERS].from(numbers);
  }
}

/** As an assignment, also for `__proto__`. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
