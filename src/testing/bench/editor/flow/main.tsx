import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';
import {
  Handle,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
  type Edge,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import type { FlowPageData, FlowPageView } from '../flowPage.ts';

type PlainNode = Node<{ label: string }, 'plain'>;

/** The least that a component with two inputs and one output can be. */
function Plain({ data }: NodeProps<PlainNode>) {
  return (
    <>
      <Handle type="target" position={Position.Left} id="a" style={{ top: '55%' }} />
      <Handle type="target" position={Position.Left} id="b" style={{ top: '80%' }} />
      {data.label}
      <Handle type="source" position={Position.Right} id="y" style={{ top: '55%' }} />
    </>
  );
}

const nodeTypes = { plain: Plain };

/** Bare React Flow as its guide begins: nodes and edges in React state, no styles of one's own. */
function Page({ graph, size, visibleOnly }: FlowPageData) {
  const [nodes, , onNodesChange] = useNodesState<PlainNode>(
    graph.nodes.map(({ name, x, y }) => ({
      id: name,
      type: 'plain',
      position: { x, y },
      data: { label: name },
      // Sizes are given, so that nothing waits for being measured.
      ...size,
      style: { background: 'white', border: '1px solid #1a192b', borderRadius: 3, fontSize: 12 },
    })),
  );
  const [edges, , onEdgesChange] = useEdgesState<Edge>(
    graph.wires.map(({ source, target, input }) => ({
      id: `${source}.y..${target}.${input}`,
      source,
      target,
      sourceHandle: 'y',
      targetHandle: input,
    })),
  );
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onlyRenderVisibleElements={visibleOnly}
      minZoom={0.01}
      fitView
      fitViewOptions={{ padding: 0.12, maxZoom: 1 }}
      onInit={(flow) => {
        const view: FlowPageView = {
          fit: () => void flow.fitView({ padding: 0.12, maxZoom: 1 }),
          zoomTo: (zoom) => void flow.zoomTo(zoom),
        };
        Object.assign(window, { view });
      }}
    />
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
const answer = await fetch(`./${new URLSearchParams(location.search).get('graph')}.json`);
createRoot(root).render(<Page {...((await answer.json()) as FlowPageData)} />);
