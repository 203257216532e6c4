import type { Json } from '../base/json.ts';
import { hasWords, wordsOf } from '../base/search.ts';
import {
  type ComponentSpec,
  disabledOf,
  groupsOf,
  ownArgs,
  type PatchbayDocument,
  specOf,
  shortType,
} from '../model/index.ts';
import { valueText } from './valueText.ts';
import { standIns } from './collapse.ts';
import type { Graph } from './graph.ts';

/** Something on the canvas that a search found. */
export interface Match {
  /** The node that is drawn: the component, or the collapsed group that it is in. */
  readonly node: string;
  /** What was found, when that is neither name nor type of the node: `low 58`. Empty otherwise. */
  readonly because: string;
}

/**
 * The components in which every word of the search is found: in the name, the type, or an argument's
 * name or value; those that are inside a collapsed group too. In reading order, from left to right and
 * then from top to bottom.
 */
export function findComponents(
  document: PatchbayDocument,
  graph: Graph,
  search: string,
): readonly Match[] {
  const words = wordsOf(search);
  if (words.length === 0) return [];
  const inside = standIns(groupsOf(document));
  const found = new Map<string, string>();
  for (const view of graph.components) {
    if (hasWords(`${view.title} ${view.typeLabel}`, words)) found.set(view.name, '');
  }
  for (const spec of allComponents(document)) {
    const { name } = spec.args;
    const node = inside.get(name) ?? name;
    const because = matched(spec, words);
    if (because === undefined || found.has(node)) continue;
    found.set(node, node === name ? because : `${name} ${because}`.trim());
  }
  return graph.components
    .filter(({ name }) => found.has(name))
    .toSorted((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
    .map(({ name }) => ({ node: name, because: found.get(name) ?? '' }));
}

function allComponents(document: PatchbayDocument): readonly ComponentSpec[] {
  const off = [...disabledOf(document).values()].map(({ component }) => component);
  return [...specOf(document).plugboard.process.args.components, ...off];
}

/** The first argument that was needed for a word, empty where none was; undefined: not found. */
function matched({ type, args }: ComponentSpec, words: readonly string[]): string | undefined {
  const title = `${args.name} ${shortType(type)}`.toLowerCase();
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
  if (!hasWords(given.join(' '), rest)) return undefined;
  const [first] = rest;
  return first === undefined ? '' : (given.find((g) => g.toLowerCase().includes(first)) ?? '');
}
