import { useCallback, useState } from 'react';
import { useStoreApi, type NodeChange } from '@xyflow/react';
import type { Stores } from '../../stores/api.ts';
import type { ComponentFlowNode } from './ComponentNode.tsx';
import type { CanvasEditor } from './editor.ts';
import type { Graph } from './graph.ts';
import type { Point } from './wirePath.ts';

const UNMOVED: ReadonlyMap<string, Point> = new Map();

export interface Dragging {
  /** Where components are that are on their way; the document has them where they were. */
  readonly moved: ReadonlyMap<string, Point>;
  /** Shows the selection moved by so much; null: nothing is moved. */
  shift(offset: Point | null): void;
  /** Shows components in these places; null: nothing is moved. */
  showMoved(places: ReadonlyMap<string, Point> | null): void;
  /** Where the selection would be, moved by so much. */
  shifted(offset: Point): ReadonlyMap<string, Point>;
  onNodesChange(changes: readonly NodeChange<ComponentFlowNode>[]): void;
  onDragStop(event: unknown, node: unknown, dragged: readonly ComponentFlowNode[]): void;
}

/** Moving components: seen at once, and one edit when it ends. */
export function useDragging(stores: Stores, editor: CanvasEditor, graph: () => Graph): Dragging {
  const flow = useStoreApi();
  const [moved, setMoved] = useState(UNMOVED);

  const shifted = useCallback(
    (offset: Point) => {
      const all = new Map<string, Point>();
      for (const name of stores.view.getState().selection.components) {
        const view = graph().byName.get(name);
        if (view) all.set(name, { x: view.position.x + offset.x, y: view.position.y + offset.y });
      }
      return all;
    },
    [graph, stores],
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
      const all = shifted({ x: to.x - from.x, y: to.y - from.y });
      return new Map([...all].filter(([name]) => !nodeLookup.has(name)).concat([...dragged]));
    },
    [flow, graph, shifted, stores],
  );

  return {
    moved,
    shifted,
    showMoved: useCallback((places) => setMoved(places ?? UNMOVED), []),
    shift: useCallback(
      (offset) => setMoved(offset === null ? UNMOVED : shifted(offset)),
      [shifted],
    ),
    onNodesChange: useCallback(
      (changes) => {
        const places = changes.flatMap((change) =>
          change.type === 'position' && change.dragging && change.position
            ? [[change.id, change.position] as const]
            : [],
        );
        if (places.length > 0) setMoved(withRest(new Map(places)));
      },
      [withRest],
    ),
    onDragStop: useCallback(
      (_event, _node, dragged) => {
        editor.move(withRest(new Map(dragged.map(({ id, position }) => [id, position]))));
        setMoved(UNMOVED);
      },
      [editor, withRest],
    ),
  };
}
