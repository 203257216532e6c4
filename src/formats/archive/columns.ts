import { fromExactJson, toExactJson } from '../../base/exactJson.ts';
import { isObject } from '../../base/json.ts';

/** Keys of an object that stands for a column or a whole number that JSON has no word for. */
const COLUMN = 'patchbay:column';
const WHOLE = 'patchbay:whole';

/**
 * The data of a run as JSON text, exactly: beside what `toExactJson` writes also columns of numbers
 * (`Float64Array`, the little end first) and `bigint`.
 */
export const toRunJson = (value: unknown): string => toExactJson(packed(value));
/** Throws for a text that `toRunJson` does not write. */
export const fromRunJson = (text: string): unknown => unpacked(fromExactJson(text));

function packed(value: unknown): unknown {
  if (typeof value === 'bigint') return { [WHOLE]: String(value) };
  if (value instanceof Float64Array) return { [COLUMN]: bytesOf(value) };
  return mapped(value, packed);
}

function unpacked(value: unknown): unknown {
  if (isObject(value) && Object.keys(value).length === 1) {
    const { [WHOLE]: whole, [COLUMN]: column } = value;
    if (typeof whole === 'string' && /^-?\d{1,10000}$/.test(whole)) return BigInt(whole);
    if (column instanceof Uint8Array && column.length % 8 === 0) return columnOf(column);
  }
  return mapped(value, unpacked);
}

function mapped(value: unknown, map: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  if (!isObject(value) || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, map(one)]));
}

/** The bytes of a column, the little end first on any machine. */
function bytesOf(column: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * column.length));
  column.forEach((value, at) => view.setFloat64(8 * at, value, true));
  return new Uint8Array(view.buffer);
}

function columnOf(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Float64Array.from({ length: bytes.length / 8 }, (_, at) => view.getFloat64(8 * at, true));
}
