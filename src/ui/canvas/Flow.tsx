import '@xyflow/react/dist/base.css';
import { useMemo, useRef, type ComponentType, type ReactNode } from 'react';
import { ReactFlow, SelectionMode } from '@xyflow/react';
import type { CanvasPartProps } from './api/CanvasApi.ts';
import { CanvasToolsContext } from './api/canvasStore.ts';
import { DrawnGraph } from './drawn/lateDrawnGraph.ts';
import { ExtraLayers, StillLayers } from './Layers.tsx';
import { Marks } from './marks/Marks.tsx';
import { ComponentNode, type ComponentFlowNode } from './nodes/ComponentNode.tsx';
import { useCanvas } from './useCanvas.ts';
import { Backdrop } from './view/Backdrop.tsx';
import { boundsOfViews, lowestZoom } from './view/view.ts';
import { ConnectionLine } from './wires/ConnectionLine.tsx';
import { Wire, type WireFlowEdge } from './wires/Wire.tsx';
import styles from './Canvas.module.css';

const nodeTypes = { component: ComponentNode };
const edgeTypes = { wire: Wire };
const MODIFIERS = ['Shift', 'Control', 'Meta'];
const PAN_BUTTONS = [1, 2];
const HIDE_ATTRIBUTION = { hideAttribution: true };

export interface CanvasProps {
  /** What stands on it while nothing else does. */
  readonly empty: ReactNode;
  /** What offers commands on it; comes with the first sign of a person. */
  readonly commands: ComponentType<CanvasPartProps>;
}

/**
 * React Flow under control of the document store: its nodes are a pure mapping of the document,
 * drags are local until the drop and then one edit, the selection lives in the view store. It renders every
 * node anew for another function, so all that it is given stays the same in each frame of a drag.
 */
export function Flow({ empty, commands }: CanvasProps) {
  const root = useRef<HTMLElement>(null);
  const parts = useCanvas(root);
  const { canvas, graph, crowd, moved, elements, selection, space, touch, viewpoint } = parts;
  const { connecting, wiring, selecting } = parts;
  const minZoom = useMemo(() => lowestZoom(boundsOfViews(graph.components)), [graph.components]);
  return (
    <CanvasToolsContext value={parts.tools}>
      <section
        ref={root}
        className={styles.canvas}
        aria-label="Canvas"
        data-canvas=""
        tabIndex={-1}
        data-lit={elements.lit ? '' : undefined}
        data-empty={graph.components.length === 0 ? '' : undefined}
        data-crowd={crowd ? '' : undefined}
        data-panning={space ? '' : undefined}
        data-carrying={moved.size > 0 ? '' : undefined}
        {...parts.keys}
        {...parts.drops}
        onPointerDownCapture={(event) => {
          touch.notice(event.pointerType);
          parts.nudge.flush();
          connecting.leave();
          viewpoint.takeFocus(event);
          selecting.press(event, space);
        }}
        onPointerUp={selecting.release}
      >
        <Backdrop root={root} />
        <ReactFlow<ComponentFlowNode, WireFlowEdge>
          nodes={elements.nodes}
          edges={elements.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={parts.onNodesChange}
          onEdgesChange={selecting.onEdgesChange}
          onNodeDragStop={parts.onDragStop}
          onPaneClick={selecting.onPaneClick}
          {...parts.clicks}
          {...wiring.handlers}
          connectionLineComponent={ConnectionLine}
          connectionRadius={24}
          reconnectRadius={12}
          selectionOnDrag={!touch.pans}
          selectionMode={SelectionMode.Partial}
          selectionKeyCode={null}
          multiSelectionKeyCode={MODIFIERS}
          deleteKeyCode={null}
          panActivationKeyCode={null}
          panOnDrag={space || touch.pans ? true : PAN_BUTTONS}
          panOnScroll
          zoomOnDoubleClick={false}
          edgesFocusable={false}
          disableKeyboardA11y
          elevateNodesOnSelect={false}
          minZoom={minZoom}
          maxZoom={2.5}
          proOptions={HIDE_ATTRIBUTION}
        >
          {crowd && (
            <DrawnGraph
              root={root}
              graph={graph}
              selection={selection}
              moved={moved}
              store={canvas.store}
            />
          )}
          <StillLayers
            root={root}
            graph={graph}
            staleness={parts.staleness}
            viewpoint={viewpoint}
            touch={touch}
            whyNot={wiring.whyNot}
          />
          <Marks canvas={canvas} moved={moved} graph={graph} />
        </ReactFlow>
        {parts.isReady && graph.components.length === 0 && empty}
        {connecting.hint !== null && <div className={styles.hint}>{connecting.hint}</div>}
        <ExtraLayers root={root} canvas={canvas} commands={commands} />
      </section>
    </CanvasToolsContext>
  );
}
