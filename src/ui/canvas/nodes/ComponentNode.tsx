import { memo } from 'react';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { useStore } from 'zustand';
import { useCanvasTools } from '../api/canvasStore.ts';
import type { ComponentView } from '../../../graph/graph.ts';
import { lookOf, type PortLook } from '../../../graph/look.ts';
import { HEADER, ROW } from '../../../graph/places/nodeLayout.ts';
import { CardHeader, Failure, Headline } from './CardParts.tsx';
import { NameField } from './NameField.tsx';
import styles from './ComponentNode.module.css';

export type ComponentFlowNode = Node<{ readonly view: ComponentView }, 'component'>;

/**
 * The inside of a component on the canvas. It renders again when its view changes or its own status
 * does, never for values. React Flow's wrapper is the card; each port is one element, its dot and
 * its hit area are drawn by CSS: with two inputs and one output there are at most 15 elements.
 */
export const ComponentNode = memo(function ComponentNode({ data }: NodeProps<ComponentFlowNode>) {
  const { view } = data;
  return (
    <>
      <Header view={view} />
      {lookOf(view).ports.map((port) => (
        <Port key={port.side === 'input' ? `>${port.id}` : `${port.id}>`} port={port} />
      ))}
      <Headline view={view} />
      <Failure component={view.name} />
    </>
  );
});

function Header({ view }: { readonly view: ComponentView }) {
  const { store } = useCanvasTools();
  const renaming = useStore(store, (state) => state.renaming === view.name);
  return (
    <CardHeader view={view}>
      {renaming ? <NameField node={view.name} name={view.title} /> : null}
    </CardHeader>
  );
}

function Port({ port }: { readonly port: PortLook }) {
  const isInput = port.side === 'input';
  return (
    <Handle
      type={isInput ? 'target' : 'source'}
      position={isInput ? Position.Left : Position.Right}
      id={port.id}
      className={port.isEvent ? `${styles.port} ${styles.event}` : styles.port}
      translate={port.isEvent ? undefined : 'no'}
      style={{ top: HEADER + port.row * ROW }}
      isConnectable={!port.isEvent}
      title={port.title}
      data-fault={port.isFaulty ? '' : undefined}
    >
      {port.text}
    </Handle>
  );
}
