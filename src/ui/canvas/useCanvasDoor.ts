import { useContext, useEffect, useMemo, type RefObject } from 'react';
import type { ReactFlowInstance } from '@xyflow/react';
import type { ComponentView } from '../../graph/graph.ts';
import type { Point } from '../../graph/wires/wirePath.ts';
import type { Stores } from '../../stores/api.ts';
import { CanvasApiContext, type CanvasApi } from './api/CanvasApi.ts';
import type { ComponentFlowNode } from './nodes/ComponentNode.tsx';
import type { Area } from './view/useArea.ts';
import type { WireFlowEdge } from './wires/Wire.tsx';

interface Parts extends Omit<CanvasApi, 'addComponent' | 'pointer' | 'middle'> {
  readonly stores: Stores;
  readonly flow: ReactFlowInstance<ComponentFlowNode, WireFlowEdge>;
  readonly area: Area;
  readonly pointer: RefObject<Point | null>;
}

/** The canvas as the rest of the screen knows it, which has it while it is mounted. */
export function useCanvasDoor(parts: Parts): CanvasApi {
  const { stores, flow, area, pointer, graph, preview, dragging, connecting } = parts;
  const { say, editor, viewpoint, nudge, store } = parts;
  const { start } = connecting;
  const canvas = useMemo<CanvasApi>(
    () => ({
      addComponent(type) {
        const [last, ...others] = stores.view.getState().selection.components;
        const beside = others.length === 0 ? graph().byName.get(last ?? '') : undefined;
        const at = beside === undefined ? area.middle() : middleOf(beside);
        const name = editor.add(type, at, true, area.seen());
        // Once it is part of what is drawn.
        if (name !== null) requestAnimationFrame(() => viewpoint.bringIntoView(name));
      },
      graph,
      pointer: () => pointer.current && flow.screenToFlowPosition(pointer.current),
      middle: area.middle,
      preview,
      dragging,
      say,
      editor,
      viewpoint,
      nudge,
      connecting: { start },
      store,
    }),
    [
      stores,
      flow,
      area,
      pointer,
      graph,
      preview,
      dragging,
      say,
      editor,
      viewpoint,
      nudge,
      start,
      store,
    ],
  );
  const api = useContext(CanvasApiContext);
  useEffect(() => {
    if (api === null) return;
    api.current = canvas;
    return () => {
      api.current = null;
    };
  }, [api, canvas]);
  return canvas;
}

function middleOf({ position, size }: ComponentView): Point {
  return { x: position.x + size.width / 2, y: position.y + size.height / 2 };
}
