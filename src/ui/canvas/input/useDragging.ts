import { useCallback, useRef, useState, type RefObject } from 'react';
import { useStoreApi, type NodeChange } from '@xyflow/react';
import type { Stores } from '../../../stores/api.ts';
import type { DragHooks, Places } from '../api/CanvasApi.ts';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';
import type { CanvasEditor } from '../api/editor.ts';
import { snap } from '../../../graph/places/freePlace.ts';
import type { Graph } from '../../../graph/graph.ts';
import { moveOnly } from '../../../editing/places/moveNodes.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

const UNMOVED: ReadonlyMap<string, Point> = new Map();

export interface Dragging {
  /** Where components are that are on their way; the document has them where they were. */
  readonly moved: ReadonlyMap<string, Point>;
  /** Shows nodes moved by so much; null: nothing is moved. */
  shift(offset: Point | null, nodes: readonly string[]): void;
  /** Shows components in these places; null: nothing is moved. */
  preview(places: Places | null): void;
  /** Where nodes would be, moved by so much. */
  shifted(offset: Point, nodes: readonly string[]): ReadonlyMap<string, Point>;
  onNodesChange(changes: readonly NodeChange<ComponentFlowNode>[]): void;
  onDragStop(): void;
  /** What gestures that come later do with a drag. */
  readonly hooks: RefObject<DragHooks | null>;
}

/** Moving components: seen at once, and one edit when it ends, unless it is being given up. */
export function useDragging(
  stores: Stores,
  editor: CanvasEditor,
  graph: () => Graph,
  abandoning: RefObject<boolean>,
): Dragging {
  const flow = useStoreApi();
  const [moved, setMoved] = useState(UNMOVED);
  const movedNow = useRef(UNMOVED);
  const hooks = useRef<DragHooks>(null);
  const [key] = useState(() => Symbol('move'));
  const preview = useCallback(
    (places: Places | null) => {
      movedNow.current = places ?? UNMOVED;
      setMoved(movedNow.current);
      stores.verbs.underWay(key, places && (() => stores.verbs.edit(moveOnly, movedNow.current)));
    },
    [key, stores],
  );

  const shifted = useCallback(
    (offset: Point, nodes: readonly string[]) => {
      const all = new Map<string, Point>();
      for (const name of nodes) {
        const view = graph().byName.get(name);
        if (view) all.set(name, { x: view.position.x + offset.x, y: view.position.y + offset.y });
      }
      return all;
    },
    [graph],
  );
  /** React Flow drags what it knows of a selection; the rest goes along. */
  const withRest = useCallback(
    (dragged: ReadonlyMap<string, Point>) => {
      const [[lead, to] = ['', { x: 0, y: 0 }]] = dragged;
      const from = graph().byName.get(lead)?.position;
      const { components } = stores.view.getState().selection;
      const { nodeLookup } = flow.getState();
      const unknown = components.filter((name) => !nodeLookup.has(name));
      if (!from || unknown.length === 0 || !components.includes(lead)) return dragged;
      const all = shifted({ x: to.x - from.x, y: to.y - from.y }, components);
      return new Map([...dragged, ...[...all].filter(([name]) => !nodeLookup.has(name))]);
    },
    [flow, graph, shifted, stores],
  );

  return {
    moved,
    shifted,
    hooks,
    preview,
    shift: useCallback(
      (offset, nodes) => preview(offset === null ? null : shifted(offset, nodes)),
      [preview, shifted],
    ),
    onNodesChange: useCallback(
      (changes) => {
        const places = changes.flatMap((change) =>
          change.type === 'position' && change.dragging && change.position
            ? [[change.id, change.position] as const]
            : [],
        );
        if (places.length === 0) return;
        preview((hooks.current?.move ?? onGrid)(withRest(new Map(places))));
      },
      [preview, withRest],
    ),
    onDragStop: useCallback(() => {
      const given = abandoning.current;
      if (given) hooks.current?.cancel();
      if (hooks.current?.drop() !== true && !given) editor.move(movedNow.current);
      preview(null);
    }, [abandoning, editor, preview]),
  };
}

/** The step that brings the first of what is dragged onto the grid, for all of it. */
function onGrid(places: Places): Places {
  const [[, first] = ['', { x: 0, y: 0 }]] = places;
  const { x, y } = snap(first);
  return new Map(
    [...places].map(([name, at]) => [name, { x: at.x + x - first.x, y: at.y + y - first.y }]),
  );
}
