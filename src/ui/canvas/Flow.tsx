import '@xyflow/react/dist/base.css';
import {
  lazy,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Connection,
  type EdgeChange,
  type IsValidConnection,
  type NodeChange,
  type OnConnectEnd,
  type OnConnectStart,
} from '@xyflow/react';
import { useStore } from 'zustand';
import type { Selection, Stores } from '../../stores/api.ts';
import { EmptyState } from '../EmptyState.tsx';
import { useStores } from '../StoresContext.tsx';
import { onFirstSign, signGiven } from '../shell/firstSign.ts';
import { CanvasApiContext, type CanvasApi, type DragHooks, type Places } from './CanvasApi.ts';
import { CanvasToolsContext, createCanvasStore, type CanvasTools } from './canvasStore.ts';
import { ComponentNode, type ComponentFlowNode } from './ComponentNode.tsx';
import { ConnectFeedback } from './ConnectFeedback.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { createEditor } from './editor.ts';
import { snap } from './freePlace.ts';
import type { PortRef } from './graph.ts';
import { HeatLayer } from './HeatLayer.tsx';
import { LevelOfDetail } from './LevelOfDetail.tsx';
import { LiveValues } from './LiveValues.tsx';
import { Marks } from './marks/Marks.tsx';
import { componentsOfNodes, groupIdOf } from './nodeIds.ts';
import { GRID } from './nodeLayout.ts';
import { clearMarks, markPorts } from './portMarks.ts';
import { applySelection, joinSelections, NOTHING } from './selectionChanges.ts';
import { createStatusBoard } from './statusBoard.ts';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useConnectMode } from './useConnectMode.ts';
import { useFlowElements } from './useFlowElements.ts';
import { useGraph } from './useGraph.ts';
import { useNudge } from './useNudge.ts';
import { usePointer } from './usePointer.ts';
import { useTouch } from './useTouch.ts';
import { useSpacePan } from './useSpacePan.ts';
import { useViewpoint } from './useViewpoint.ts';
import { Wire, type WireFlowEdge } from './Wire.tsx';
import type { Point } from './wirePath.ts';
import { ZoomControls } from './ZoomControls.tsx';
import styles from './Canvas.module.css';

const CanvasExtras = lazy(async () => ({
  default: (await import('./CanvasExtras.tsx')).CanvasExtras,
}));
const nodeTypes = { component: ComponentNode };
const edgeTypes = { wire: Wire };
const UNMOVED: ReadonlyMap<string, Point> = new Map();
const MODIFIERS = ['Shift', 'Control', 'Meta'];
const PALETTE_TYPE = 'application/x-patchbay-component';
const PAN_BUTTONS = [1, 2];

/**
 * React Flow under control of the document store: its nodes are a pure mapping of the document,
 * drags are local until the drop and then one edit, the selection lives in the view store.
 */
