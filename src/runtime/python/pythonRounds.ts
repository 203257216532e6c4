import type { CarriedEnd, CarriedGroup, CarriedRounds } from '../../engine/index.ts';
import { type BridgeModules, FAILED, NOTICED, type PythonGroup } from './bridgeModules.ts';
import { lastFailure } from './failure.ts';
import type { PythonMemory } from './interpreter.ts';
import { PythonHeld } from './carried.ts';
import { PythonComponent } from './pythonComponent.ts';
import type { Slots } from './slots.ts';

/** A block of what is recorded, in the interpreter's memory. */
class Block {
  readonly #memory: PythonMemory;
  #data: Float64Array;

  constructor(memory: PythonMemory) {
    this.#memory = memory;
    this.#data = memory.getBuffer('f64').data;
  }

  get data(): Float64Array {
    if (this.#data.length === 0) this.#data = this.#memory.getBuffer('f64').data;
    return this.#data;
  }
}

/** Rounds of components of one interpreter, done there by one function; see `_patchbay.rounds`. */
export class PythonRounds implements CarriedRounds {
  readonly block: number;
  readonly #bridge: BridgeModules;
  readonly #slots: Slots;
  readonly #components: readonly PythonComponent[];
  readonly #group: PythonGroup;
  readonly #run: PythonGroup['run'];
  readonly #blocks: readonly Block[];
  /** The first slots of the borders. */
  readonly #borders: readonly number[];
  /** Slots for whole rounds, the place where it was left, and values of queues. */
  readonly #slot: number;

  constructor(group: CarriedGroup, bridge: BridgeModules, slots: Slots) {
    this.#bridge = bridge;
    this.#slots = slots;
    this.#components = group.components as readonly PythonComponent[];
    const plan = {
      ...group,
      components: undefined,
      transfers: group.transfers.map((list) => list.map((one) => ({ ...one, delay: one.queue }))),
    };
    const units = this.#components.map((one) => PythonComponent.unitOf(one));
    this.#group = bridge.rounds.Rounds(JSON.stringify(plan), ...units);
    this.#run = this.#group.run;
    this.#blocks = this.#group.blocks.toJs({ depth: 1 }).map((memory) => new Block(memory));
    this.#slot = bridge.rounds.SLOT;
    this.block = bridge.rounds.BLOCK;
    this.#borders = Array.from({ length: group.borders }, (_, at) => bridge.memory.border(at));
  }

  fill(queue: number, values: readonly unknown[]): void {
    const at = this.#slot + 2;
    for (const value of values) {
      this.#slots.refresh();
      this.#slots.set(at, value);
      this.#group.fill(queue, at);
    }
  }

  drain(queue: number): readonly unknown[] {
    const at = this.#slot + 2;
    return Array.from({ length: this.#group.drain(queue) }, () => {
      this.#group.shift(queue, at);
      this.#slots.refresh();
      return this.#slots.carried(at, this.#slots.get(at));
    });
  }

  put(border: number, values: readonly unknown[]): void {
    const first = this.#borders[border] as number;
    this.#slots.refresh();
    for (let r = 0; r < values.length; r++) {
      this.#slots.set(first + r, values[r]);
      // A text or a list went over by a call, in which memory may have grown.
      if (typeof values[r] !== 'number') this.#slots.refresh();
    }
  }

  given(border: number, rounds: number): readonly unknown[] {
    const first = this.#borders[border] as number;
    const values: unknown[] = [];
    for (let r = 0; r < rounds; r++) {
      const value = this.#slots.get(first + r);
      values.push(value instanceof PythonHeld ? value.plain : value);
      if (typeof value !== 'number') this.#slots.refresh();
    }
    return values;
  }

  run(count: number): CarriedEnd {
    const ended = this.#run(count);
    this.#slots.refresh();
    const rounds = this.#slots.numberAt(this.#slot);
    const at = this.#slots.numberAt(this.#slot + 1);
    if (ended === undefined || ended === null)
      return { rounds, at, reason: 'done', value: undefined };
    const component = this.#components[at] as PythonComponent;
    if (ended === FAILED) return { rounds, at, reason: 'threw', value: lastFailure(this.#bridge) };
    if (ended === NOTICED) {
      PythonComponent.notice(component);
      return { rounds, at, reason: 'noticed', value: undefined };
    }
    const value = PythonComponent.waitFor(component, ended as PromiseLike<unknown>);
    return { rounds, at, reason: 'promise', value };
  }

  recorded(track: number): Float64Array {
    return (this.#blocks[track] as Block).data;
  }

  odd(): readonly { readonly track: number; readonly round: number; readonly value: unknown }[] {
    const places = JSON.parse(this.#group.take_odd()) as readonly (readonly [number, number])[];
    if (places.length === 0) return [];
    const at = this.#slot + 2;
    const values = places.map(([track, round], index) => {
      this.#group.odd_value(index, at);
      this.#slots.refresh();
      const value = this.#slots.get(at);
      return { track, round, value: value instanceof PythonHeld ? value.plain : value };
    });
    this.#group.clear_odd();
    return values;
  }

  sync(): void {
    this.#group.sync();
    this.#slots.refresh();
    for (const component of this.#components) PythonComponent.sync(component);
  }
}
