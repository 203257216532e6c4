import { isObject } from '../../base/json.ts';
import { tokenize } from '../../base/csv/tokenize.ts';

/** The bound for values that elementary functions had a part in. */
const TOLERANCE = 1e-12;

/** How closely two runs are compared. */
export interface Closeness {
  /** To the last bit; false where elementary functions are used. */
  readonly exact: boolean;
  /** For runs that failed: how far the others came then depends on the schedule, so one may be shorter. */
  readonly prefix: boolean;
}

/** What differs between two series of values, in words; nothing when they agree. */
export function seriesDifference(
  name: string,
  ours: readonly unknown[],
  theirs: readonly unknown[],
  { exact, prefix }: Closeness,
): readonly string[] {
  if (!prefix && ours.length !== theirs.length) {
    return [`${name} has ${ours.length} values here, ${theirs.length} in plugboard`];
  }
  const length = Math.min(ours.length, theirs.length);
  for (let i = 0; i < length; i++) {
    if (sameValue(ours[i], theirs[i], exact)) continue;
    return [`${name}[${i}] is ${shown(ours[i])} here, ${shown(theirs[i])} in plugboard`];
  }
  return [];
}

/**
 * Equal to the last bit (zeros by their sign, any NaN like any other), or within the bound. Whole numbers that
 * Python keeps beyond 2^53 are compared as the floats that they are here.
 */
export function sameValue(a: unknown, b: unknown, exact: boolean): boolean {
  if (typeof b === 'bigint') return sameValue(a, Number(b), exact);
  if (typeof a === 'number' && typeof b === 'number') {
    if (Object.is(a, b)) return true;
    const bound = TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
    return !exact && (a === b || (Number.isFinite(bound) && Math.abs(a - b) <= bound));
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((value, i) => sameValue(value, b[i], exact));
  }
  if (isObject(a) && isObject(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && sameValue(a[name], b[name], exact))
    );
  }
  return a === b;
}

/** What differs between two texts of tables. Cells that are numbers are compared as numbers: `2` is `2.0`. */
export function tableDifference(
  name: string,
  ours: string | undefined,
  theirs: string | undefined,
  exact: boolean,
): readonly string[] {
  const [a, b] = [cellsOf(ours), cellsOf(theirs)];
  return sameValue(a, b, exact) ? [] : [`${name} is ${shown(a)} here, ${shown(b)} in plugboard`];
}

function cellsOf(text: string | undefined): unknown {
  if (text === undefined) return null;
  return [...tokenize(text)].map(({ cells }) => cells.map(cellValue));
}

function cellValue(cell: string): number | string {
  return cell.trim() === '' || Number.isNaN(Number(cell)) ? cell : Number(cell);
}

/** A value for a message. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  const text =
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'bigint' ? String(inner) : inner,
    ) ?? 'nothing';
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