export function Flow() {
  const stores = useStores();
  const { verbs } = stores;
  const flow = useReactFlow<ComponentFlowNode, WireFlowEdge>();
  const root = useRef<HTMLElement>(null);
  const graph = useGraph(stores);
  const graphNow = useRef(graph);
  useEffect(() => {
    graphNow.current = graph;
  }, [graph]);
  const currentGraph = useCallback(() => graphNow.current, []);
  const selection = useStore(stores.view, (state) => state.selection);
  const [moved, setMoved] = useState(UNMOVED);
  const dragging = useRef<DragHooks>(null);
  const movedNow = useRef(UNMOVED);
  const preview = useCallback((places: Places | null) => {
    movedNow.current = places ?? UNMOVED;
    setMoved(movedNow.current);
  }, []);
  const { nodes, edges, lit } = useFlowElements(graph, selection, moved);
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

  const viewpoint = useViewpoint({ stores, flow, root, graph });
  const tools = useMemo<CanvasTools>(
    () => ({
      store,
      status,
      rename(component, to) {
        store.setState({ renaming: null });
        const name = to === null ? component : editor.rename(component, to.trim());
        viewpoint.focusComponent(name);
      },
    }),
    [store, status, editor, viewpoint],
  );

  const nudge = useNudge(
    (offset) => preview(offset === null ? null : shifted(offset)),
    (offset) => editor.move(shifted(offset)),
  );
  function shifted(offset: Point): ReadonlyMap<string, Point> {
    const all = new Map<string, Point>();
    for (const name of stores.view.getState().selection.components) {
      const view = graphNow.current.byName.get(name);
      if (view) all.set(name, { x: view.position.x + offset.x, y: view.position.y + offset.y });
    }
    return all;
  }

  const connecting = useConnectMode({
    root,
    graph: currentGraph,
    allowed: editor.allowed,
    connect: editor.connect,
    say,
    show: viewpoint.bringIntoView,
  });
  const space = useSpacePan(root);
  const touch = useTouch();
  const keys = useCanvasKeys({ stores, nudge, connecting, viewpoint });
  const pointer = usePointer(root);
  const isAwake = useSyncExternalStore(onFirstSign, signGiven);

  const { start } = connecting;
  const middle = useCallback(() => {
    const box = root.current?.getBoundingClientRect() ?? new DOMRect();
    const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    return flow.screenToFlowPosition(at);
  }, [flow]);
  const canvas = useMemo<CanvasApi>(
    () => ({
      addComponent: (type) => editor.add(type, middle(), true),
      graph: currentGraph,
      pointer: () => pointer.current && flow.screenToFlowPosition(pointer.current),
      middle,
      preview,
      dragging,
      say,
      editor,
      viewpoint,
      nudge,
      connecting: { start },
      store,
    }),
    [currentGraph, editor, flow, middle, preview, viewpoint, nudge, start, store, say, pointer],
  );
  const api = useContext(CanvasApiContext);
  useEffect(() => {
    if (api === null) return;
    api.current = canvas;
    return () => {
      api.current = null;
    };
  }, [api, canvas]);

  const boxBase = useRef<Selection | null>(null);
  const onNodesChange = useCallback(
    (changes: NodeChange<ComponentFlowNode>[]) => {
      const places = changes.flatMap((change) =>
        change.type === 'position' && change.dragging && change.position
          ? [[change.id, change.position] as const]
          : [],
      );
      if (places.length > 0) preview((dragging.current?.move ?? onGrid)(new Map(places)));
      const before = stores.view.getState().selection;
      const after = applySelection(before, 'components', changes);
      if (after !== before)
        verbs.select(boxBase.current ? joinSelections(boxBase.current, after) : after);
    },
    [stores, verbs, preview],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireFlowEdge>[]) => {
      // A box takes components; their wires go with them.
      const taken = boxBase.current
        ? changes.filter((change) => change.type === 'select' && !change.selected)
        : changes;
      const before = stores.view.getState().selection;
      const after = applySelection(before, 'connectors', taken);
      if (after !== before) verbs.select(after);
    },
    [stores, verbs],
  );
  const onDragStop = useCallback(() => {
    if (dragging.current?.drop() !== true) editor.move(movedNow.current);
    preview(null);
  }, [editor, preview]);

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
  const endWire = useCallback<OnConnectEnd>((event, { fromHandle, toHandle }) => {
    if (root.current) clearMarks(root.current);
    if (!fromHandle?.id || toHandle || reconnecting.current !== null) return;
    const port = { component: fromHandle.nodeId, field: fromHandle.id };
    const { clientX: x, clientY: y } =
      'touches' in event ? (event.changedTouches[0] ?? AWAY) : event;
    dragging.current?.wireDropped(port, fromHandle.type === 'source' ? 'output' : 'input', {
      x,
      y,
    });
  }, []);
  const isValid = useCallback<IsValidConnection<WireFlowEdge>>(
    (connection) => {
      const ends = endsOf(connection);
      return ends !== null && editor.whyNot(ends.from, ends.to, reconnecting.current) === null;
    },
    [editor],
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
        data-panning={space ? '' : undefined}
        {...keys}
        onPointerDownCapture={(event) => {
          touch.notice(event.pointerType);
          nudge.flush();
          connecting.leave();
          viewpoint.takeFocus(event);
          const more = event.shiftKey || event.ctrlKey || event.metaKey;
          boxBase.current = null;
          const onPane =
            event.target instanceof Element && event.target.matches('.react-flow__pane');
          if (onPane && event.button === 0 && !space)
            boxBase.current = more ? stores.view.getState().selection : NOTHING;
        }}
        onPointerUp={() => {
          boxBase.current = null;
        }}
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
        <ReactFlow<ComponentFlowNode, WireFlowEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
          onNodeDragStop={onDragStop}
          onNodeDoubleClick={(_event, node) => {
            const group = groupIdOf(node.id);
            if (group === null) store.setState({ renaming: node.id });
            else void openGroup(stores, say, group);
          }}
          onConnect={(connection) => {
            const ends = endsOf(connection);
            if (ends) editor.connect(ends.from, ends.to);
          }}
          onConnectStart={startWire}
          onConnectEnd={endWire}
          onClickConnectStart={startWire}
          onClickConnectEnd={() => root.current && clearMarks(root.current)}
          onReconnectStart={(_event, edge) => {
            reconnecting.current = edge.id;
          }}
          onReconnect={(edge, connection) => {
            const ends = endsOf(connection);
            if (ends) editor.reconnect(edge.id, ends.from, ends.to);
          }}
          onReconnectEnd={() => {
            reconnecting.current = null;
          }}
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
          minZoom={0.05}
          maxZoom={2.5}
          proOptions={HIDE_ATTRIBUTION}
        >
          <Background variant={BackgroundVariant.Dots} gap={GRID} size={1} />
          {valuesShown && <LiveValues run={stores.run} graph={graph} />}
          <HeatLayer graph={graph} />
          <ConnectFeedback
            whyNot={(connection) => {
              const ends = endsOf(connection);
              return ends && editor.whyNot(ends.from, ends.to, reconnecting.current);
            }}
          />
          <ZoomControls
            values={valuesShown}
            onValues={() => showValues((shown) => !shown)}
            onFit={viewpoint.fit}
            touch={touch}
          />
          <Marks canvas={canvas} moved={moved} graph={graph} />
          <LevelOfDetail root={root} />
        </ReactFlow>
        {graph.components.length === 0 && <EmptyState />}
        {connecting.hint !== null && <div className={styles.hint}>{connecting.hint}</div>}
        {isAwake && (
          <Suspense fallback={null}>
            <CanvasExtras root={root} canvas={canvas} />
          </Suspense>
        )}
        <LiveRegion store={store} />
      </section>
    </CanvasToolsContext>
  );
}

const AWAY = { clientX: -1, clientY: -1 };

/** The step that brings the first of what is dragged onto the grid, for all of it. */
function onGrid(places: Places): Places {
  const [[, first] = ['', { x: 0, y: 0 }]] = places;
  const { x, y } = snap(first);
  return new Map(
    [...places].map(([name, at]) => [name, { x: at.x + x - first.x, y: at.y + y - first.y }]),
  );
}

async function openGroup(stores: Stores, say: (text: string) => void, id: string): Promise<void> {
  const { setCollapsed } = await import('./marks/markVerbs.ts');
  setCollapsed(stores, say, [id], false);
}

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
