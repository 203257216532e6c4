import { notesOf, type PatchbayDocument, positionsOf } from '../../model/index.ts';
import type { Cards } from '../graph.ts';
import type { Box } from '../wires/lanes.ts';
import { componentsOfNodes, noteIdOf } from '../nodeIds.ts';
import type { Boxes } from './alignBoxes.ts';
import { boxAround } from '../wires/wireLines.ts';

/** Where nodes of the canvas are and how large: components, groups drawn as one or open, notes. */
export function nodeBoxes(
  document: PatchbayDocument,
  graph: Cards,
  nodes: readonly string[],
): Boxes {
  return new Map(
    nodes.flatMap((node) => {
      const box = boxOf(document, graph, node);
      return box === null ? [] : [[node, box] as const];
    }),
  );
}

function boxOf(document: PatchbayDocument, graph: Cards, node: string): Box | null {
  const view = graph.byName.get(node);
  if (view) return { ...view.position, ...view.size };
  const note = noteIdOf(node);
  if (note !== null) return notesOf(document).get(note) ?? null;
  // An open group is as large as what is in it; its place is that of its first components.
  const positions = positionsOf(document);
  const corners = componentsOfNodes(document, [node]).flatMap((name) => {
    const at = positions.get(name);
    const size = graph.byName.get(name)?.size ?? { width: 0, height: 0 };
    return at ? [at, { x: at.x + size.width, y: at.y + size.height }] : [];
  });
  return corners.length === 0 ? null : boxAround(corners);
}
