import { Carried } from '../../engine/index.ts';
import type { BridgeModules } from './bridgeModules.ts';
import type { PythonObject } from './interpreter.ts';

/** A float of Python that is a whole number: as a number of JavaScript it would come back as an int. */
export class PythonFloat extends Carried {
  readonly plain: number;
  readonly weight = 0;

  constructor(value: number) {
    super();
    this.plain = value;
  }

  get sent(): number {
    return this.plain;
  }

  leaving(): PythonFloat {
    return this;
  }
}

type Packed = Uint8Array<ArrayBuffer>;

/** An object of Python, which may change for as long as somebody there has it. */
export class PythonHeld extends Carried {
  readonly #bridge: Pick<BridgeModules, 'memory' | 'travel'>;
  #at: PythonObject | Packed;

  /** @param at the object, or how it was when it left its interpreter */
  constructor(at: PythonObject | Packed, bridge: Pick<BridgeModules, 'memory' | 'travel'>) {
    super();
    this.#at = at;
    this.#bridge = bridge;
  }

  get held(): PythonObject {
    const at = this.#at;
    if (!(at instanceof Uint8Array)) return at;
    const held = this.#bridge.travel.unpacked(at);
    this.#at = held;
    return held;
  }

  /** What everybody else sees of it as it is now. */
  get plain(): unknown {
    return this.#bridge.memory.plain_of(this.held) ?? null;
  }

  get sent(): Packed {
    if (this.#at instanceof Uint8Array) return this.#at;
    const packed = this.#bridge.travel.packed(this.#at);
    const bytes = packed.toJs();
    packed.destroy();
    return bytes;
  }

  get weight(): number {
    return this.#at instanceof Uint8Array ? this.#at.length : 0;
  }

  leaving(): PythonHeld {
    return new PythonHeld(this.sent, this.#bridge);
  }
}
