import type { Json } from '../../../base/json.ts';
import {
  type ComponentSpec,
  ownArgs,
  type PatchbayDocument,
  specOf,
} from '../../../model/index.ts';
import { valueText } from '../buildGraph.ts';
import type { Graph } from '../graph.ts';

/** A component that a search found. */
export interface Match {
  readonly component: string;
  /** What of it was found when it is neither name nor type: `low 58`. Empty otherwise. */
  readonly because: string;
}

/**
 * The components in which every word of the search is found: in the name, the type, or an argument's
 * name or value. In reading order, from left to right and then from top to bottom.
 */
export function findComponents(
  document: PatchbayDocument,
  graph: Graph,
  search: string,
): readonly Match[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const found = specOf(document).plugboard.process.args.components.flatMap((spec) => {
    const view = graph.byName.get(spec.args.name);
    const because = view && matched(spec, view.typeLabel, words);
    return view && because !== undefined ? [{ view, because }] : [];
  });
  return found
    .toSorted(
      ({ view: a }, { view: b }) => a.position.x - b.position.x || a.position.y - b.position.y,
    )
    .map(({ view, because }) => ({ component: view.name, because }));
}

/** The first argument that was needed for a word, empty where none was; undefined: not found. */
function matched(
  { type, args }: ComponentSpec,
  label: string,
  words: readonly string[],
): string | undefined {
  const title = `${args.name} ${label}`.toLowerCase();
  // All of the library begins with `patchbay.`: only who writes the dot means that.
  const full = type.toLowerCase();
  const rest = words.filter(
    (word) => !title.includes(word) && !(word.includes('.') && full.includes(word)),
  );
  const given = [
    ...Object.entries(ownArgs(args)),
    ...Object.entries(args.initial_values),
    ...Object.entries(args.parameters),
  ].map(([name, value]) => `${name} ${valueText(value as Json)}`);
  const all = given.join(' ').toLowerCase();
  if (!rest.every((word) => all.includes(word))) return undefined;
  const [first] = rest;
  return first === undefined ? '' : (given.find((g) => g.toLowerCase().includes(first)) ?? '');
}
