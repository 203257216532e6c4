import { getAt, type PatchbayDocument } from '../model/index.ts';
import type { WholeFloats } from '../model/run/index.ts';
import { readYaml } from './yaml/readYaml.ts';

const known = new WeakMap<object, WholeFloats>();

/**
 * Where a document's text has floats whose value is whole (`2.0`) and that nobody has changed since. As
 * numbers of the document they are the same as `2`; components in Python see the difference.
 */
export function wholeFloats({ source, config }: PatchbayDocument): WholeFloats {
  if (source === null || !/\d\.|!!float/.test(source.text)) return [];
  let found = known.get(source);
  if (found === undefined) {
    const read = readYaml(source.text);
    found = read.ok ? read.value.floats.map((path) => path.map(String)) : [];
    known.set(source, found);
  }
  return found.filter((path) => {
    const value = getAt(config, path);
    return Number.isInteger(value) && value === getAt(source.value, path);
  });
}
