import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useReactFlow, useStore as useFlowStore, type NodeChange } from '@xyflow/react';
import { useStore } from 'zustand';
import { isCrowd } from '../../graph/presence.ts';
import { useStores } from '../page/StoresContext.tsx';
import { createCanvasStore } from './api/canvasStore.ts';
import { createEditor } from './api/editor.ts';
import { useFlowElements } from './elements/useFlowElements.ts';
import { useGraph } from './elements/useGraph.ts';
import { useAbandon } from './input/useAbandon.ts';
import { useCanvasKeys } from './input/useCanvasKeys.ts';
import { useDragging } from './input/useDragging.ts';
import { useLiving } from './input/useLiving.ts';
import { useNodeClicks } from './input/useNodeClicks.ts';
import { useNudge } from './input/useNudge.ts';
import { usePointer } from './input/usePointer.ts';
import { useSelecting } from './input/useSelecting.ts';
import { useTypeDrop } from './input/useTypeDrop.ts';
import { useCanvasDoor } from './useCanvasDoor.ts';
import { useRunMarks } from './live/useRunMarks.ts';
import type { ComponentFlowNode } from './nodes/ComponentNode.tsx';
import { useNodeTools } from './nodes/useNodeTools.ts';
import { useArea } from './view/useArea.ts';
import { useSpacePan } from './view/useSpacePan.ts';
import { useTouch } from './view/useTouch.ts';
import { useViewpoint } from './view/useViewpoint.ts';
import { useConnectMode } from './wires/useConnectMode.ts';
import { useWiring } from './wires/useWiring.ts';
import type { WireFlowEdge } from './wires/Wire.tsx';

/** All that the canvas does, in parts that know each other only by what they are given here. */
export function useCanvas(root: RefObject<HTMLElement | null>) {
  const stores = useStores();
  const flow = useReactFlow<ComponentFlowNode, WireFlowEdge>();
  // A document that is there from the start would be drawn at another zoom first, and then once more.
  const isReady = useFlowStore(({ panZoom, width }) => panZoom !== null && width > 0);
  const graph = useGraph(stores, isReady);
  const graphNow = useRef(graph);
  useEffect(() => {
    graphNow.current = graph;
  }, [graph]);
  const currentGraph = useCallback(() => graphNow.current, []);
  const [store] = useState(createCanvasStore);
  const { say } = stores.verbs;
  const editor = useMemo(() => createEditor(stores), [stores]);
  const { status, staleness } = useRunMarks(stores);

  const space = useSpacePan(root);
  const touch = useTouch();
  const abandoning = useAbandon(
    root,
    stores,
    say,
    ({ button, pointerType }) => button !== 0 || space || (pointerType === 'touch' && touch.pans),
  );
  const dragging = useDragging(stores, editor, currentGraph, abandoning);
  const { moved, shift, shifted, preview, hooks } = dragging;
  const selecting = useSelecting(stores, currentGraph);
  const selection = useStore(stores.view, (state) => state.selection);
  const present = useStore(store, (state) => state.present);
  const crowd = isCrowd(graph);
  const elements = useFlowElements(graph, selection, moved, crowd ? present : null);

  const viewpoint = useViewpoint({ stores, flow, root, graph, isReady, store, elements });
  useLiving({ stores, root, graph, viewpoint, elements });
  const tools = useNodeTools({ store, status, editor, viewpoint });
  const nudge = useNudge(
    () => stores.view.getState().selection.components,
    shift,
    (offset, nodes) => editor.move(shifted(offset, nodes)),
    () => stores.document.getState().origin.kind !== 'readOnly',
  );
  const connecting = useConnectMode({
    root,
    graph: currentGraph,
    allowed: editor.allowed,
    connect: editor.connect,
    say,
    show: viewpoint.bringIntoView,
  });
  const wiring = useWiring({ root, editor, hooks, abandoning });
  const clicks = useNodeClicks(stores, store);
  const drops = useTypeDrop(flow, editor, viewpoint);
  const keys = useCanvasKeys({ stores, nudge, connecting, viewpoint });
  const pointer = usePointer(root);
  const area = useArea(root, flow);

  const canvas = useCanvasDoor({
    ...{ stores, flow, area, pointer, graph: currentGraph, preview, dragging: hooks },
    ...{ say, editor, viewpoint, nudge, connecting, store },
  });

  const { onNodesChange: drag } = dragging;
  const { onNodesChange: select } = selecting;
  const onNodesChange = useCallback(
    (changes: NodeChange<ComponentFlowNode>[]) => {
      drag(changes);
      select(changes);
    },
    [drag, select],
  );
  return {
    ...{ canvas, graph, isReady, crowd, selection, moved, elements, staleness, tools, viewpoint },
    ...{ space, touch, nudge, connecting, wiring, selecting, clicks, drops, keys, onNodesChange },
    onDragStop: dragging.onDragStop,
  };
}
