import '@xyflow/react/dist/base.css';
import {
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import {
  ReactFlow,
  useStore as useFlowStore,
  SelectionMode,
  useReactFlow,
  type Connection,
  type EdgeChange,
  type IsValidConnection,
  type NodeChange,
  type OnConnectEnd,
  type OnConnectStart,
  type ReactFlowProps,
} from '@xyflow/react';
import { useStore } from 'zustand';
import type { Stores } from '../../stores/api.ts';
import { useStores } from '../page/StoresContext.tsx';
import { useAwake } from '../kit/firstSign.ts';
import { Backdrop } from './view/Backdrop.tsx';
import { CanvasApiContext, type CanvasApi, type CanvasPartProps } from './api/CanvasApi.ts';
import { CanvasToolsContext, createCanvasStore, type CanvasTools } from './api/canvasStore.ts';
import { ComponentNode, type ComponentFlowNode } from './nodes/ComponentNode.tsx';
import { ConnectFeedback } from './wires/ConnectFeedback.tsx';
import { ConnectionLine } from './wires/ConnectionLine.tsx';
import { createEditor } from './api/editor.ts';
import type { ComponentView, PortRef } from '../../graph/graph.ts';
import type { Box } from '../../graph/wires/lanes.ts';
import { HeatLayer } from './live/HeatLayer.tsx';
import { DrawnGraph } from './drawn/lateDrawnGraph.ts';
import { LevelOfDetail } from './view/LevelOfDetail.tsx';
import { LiveValues } from './live/LiveValues.tsx';
import { Marks } from './marks/Marks.tsx';
import { MinimapSlot, useHasMap } from './minimap/MinimapSlot.tsx';
import { componentsOfNodes, groupIdOf } from '../../graph/nodeIds.ts';
import { OffModel } from './view/OffModel.tsx';
import { isCrowd } from '../../graph/presence.ts';
import { clearMarks, markPorts } from './wires/portMarks.ts';
import { createStaleness } from './live/staleness.ts';
import { createStatusBoard } from './api/statusBoard.ts';
import { useAbandon } from './input/useAbandon.ts';
import { useCanvasKeys } from './input/useCanvasKeys.ts';
import { useConnectMode } from './wires/useConnectMode.ts';
import { useDragging } from './input/useDragging.ts';
import { useFlowElements } from './elements/useFlowElements.ts';
import { useGraph } from './elements/useGraph.ts';
import { useLiving } from './input/useLiving.ts';
import { useNudge } from './input/useNudge.ts';
import { usePointer } from './input/usePointer.ts';
import { useSelecting } from './input/useSelecting.ts';
import { useTouch } from './view/useTouch.ts';
import { useSpacePan } from './view/useSpacePan.ts';
import { useViewpoint } from './view/useViewpoint.ts';
import { boundsOfViews, lowestZoom } from './view/view.ts';
import { Wire, type WireFlowEdge } from './wires/Wire.tsx';
import type { Point } from '../../graph/wires/wirePath.ts';
import { ZoomControls } from './view/ZoomControls.tsx';
import styles from './Canvas.module.css';
import { late } from '../kit/late.tsx';

const CanvasExtras = late(async () => (await import('./CanvasExtras.tsx')).CanvasExtras);
const nodeTypes = { component: ComponentNode };
const edgeTypes = { wire: Wire };
const MODIFIERS = ['Shift', 'Control', 'Meta'];
const PALETTE_TYPE = 'application/x-patchbay-component';
const PAN_BUTTONS = [1, 2];

export interface CanvasProps {
  /** What stands on it while nothing else does. */
  readonly empty: ReactNode;
  /** What offers commands on it; comes with the first sign of a person. */
  readonly commands: ComponentType<CanvasPartProps>;
}

/**
 * React Flow under control of the document store: its nodes are a pure mapping of the document,
 * drags are local until the drop and then one edit, the selection lives in the view store.
 */
export function Flow({ empty, commands: Commands }: CanvasProps) {
  const stores = useStores();
  const flow = useReactFlow<ComponentFlowNode, WireFlowEdge>();
  const root = useRef<HTMLElement>(null);
  // A document that is there from the start would be drawn at another zoom first, and then once more.
  const isReady = useFlowStore(({ panZoom, width }) => panZoom !== null && width > 0);
  const graph = useGraph(stores, isReady);
  const graphNow = useRef(graph);
  useEffect(() => {
    graphNow.current = graph;
  }, [graph]);
  const currentGraph = useCallback(() => graphNow.current, []);
  const selection = useStore(stores.view, (state) => state.selection);
  const hasMap = useHasMap(graph);
  const mapShown = useStore(stores.view, (state) => state.minimap);
  const [valuesShown, showValues] = useState(true);

  const [store] = useState(createCanvasStore);
  const say = useCallback((said: string) => store.setState({ said }), [store]);
  const editor = useMemo(() => createEditor(stores, say), [stores, say]);
  const status = useMemo(
    () =>
      createStatusBoard(stores.run, (node) =>
        componentsOfNodes(stores.document.getState().document, [node]),
      ),
    [stores],
  );
  useEffect(() => status.dispose, [status]);
  const staleness = useMemo(
    () => createStaleness(stores.run, stores.document, stores.catalogue),
    [stores],
  );
  useEffect(() => staleness.dispose, [staleness]);

  const space = useSpacePan(root);
  const touch = useTouch();
  const abandoning = useAbandon(
    root,
    stores,
    say,
    ({ button, pointerType }) => button !== 0 || space || (pointerType === 'touch' && touch.pans),
  );
  const { moved, shift, shifted, preview, hooks, ...dragging } = useDragging(
    stores,
    editor,
    currentGraph,
    abandoning,
  );
  const selecting = useSelecting(stores, currentGraph);
  const present = useStore(store, (state) => state.present);
  const crowd = isCrowd(graph);
  const elements = useFlowElements(graph, selection, moved, crowd ? present : null);
  const { nodes, edges, lit } = elements;
  const minZoom = useMemo(() => lowestZoom(boundsOfViews(graph.components)), [graph.components]);

  const viewpoint = useViewpoint({ stores, flow, root, graph, isReady, store, elements });
  useLiving({ stores, root, graph, viewpoint, elements });
  const tools = useMemo<CanvasTools>(
    () => ({
      store,
      status,
      rename(component, to) {
        const name = to === null ? component : editor.rename(component, to.trim());
        if (name === null) return false;
        store.setState({ renaming: null });
        viewpoint.focusComponent(name);
        return true;
      },
      renameTo: (component, to) => void editor.rename(component, to),
    }),
    [store, status, editor, viewpoint],
  );

  const nudge = useNudge(
    () => stores.view.getState().selection.components,
    shift,
    (offset, nodes) => editor.move(shifted(offset, nodes)),
  );

  const connecting = useConnectMode({
    root,
    graph: currentGraph,
    allowed: editor.allowed,
    connect: editor.connect,
    say,
    show: viewpoint.bringIntoView,
  });
  const keys = useCanvasKeys({ stores, nudge, connecting, viewpoint });
  const pointer = usePointer(root);
  const isAwake = useAwake();

  const { start } = connecting;
  const middle = useCallback(() => {
    const box = root.current?.getBoundingClientRect() ?? new DOMRect();
    const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    return flow.screenToFlowPosition(at);
  }, [flow]);
  /** What the canvas shows, but for a rim. */
  const seen = useCallback((): Box => {
    const box = root.current?.getBoundingClientRect() ?? new DOMRect();
    const start = flow.screenToFlowPosition({ x: box.left + RIM, y: box.top + RIM });
    const end = flow.screenToFlowPosition({ x: box.right - RIM, y: box.bottom - RIM });
    return { ...start, width: end.x - start.x, height: end.y - start.y };
  }, [flow]);
  const canvas = useMemo<CanvasApi>(
    () => ({
      addComponent(type) {
        const [last, ...others] = stores.view.getState().selection.components;
        const beside = others.length === 0 ? graphNow.current.byName.get(last ?? '') : undefined;
        const at = beside === undefined ? middle() : middleOf(beside);
        const name = editor.add(type, at, true, seen());
        // Once it is part of what is drawn.
        if (name !== null) requestAnimationFrame(() => viewpoint.bringIntoView(name));
      },
      graph: currentGraph,
      pointer: () => pointer.current && flow.screenToFlowPosition(pointer.current),
      middle,
      preview,
      dragging: hooks,
      say,
      editor,
      viewpoint,
      nudge,
      connecting: { start },
      store,
    }),
    [
      currentGraph,
      editor,
      flow,
      hooks,
      middle,
      seen,
      stores.view,
      preview,
      viewpoint,
      nudge,
      start,
      store,
      say,
      pointer,
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

  const { onNodesChange: drag } = dragging;
  const { onNodesChange: selectNodes } = selecting;
  const onNodesChange = useCallback(
    (changes: NodeChange<ComponentFlowNode>[]) => {
      drag(changes);
      selectNodes(changes);
    },
    [drag, selectNodes],
  );
  const { onEdgesChange: selectEdges } = selecting;
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireFlowEdge>[]) => selectEdges(changes),
    [selectEdges],
  );

  const startWire = useCallback<OnConnectStart>(
    (_event, { nodeId, handleId, handleType }) => {
      if (!root.current || nodeId === null || handleId === null) return;
      const own = { component: nodeId, field: handleId };
      clearMarks(root.current);
      if (handleType === 'source')
        markPorts(root.current, 'input', (port) => editor.allowed(own, port));
      else markPorts(root.current, 'output', (port) => editor.allowed(port, own));
    },
    [editor],
  );
  const reconnecting = useRef<string | null>(null);
  const endWire = useCallback<OnConnectEnd>(
    (event, { fromHandle, toHandle }) => {
      if (root.current) clearMarks(root.current);
      if (!fromHandle?.id || toHandle || reconnecting.current !== null || abandoning.current)
        return;
      const port = { component: fromHandle.nodeId, field: fromHandle.id };
      const { clientX: x, clientY: y } =
        'touches' in event ? (event.changedTouches[0] ?? AWAY) : event;
      hooks.current?.wireDropped(port, fromHandle.type === 'source' ? 'output' : 'input', {
        x,
        y,
      });
    },
    [abandoning, hooks],
  );
  const isValid = useCallback<IsValidConnection<WireFlowEdge>>(
    (connection) => {
      const ends = endsOf(connection);
      return ends !== null && editor.whyNot(ends.from, ends.to, reconnecting.current) === null;
    },
    [editor],
  );

  // The same functions in every frame of a drag: React Flow renders every node anew for another one.
  const handlers = useMemo(
    () =>
      ({
        onNodeClick({ shiftKey, ctrlKey, metaKey }, { id }) {
          // React Flow leaves a selection alone of which one part is clicked: it may be dragged.
          const { components, connectors } = stores.view.getState().selection;
          if (shiftKey || ctrlKey || metaKey || components.length + connectors.length < 2) return;
          stores.verbs.select({ components: [id], connectors: [] });
        },
        onNodeDoubleClick(_event, { id }) {
          const group = groupIdOf(id);
          if (group === null) store.setState({ renaming: id });
          else void openGroup(stores, say, group);
        },
        onConnect(connection) {
          const ends = abandoning.current ? null : endsOf(connection);
          if (ends) editor.connect(ends.from, ends.to);
        },
        onClickConnectEnd: () => root.current && clearMarks(root.current),
        onReconnectStart(_event, { id }) {
          reconnecting.current = id;
        },
        onReconnect({ id }, connection) {
          const ends = abandoning.current ? null : endsOf(connection);
          if (ends) editor.reconnect(id, ends.from, ends.to);
        },
        onReconnectEnd() {
          reconnecting.current = null;
        },
      }) satisfies Partial<ReactFlowProps<ComponentFlowNode, WireFlowEdge>>,
    [abandoning, editor, say, store, stores],
  );
  const whyNot = useCallback(
    (connection: Connection) => {
      const ends = endsOf(connection);
      return ends && editor.whyNot(ends.from, ends.to, reconnecting.current);
    },
    [editor],
  );

  // What a drag changes nothing of is not rendered in each of its frames.
  const still = useMemo(
    () => (
      <>
        {valuesShown && <LiveValues run={stores.run} graph={graph} staleness={staleness} />}
        <HeatLayer graph={graph} />
        <ConnectFeedback whyNot={whyNot} />
        <ZoomControls
          values={valuesShown}
          onValues={() => showValues((shown) => !shown)}
          onFit={viewpoint.fit}
          touch={touch}
          map={hasMap ? mapShown : null}
          onMap={stores.verbs.setMinimap}
        />
        {hasMap && mapShown && <MinimapSlot graph={graph} viewpoint={viewpoint} />}
        <OffModel
          graph={graph}
          onBack={() => {
            viewpoint.fit();
            viewpoint.focus();
          }}
        />
        <LevelOfDetail root={root} />
      </>
    ),
    [staleness, graph, stores, touch, valuesShown, viewpoint, whyNot, hasMap, mapShown],
  );
  const extras = useMemo(
    () => (
      <>
        {isAwake && <Commands root={root} canvas={canvas} />}
        {isAwake && <CanvasExtras root={root} canvas={canvas} />}
        <LiveRegion store={store} />
      </>
    ),
    [Commands, canvas, isAwake, store],
  );

  return (
    <CanvasToolsContext value={tools}>
      <section
        ref={root}
        className={styles.canvas}
        aria-label="Canvas"
        data-canvas=""
        tabIndex={-1}
        data-lit={lit ? '' : undefined}
        data-empty={graph.components.length === 0 ? '' : undefined}
        data-crowd={crowd ? '' : undefined}
        data-panning={space ? '' : undefined}
        data-carrying={moved.size > 0 ? '' : undefined}
        {...keys}
        onPointerDownCapture={(event) => {
          touch.notice(event.pointerType);
          nudge.flush();
          connecting.leave();
          viewpoint.takeFocus(event);
          selecting.press(event, space);
        }}
        onPointerUp={selecting.release}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(PALETTE_TYPE)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
        }}
        onDrop={(event) => {
          const type = event.dataTransfer.getData(PALETTE_TYPE);
          if (type === '') return;
          event.preventDefault();
          event.stopPropagation();
          editor.add(
            type,
            flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }),
            false,
          );
          viewpoint.focus();
        }}
      >
        <Backdrop root={root} />
        <ReactFlow<ComponentFlowNode, WireFlowEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onNodeDragStop={dragging.onDragStop}
          onPaneClick={selecting.onPaneClick}
          {...handlers}
          onConnectStart={startWire}
          onConnectEnd={endWire}
          onClickConnectStart={startWire}
          isValidConnection={isValid}
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
              store={store}
            />
          )}
          {still}
          <Marks canvas={canvas} moved={moved} graph={graph} />
        </ReactFlow>
        {isReady && graph.components.length === 0 && empty}
        {connecting.hint !== null && <div className={styles.hint}>{connecting.hint}</div>}
        {extras}
      </section>
    </CanvasToolsContext>
  );
}

const AWAY = { clientX: -1, clientY: -1 };

async function openGroup(stores: Stores, say: (text: string) => void, id: string): Promise<void> {
  const { setCollapsed } = await import('./marks/markVerbs.ts');
  setCollapsed(stores, say, [id], false);
}

function middleOf({ position, size }: ComponentView): Point {
  return { x: position.x + size.width / 2, y: position.y + size.height / 2 };
}

/** Pixels along the edge of the canvas in which nothing is put down by itself. */
const RIM = 24;

const HIDE_ATTRIBUTION = { hideAttribution: true };

function LiveRegion({ store }: { readonly store: CanvasTools['store'] }) {
  const said = useStore(store, (state) => state.said);
  return (
    <div className={styles.liveRegion} aria-live="polite">
      {said}
    </div>
  );
}

function endsOf(
  connection: Pick<Connection, 'source' | 'target'> & {
    readonly sourceHandle?: string | null | undefined;
    readonly targetHandle?: string | null | undefined;
  },
): { from: PortRef; to: PortRef } | null {
  const { source, sourceHandle, target, targetHandle } = connection;
  if (!sourceHandle || !targetHandle) return null;
  return {
    from: { component: source, field: sourceHandle },
    to: { component: target, field: targetHandle },
  };
}
