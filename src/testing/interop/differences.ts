import { isObject } from '../../base/json.ts';
import { tokenize } from '../../library/csv/tokenize.ts';
import type { LibraryCase, LibraryResult } from './LibraryCase.ts';

/** The bound for values that elementary functions had a part in. */
const TOLERANCE = 1e-12;

/**
 * What differs between two results of a case; empty when they agree. Of runs that failed, only what both
 * have sent is compared: how far the others came when one failed depends on the schedule.
 */
export function differences(
  given: LibraryCase,
  ours: LibraryResult,
  theirs: LibraryResult,
): readonly string[] {
  const failed = ours.error !== null;
  if (failed !== (theirs.error !== null)) {
    return [`ended with ${shown(ours.error)} here, with ${shown(theirs.error)} in plugboard`];
  }
  return [
    ...given.outputs.flatMap((field) => {
      const [a = [], b = []] = [ours.series[field], theirs.series[field]];
      return columnDifference(field, a, b, { ...given, prefix: failed });
    }),
    ...(failed || sameValue(ours.exports, theirs.exports, true) ? [] : ['exports differ']),
    ...(failed ? [] : fileDifferences(ours.files, theirs.files)),
  ];
}

function columnDifference(
  field: string,
  ours: readonly unknown[],
  theirs: readonly unknown[],
  { exact, prefix }: { readonly exact: boolean; readonly prefix: boolean },
): readonly string[] {
  if (!prefix && ours.length !== theirs.length) {
    return [`${field} has ${ours.length} values here, ${theirs.length} in plugboard`];
  }
  const length = Math.min(ours.length, theirs.length);
  for (let i = 0; i < length; i++) {
    if (sameValue(ours[i], theirs[i], exact)) continue;
    return [`${field}[${i}] is ${shown(ours[i])} here, ${shown(theirs[i])} in plugboard`];
  }
  return [];
}

/** Equal to the last bit (zeros by their sign, any NaN like any other), or within the bound. */
export function sameValue(a: unknown, b: unknown, exact: boolean): boolean {
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

/** Files are compared by cell, and cells that are numbers as numbers: `2` and `2.0` are the same. */
function fileDifferences(
  ours: LibraryResult['files'],
  theirs: LibraryResult['files'],
): readonly string[] {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return names.flatMap((name) => {
    const [a, b] = [cellsOf(ours[name]), cellsOf(theirs[name])];
    return sameValue(a, b, true) ? [] : [`${name} is ${shown(a)} here, ${shown(b)} in plugboard`];
  });
}

function cellsOf(text: string | undefined): unknown {
  if (text === undefined) return null;
  return [...tokenize(text)].map((row) => row.map(cellValue));
}

function cellValue(cell: string): number | string {
  return cell.trim() === '' || Number.isNaN(Number(cell)) ? cell : Number(cell);
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(value) ?? 'nothing';
}
