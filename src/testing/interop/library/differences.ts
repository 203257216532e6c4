import { sameValue, seriesDifference, shown, tableDifference } from '../sameValue.ts';
import type { LibraryCase, LibraryResult } from './LibraryCase.ts';

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
  const closeness = { exact: given.exact, prefix: failed };
  const series = given.outputs.flatMap((field) =>
    seriesDifference(field, ours.series[field] ?? [], theirs.series[field] ?? [], closeness),
  );
  if (failed) return series;
  const files = [...new Set([...Object.keys(ours.files), ...Object.keys(theirs.files)])];
  return [
    ...series,
    ...(sameValue(ours.exports, theirs.exports, true) ? [] : ['exports differ']),
    ...files.flatMap((name) => tableDifference(name, ours.files[name], theirs.files[name], true)),
  ];
}
