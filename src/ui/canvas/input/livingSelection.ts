import {
  connectorId,
  groupsOf,
  notesOf,
  specOf,
  type PatchbayDocument,
} from '../../../model/index.ts';
import type { Selection } from '../../../stores/api.ts';
import type { Graph } from '../../../graph/graph.ts';
import { groupNode, noteNode } from '../../../graph/nodeIds.ts';

/**
 * A selection without what is no longer there, as after an undo. Where one component went and one came,
 * as when a name is taken back, the one that came is selected instead. The same object when nothing went.
 *
 * @param before what was drawn until then
 */
export function livingSelection(
  selection: Selection,
  before: Graph,
  graph: Graph,
  document: PatchbayDocument,
): Selection {
  if (selection.components.length + selection.connectors.length === 0) return selection;
  const { components, connectors } = specOf(document).plugboard.process.args;
  // What is in a collapsed group is not drawn, and still there.
  const nodes = new Set([
    ...graph.byName.keys(),
    ...components.map(({ args }) => args.name),
    ...[...groupsOf(document).keys()].map(groupNode),
    ...[...notesOf(document).keys()].map(noteNode),
  ]);
  const wires = new Set([...graph.wires.map(({ id }) => id), ...connectors.map(connectorId)]);
  const gone = selection.components.filter((id) => !nodes.has(id));
  const keptWires = selection.connectors.filter((id) => wires.has(id));
  if (gone.length === 0 && keptWires.length === selection.connectors.length) return selection;
  const came = graph.components.filter(({ name }) => !before.byName.has(name));
  const heir = gone.length === 1 && came.length === 1 ? came[0]?.name : undefined;
  const kept = selection.components.flatMap((id) => (nodes.has(id) ? [id] : (heir ?? [])));
  return { components: kept, connectors: keptWires };
}
