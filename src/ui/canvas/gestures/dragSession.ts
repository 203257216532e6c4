import { notesOf, type PatchbayDocument } from '../../../model/index.ts';
import { portPoint } from '../../../graph/cards.ts';
import type { Places } from '../api/CanvasApi.ts';
import type { ComponentView, Graph } from '../../../graph/graph.ts';
import type { Box } from '../../../graph/wires/lanes.ts';
import { componentsOfNodes, nodesByKind, noteNode } from '../../../graph/nodeIds.ts';
import { runsBack, type Point } from '../../../graph/wires/wirePath.ts';
import type { LooseWire } from '../../../graph/places/snapDrag.ts';
import { boxAround } from '../../../graph/wires/wireLines.ts';

/** What stays the same while something is dragged: all of it goes the same way. */
export interface DragSession {
  readonly graph: Graph;
  /** What the hand drags: nodes as the selection has them. */
  readonly nodes: readonly string[];
  /** Where everything that goes along is drawn before. */
  readonly start: Places;
  /** The box around all that is dragged, before it was. */
  readonly frame: Box;
  /** Boxes of what is in view and stays. */
  readonly neighbours: readonly Box[];
  /** The same with the dragged ones where they were, for when copies are dragged off. */
  readonly withOriginals: readonly Box[];
  readonly wires: readonly {
    readonly own: Point;
    readonly still: Point;
    readonly leaves: boolean;
  }[];
  /** The only one that is dragged, when no wire is on it: it can be dropped on a wire. */
  readonly loose: string | null;
}

/** With more than so many in view nobody lines anything up; the grid does. */
const MOST_NEIGHBOURS = 600;

const boxOf = ({ position, size }: ComponentView): Box => ({ ...position, ...size });

/**
 * Begins to drag nodes. When they are selected, the notes and open groups that are selected with them
 * go along.
 *
 * @param view what is in view, in the coordinates of the model
 */
export function beginDrag(
  graph: Graph,
  document: PatchbayDocument,
  selection: readonly string[],
  names: readonly string[],
  view: Box,
): DragSession {
  const nodes = names.every((name) => selection.includes(name)) ? selection : names;
  const held = [...new Set([...names, ...componentsOfNodes(document, nodes)])];
  const dragged = held.flatMap((name) => graph.byName.get(name) ?? []);
  const notes = notesOf(document);
  const noted = nodesByKind(nodes).notes.flatMap((id) => notes.get(id) ?? []);
  const moving = new Set(dragged.map(({ name }) => name));
  const seen = graph.components
    .filter(({ name }) => !moving.has(name))
    .map(boxOf)
    .filter((box) => isIn(box, view));
  const neighbours = seen.length > MOST_NEIGHBOURS ? [] : seen;
  const boxes = dragged.map(boxOf);
  const own = graph.wires.filter(
    ({ kind, source, target }) =>
      kind === 'connector' && (moving.has(source.component) || moving.has(target.component)),
  );
  return {
    graph,
    nodes,
    start: new Map<string, Point>([
      ...dragged.map(({ name, position }) => [name, position] as const),
      ...noted.map((note) => [noteNode(note.id), note] as const),
    ]),
    frame: boxAround(
      boxes.flatMap(({ x, y, width, height }) => [
        { x, y },
        { x: x + width, y: y + height },
      ]),
    ),
    neighbours,
    withOriginals: [...neighbours, ...boxes],
    wires: own.flatMap(({ source, target }) => {
      const [a, b] = [graph.byName.get(source.component), graph.byName.get(target.component)];
      const from = a && portPoint(a, 'output', source.field);
      const to = b && portPoint(b, 'input', target.field);
      const leaves = moving.has(source.component);
      if (!from || !to || leaves === moving.has(target.component)) return [];
      return [{ own: leaves ? from : to, still: leaves ? to : from, leaves }];
    }),
    loose: dragged.length === 1 && own.length === 0 ? (dragged[0]?.name ?? null) : null,
  };
}

function isIn(box: Box, view: Box): boolean {
  return (
    box.x < view.x + view.width &&
    view.x < box.x + box.width &&
    box.y < view.y + view.height &&
    view.y < box.y + box.height
  );
}

/** The wires that could be straight once everything was dragged so far. */
export function looseWires({ wires }: DragSession, by: Point): LooseWire[] {
  return wires.flatMap(({ own, still, leaves }) => {
    const moved = { x: own.x + by.x, y: own.y + by.y };
    if (leaves ? runsBack(moved, still) : runsBack(still, moved)) return [];
    const [from, to] = leaves ? [moved.x, still.x] : [still.x, moved.x];
    return [{ moving: moved.y, still: still.y, from, to }];
  });
}
