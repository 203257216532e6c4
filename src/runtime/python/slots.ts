import type { Carried } from '../../engine/index.ts';
import type { BridgeModules } from './bridgeModules.ts';
import { PythonFloat, PythonHeld } from './carried.ts';

/** Tags of slots, as `_patchbay.memory` has them. */
const [NONE, FLOAT, INT, TRUE, FALSE, TEXT] = [0, 1, 2, 3, 4, 5];

/** The slots in which values cross to Python and back; see `_patchbay.memory`. */
export class Slots {
  readonly #memory: BridgeModules['memory'];
  readonly #bridge: BridgeModules;
  #numbers: Float64Array;
  #tags: Uint8Array;

  constructor(bridge: BridgeModules) {
    const { memory } = bridge;
    this.#bridge = bridge;
    this.#memory = memory;
    this.#numbers = memory.numbers.getBuffer('f64').data;
    this.#tags = memory.tags.getBuffer('u8').data;
  }

  /** To be called before slots are used after Python ran: memory that grew is got again. */
  refresh(): void {
    if (this.#numbers.length > 0) return;
    this.#numbers = this.#memory.numbers.getBuffer('f64').data;
    this.#tags = this.#memory.tags.getBuffer('u8').data;
  }

  set(at: number, value: unknown): void {
    switch (typeof value) {
      case 'number':
        this.#numbers[at] = value;
        // Beyond these, as in Python, a number is a float that happens to be whole.
        this.#tags[at] = Number.isSafeInteger(value) && !Object.is(value, -0) ? INT : FLOAT;
        return;
      case 'boolean':
        this.#tags[at] = value ? TRUE : FALSE;
        return;
      case 'string':
      case 'bigint':
        this.#memory.set_object(at, value);
        return;
      default:
        this.#setObject(at, value);
    }
  }

  #setObject(at: number, value: unknown): void {
    if (value === null || value === undefined) this.#tags[at] = NONE;
    else if (value instanceof PythonFloat) {
      this.#numbers[at] = value.plain;
      this.#tags[at] = FLOAT;
    } else if (value instanceof PythonHeld) this.#memory.set_held(at, value.held);
    else this.#memory.set_plain(at, value);
  }

  /** The number in a slot that has one. */
  numberAt(at: number): number {
    return this.#numbers[at] as number;
  }

  /** The value as everybody sees it; of an object, how it is held. */
  get(at: number): unknown {
    switch (this.#tags[at]) {
      case NONE:
        return null;
      case FLOAT:
      case INT:
        return this.#numbers[at];
      case TRUE:
        return true;
      case FALSE:
        return false;
      case TEXT:
        return this.#memory.get_text(at);
      default:
        return new PythonHeld(this.#memory.get_held(at), this.#bridge);
    }
  }

  /** A number as the float that it is in Python. */
  float(value: number): Carried {
    return new PythonFloat(value);
  }

  /** Plain data, given as JSON with its floats, as an object of Python. */
  held(json: string): Carried {
    return new PythonHeld(this.#memory.held_of(json), this.#bridge);
  }

  /** What a JSON text says, as Python has it: a number with a point is a float there. */
  fromJson(json: string): unknown {
    if (/^[[{]/.test(json)) return this.held(json);
    if (/^(?:NaN|-?Infinity)$/.test(json)) return Number(json);
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'number') return value;
    if (/[.eE]/.test(json)) return Number.isInteger(value) ? this.float(value) : value;
    return Number.isSafeInteger(value) ? value : this.held(json);
  }

  /** The value as another component of Python shall get it, for one that `get` gave. */
  carried(at: number, value: unknown): unknown {
    const isWhole =
      typeof value === 'number' && this.#tags[at] === FLOAT && Number.isInteger(value);
    return isWhole ? new PythonFloat(value) : value;
  }

  /** What left another interpreter. */
  arrived(sent: Carried['sent']): Carried {
    return typeof sent === 'number' ? this.float(sent) : new PythonHeld(sent, this.#bridge);
  }
}
