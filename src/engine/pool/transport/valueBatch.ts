import { Carried } from '../../component/carried.ts';
import type { Carrier } from '../../component/component.ts';
import { type Channel, weightOf } from '../../channels/channel.ts';

/** Values that are sent in one batch, at most, and bytes of large ones that end a batch. */
const VALUES = 1_024;
const BYTES = 4 * 1024 * 1024;
/** From so many bytes on memory is copied once and handed over; less is cheaper with everything else. */
const HANDED_OVER = 8 * 1024;
/** Lists of so many numbers, or more, travel as typed arrays. */
const LONG_LIST = 64;

/** Values on their way to another worker, in order: a typed array when all are numbers. */
export type ValueBatch = Float64Array<ArrayBuffer> | MixedBatch;

/** Values of any kind. */
interface MixedBatch {
  readonly values: readonly unknown[];
  /** Where in them a typed array stands for a list of numbers. */
  readonly lists: readonly number[];
  /** Where in them is what a carrier makes a value of. */
  readonly carried: readonly number[];
  /** Memory that is handed over with them. */
  readonly buffers: readonly ArrayBuffer[];
  /** Bytes of the large ones, as channels count them. */
  readonly weight: number;
}

/** Takes the next values from a channel, which has some: at most `most`, one at least. */
export function takeBatch(channel: Channel, most: number): ValueBatch {
  const count = Math.min(channel.size, most, VALUES);
  const numbers = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const value = channel.shift();
    if (typeof value === 'number') numbers[at] = value;
    else return takeMixed(channel, [...numbers.subarray(0, at), value], count);
  }
  return numbers;
}

function takeMixed(channel: Channel, first: readonly unknown[], count: number): MixedBatch {
  const pack = new BatchBuilder();
  for (const value of first) pack.add(value);
  while (pack.values.length < count && pack.weight < BYTES) pack.add(channel.shift());
  const { values, lists, carried, buffers, weight } = pack;
  return { values, lists, carried, buffers, weight };
}

export function countOf(batch: ValueBatch): number {
  return batch instanceof Float64Array ? batch.length : batch.values.length;
}

/** Bytes of its large values, as channels count them. */
export function bytesOf(batch: ValueBatch): number {
  return batch instanceof Float64Array ? 0 : batch.weight;
}

/** Memory that is handed over when it is sent. */
export function buffersOf(batch: ValueBatch): readonly ArrayBuffer[] {
  return batch instanceof Float64Array ? [batch.buffer] : batch.buffers;
}

/**
 * The values as they were sent.
 *
 * @param carrier of who reads them; without one nothing is carried
 */
export function valuesOf(
  batch: ValueBatch,
  carrier: Carrier | null,
): Float64Array | readonly unknown[] {
  if (batch instanceof Float64Array) return batch;
  if (batch.lists.length + batch.carried.length === 0) return batch.values;
  const values = [...batch.values];
  if (carrier !== null)
    for (const at of batch.carried) values[at] = carrier.arrived(values[at] as Carried['sent']);
  // The same list may have been sent several times; it is one on the other side as well.
  const made = new Map<unknown, number[]>();
  for (const at of batch.lists) {
    const numbers = values[at] as Float64Array;
    const list = made.get(numbers) ?? Array.from(numbers);
    made.set(numbers, list);
    values[at] = list;
  }
  return values;
}

class BatchBuilder {
  readonly values: unknown[] = [];
  readonly lists: number[] = [];
  readonly carried: number[] = [];
  readonly buffers: ArrayBuffer[] = [];
  weight = 0;
  /** What came last, and how it travels. */
  #last: unknown = undefined;
  #sent: unknown = undefined;

  add(value: unknown): void {
    const weight = typeof value === 'number' ? 0 : weightOf(value);
    this.weight += weight;
    const isAgain = typeof value === 'object' && value !== null && value === this.#last;
    const isCarried = value instanceof Carried;
    const bare = isCarried ? value.sent : value;
    const sent = isAgain ? this.#sent : this.#prepare(bare, weight);
    if (isCarried) this.carried.push(this.values.length);
    if (Array.isArray(value) && sent !== value) this.lists.push(this.values.length);
    this.values.push(sent);
    this.#last = value;
    this.#sent = sent;
  }

  /** Large memory is copied, since the sender may go on with it, and the copy handed over. */
  #prepare(value: unknown, weight: number): unknown {
    if (Array.isArray(value)) return this.#numbers(value) ?? value;
    if (weight < HANDED_OVER) return value;
    if (value instanceof ArrayBuffer) return this.#keep(value.slice(0));
    if (!ArrayBuffer.isView(value)) return value;
    const { byteOffset, byteLength } = value;
    const copy = new Uint8Array(byteLength);
    copy.set(new Uint8Array(value.buffer, byteOffset, byteLength));
    return viewLike(value, this.#keep(copy.buffer));
  }

  #numbers(list: readonly unknown[]): Float64Array | null {
    if (list.length < LONG_LIST) return null;
    const numbers = new Float64Array(list.length);
    for (let at = 0; at < numbers.length; at++) {
      const item = list[at];
      if (typeof item !== 'number') return null;
      numbers[at] = item;
    }
    this.#keep(numbers.buffer);
    return numbers;
  }

  #keep(buffer: ArrayBuffer): ArrayBuffer {
    this.buffers.push(buffer);
    return buffer;
  }
}

const KINDS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
} as const;

/** A view of the same kind; of a subclass, of its kind, as cloning gives it. */
function viewLike(view: ArrayBufferView, buffer: ArrayBuffer): ArrayBufferView {
  const kind = Object.prototype.toString.call(view).slice(8, -1);
  const known = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : null;
  return known === null ? new DataView(buffer) : new known(buffer);
}
