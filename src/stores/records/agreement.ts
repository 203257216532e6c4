import { isObject } from '../../base/json.ts';
import type { Series } from './series.ts';

/** How far two numbers may lie apart: by so much, or by such a part of the larger one. */
export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

/** Where two runs part: undefined is a value that is not there. */
interface Parting {
  readonly field: string;
  /** Counts from zero, as plots and table do. */
  readonly step: number;
  readonly values: readonly [unknown, unknown];
}

/** How the values of two runs agree. */
export interface Agreement {
  /** The first step, and at it the first field by name, where they do not; null: they agree. */
  readonly first: Parting | null;
  /** Values that were compared. */
  readonly compared: number;
  /** Fields by how many steps only one of the runs has. */
  readonly missing: readonly { readonly field: string; readonly steps: number }[];
  /** Fields that only one of them recorded, or that were thinned to other steps: these count for nothing. */
  readonly left: readonly string[];
}

type ByField = Readonly<Record<string, Series>>;

/** Whether two values agree; numbers as Python's `math.isclose` has it, but that NaN equals NaN. */
export function isClose(a: unknown, b: unknown, tolerance: Tolerance): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
    if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
    const { absolute, relative } = tolerance;
    const room = Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
    return Math.abs(a - b) <= room;
  }
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, at) => isClose(item, b[at], tolerance));
  if (isObject(a) && isObject(b)) {
    const [one, other] = [Object.keys(a), Object.keys(b)];
    const isIn = (key: string) => Object.hasOwn(b, key) && isClose(a[key], b[key], tolerance);
    return one.length === other.length && one.every(isIn);
  }
  return Object.is(a, b);
}

/** Compares all fields that two runs recorded, step by step; a step that only one has is a difference. */
export function agreement(one: ByField, other: ByField, tolerance: Tolerance): Agreement {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted();
  const left: string[] = [];
  const missing: { field: string; steps: number }[] = [];
  let [first, compared]: [Parting | null, number] = [null, 0];
  for (const field of names) {
    const [a, b] = [one[field], other[field]];
    if (a === undefined || b === undefined || !onSameSteps(a, b)) {
      left.push(field);
      continue;
    }
    const stride = a.stride ?? 1;
    const [start, end] = [Math.min(startOf(a), startOf(b)), Math.max(endOf(a), endOf(b))];
    const shared = Math.min(endOf(a), endOf(b)) - Math.max(startOf(a), startOf(b));
    const both = Math.max(0, shared / stride);
    const alone = a.length + b.length - 2 * both;
    if (alone > 0) missing.push({ field, steps: alone * stride });
    compared += both;
    for (let step = start; step < (first?.step ?? end); step += stride) {
      const [x, y] = [valueAt(a, step), valueAt(b, step)];
      if (x === undefined && y === undefined) continue;
      if (!isClose(x, y, tolerance)) first = { field, step, values: [x, y] };
    }
  }
  return { first, compared, missing, left };
}

const startOf = ({ first = 0 }: Series): number => first;
const endOf = ({ first = 0, stride = 1, length }: Series): number => first + length * stride;

function onSameSteps(a: Series, b: Series): boolean {
  const stride = a.stride ?? 1;
  return stride === (b.stride ?? 1) && (startOf(a) - startOf(b)) % stride === 0;
}

/** What a series has at a step; undefined where it has nothing. */
function valueAt({ first = 0, stride = 1, length, values, other }: Series, step: number): unknown {
  const at = (step - first) / stride;
  if (at < 0 || at >= length) return undefined;
  // What was no plain data is not kept; it is there all the same.
  return (other === null ? values[at] : other[at]) ?? null;
}
