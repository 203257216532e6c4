import type { Json, JsonObject } from '../../base/json.ts';
import type { TuneField } from '../../model/tune/fullName.ts';
import type { VariedParameter } from '../../model/tune/studySpec.ts';
import type { FieldNow } from './fieldNow.ts';

/** Where the values of something that varies come from, as a person sets it. */
export type VariedRange =
  | { readonly kind: 'float' | 'log'; readonly lower: number; readonly upper: number }
  /** Both ends are included. */
  | { readonly kind: 'int'; readonly lower: number; readonly upper: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'choice'; readonly choices: readonly Json[] };

export type RangeKind = VariedRange['kind'];

/** The range of a parameter that was read. */
export function rangeOf(parameter: VariedParameter): VariedRange {
  if ('categories' in parameter)
    return { kind: 'choice', choices: parameter.categories as readonly Json[] };
  if ('mean' in parameter) return { kind: 'normal', mean: parameter.mean, sd: parameter.sd };
  const { type, lower, upper } = parameter;
  if (type === 'ray.tune.randint') return { kind: 'int', lower, upper: upper - 1 };
  return { kind: type === 'ray.tune.loguniform' ? 'log' : 'float', lower, upper };
}

/** The entries that a range has in the text; of whole numbers the upper end is left out there. */
function entriesOf(range: VariedRange): JsonObject {
  switch (range.kind) {
    case 'choice':
      return { type: 'ray.tune.choice', categories: range.choices };
    case 'normal':
      return { type: 'ray.tune.randn', mean: range.mean, sd: range.sd };
    case 'int':
      return { type: 'ray.tune.randint', lower: range.lower, upper: range.upper + 1 };
    case 'float':
      return { type: 'ray.tune.uniform', lower: range.lower, upper: range.upper };
    case 'log':
      return { type: 'ray.tune.loguniform', lower: range.lower, upper: range.upper };
  }
}

/** Types that need not be said. */
const UNSAID: ReadonlySet<Json | undefined> = new Set(['ray.tune.uniform', 'ray.tune.choice']);
const RANGE_KEYS: ReadonlySet<string> = new Set([
  ...['type', 'lower', 'upper', 'categories', 'mean', 'sd', 'count'],
]);

/** A parameter as the text has it, with another range; its own order and words stay as far as they can. */
export function withRange(raw: JsonObject, range: VariedRange, count: number | null): JsonObject {
  const { type, ...ends } = entriesOf(range);
  // A text that left the type to its entries goes on so.
  const isUnsaid =
    raw['type'] === undefined && UNSAID.has(type) && Object.hasOwn(raw, 'field_name');
  const wanted: JsonObject = {
    ...(isUnsaid && hasRange(raw) ? {} : { type: type ?? null }),
    ...ends,
    ...(count === null ? {} : { count }),
  };
  const kept = Object.entries(raw).filter(
    ([key]) => !RANGE_KEYS.has(key) || Object.hasOwn(wanted, key),
  );
  return { ...Object.fromEntries(kept), ...wanted };
}

const hasRange = (raw: JsonObject) => Object.keys(raw).some((key) => RANGE_KEYS.has(key));

/** A parameter as a text has it, without a range yet. */
export function rawField({
  object_type,
  object_name,
  field_type,
  field_name,
}: TuneField): JsonObject {
  return {
    ...(object_type === 'process' ? { object_type } : { object_name }),
    field_type,
    field_name,
  };
}

const rounded = (value: number) => Number(value.toPrecision(6));

/** From half to twice a number, within what its form allows. */
function around(value: number, { form }: FieldNow, whole: boolean): [number, number] {
  const { usual, min, max } = form ?? {};
  const known = usual ?? (min !== undefined && max !== undefined ? ([min, max] as const) : null);
  if (known !== null) return [Math.min(known[0], value), Math.max(known[1], value)];
  const far = value === 0 ? (whole ? 10 : 1) : value * 2;
  const near = value / 2 + 0;
  const ends = value === 0 ? [0, far] : value > 0 ? [near, far] : [far, near];
  const [low = 0, high = 1] = whole ? [Math.floor(ends[0] ?? 0), Math.ceil(ends[1] ?? 1)] : ends;
  return [Math.max(rounded(low), min ?? -Infinity), Math.min(rounded(high), max ?? Infinity)];
}

/** A range to begin with: of the choices that a form has, or around the value of now. */
export function usualRange(now: FieldNow): VariedRange | null {
  const { form, value } = now;
  const { kind, choices } = form ?? { kind: 'any' };
  if (kind === 'choice') return { kind: 'choice', choices: choices ?? [] };
  if (kind === 'boolean' || typeof value === 'boolean')
    return { kind: 'choice', choices: [false, true] };
  if (typeof value === 'string') return { kind: 'choice', choices: [value] };
  if (typeof value !== 'number' && kind !== 'number' && kind !== 'integer') return null;
  const number = typeof value === 'number' && Number.isFinite(value) ? value : 0;
  const whole = kind === 'integer' && Number.isInteger(number);
  const [low, high] = around(number, now, whole);
  const [lower, upper] = low < high ? [low, high] : [low, low + 1];
  return { kind: whole ? 'int' : 'float', lower, upper };
}

/** The ends of the numbers of a range. */
function endsOf(range: VariedRange, now: FieldNow): readonly [number, number] {
  if (range.kind === 'normal') return [range.mean - 3 * range.sd, range.mean + 3 * range.sd];
  if (range.kind !== 'choice') return [range.lower, range.upper];
  const numbers = range.choices.filter((one) => typeof one === 'number');
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length > 1 && low < high) return [low, high];
  const usual = usualRange({ ...now, form: undefined });
  return usual !== null && 'lower' in usual ? [usual.lower, usual.upper] : [0, 1];
}

/** A range of another kind that is as near to it as can be. */
export function asKind(range: VariedRange, kind: RangeKind, now: FieldNow): VariedRange {
  if (range.kind === kind) return range;
  const [lower, upper] = endsOf(range, now);
  switch (kind) {
    case 'float':
      return { kind, lower: rounded(lower), upper: rounded(upper) };
    case 'log': {
      const high = upper > 0 ? rounded(upper) : 1;
      return { kind, lower: lower > 0 ? rounded(lower) : rounded(high / 1000), upper: high };
    }
    case 'int': {
      const low = Math.floor(lower);
      return { kind, lower: low, upper: Math.max(low + 1, Math.ceil(upper)) };
    }
    case 'normal':
      return { kind, mean: rounded((lower + upper) / 2), sd: rounded((upper - lower) / 6) || 1 };
    case 'choice': {
      const usual = usualRange(now);
      if (usual?.kind === 'choice') return usual;
      return { kind, choices: [...new Set([lower, rounded((lower + upper) / 2), upper])] };
    }
  }
}
