import { Fragment, memo, useCallback, useSyncExternalStore, type CSSProperties } from 'react';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { useStore } from 'zustand';
import type { Status } from '../../../stores/api.ts';
import { useCanvasTools } from '../api/canvasStore.ts';
import type { ComponentView } from '../../../graph/graph.ts';
import { lookOf, type PortLook } from '../../../graph/look.ts';
import { HEADER, ROW } from '../../../graph/places/nodeLayout.ts';
import { NameField } from './NameField.tsx';
import { wordsOf } from '../../../graph/places/nameLines.ts';
import type { StatusBoard } from '../api/statusBoard.ts';
import styles from './ComponentNode.module.css';

export type ComponentFlowNode = Node<{ readonly view: ComponentView }, 'component'>;

const STATUS_TEXT: Readonly<Record<Status, string>> = {
  created: 'Not run yet',
  init: 'Getting ready',
  running: 'Running',
  waiting: 'Waiting',
  completed: 'Completed',
  failed: 'Failed',
  stopped: 'Stopped',
};

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
      {view.headline.length > 0 && (
        <div className={styles.headline}>
          {view.headline.map(({ label, value }) => (
            <span key={label} title={value}>
              {label}
              {label !== '' && value !== '' && ' '}
              <b translate="no">{value}</b>
            </span>
          ))}
        </div>
      )}
      <Failure component={view.name} />
    </>
  );
});

function Header({ view }: { readonly view: ComponentView }) {
  const { store } = useCanvasTools();
  const renaming = useStore(store, (state) => state.renaming === view.name);
  const { badge } = lookOf(view);
  return (
    <div className={styles.header}>
      <svg className={styles.icon} aria-hidden="true">
        <use href={`#category-${view.hue}`} />
      </svg>
      {renaming ? <NameField node={view.name} name={view.title} /> : <Name view={view} />}
      <span className={styles.type} title={view.type} translate="no">
        {view.typeLabel}
      </span>
      <StatusDot component={view.name} />
      {badge !== null && (
        <span
          className={styles.badge}
          translate="no"
          data-severity={badge.severity}
          title={view.notes?.join('\n')}
        >
          {badge.text}
        </span>
      )}
    </div>
  );
}

/** A name whose lines are broken where one reads on. */
function Name({ view }: { readonly view: ComponentView }) {
  const { title } = view;
  const words = wordsOf(title);
  const { tight, longest, lines } = lookOf(view).name;
  return (
    <span
      className={styles.name}
      title={title}
      translate="no"
      data-tight={tight.length > 0 ? tight.join(' ') : undefined}
      data-wide={longest > 0 ? '' : undefined}
      style={{ '--longest': longest, '--lines': lines } as CSSProperties}
    >
      {words.length === 1
        ? title
        : words.map((word, at) => (
            // Words are told apart by where they stand and by nothing else.
            // eslint-disable-next-line react/no-array-index-key
            <Fragment key={at}>
              {at > 0 && <wbr />}
              <span>{word}</span>
            </Fragment>
          ))}
    </span>
  );
}

/** Something of what a run says of one component. */
function useStatus<T>(component: string, read: (board: StatusBoard) => T): T {
  const { status } = useCanvasTools();
  const subscribe = useCallback(
    (listener: () => void) => status.subscribe(component, listener),
    [status, component],
  );
  return useSyncExternalStore(subscribe, () => read(status));
}

function StatusDot({ component }: { readonly component: string }) {
  const now = useStatus(component, (board) => board.status(component)) ?? 'created';
  return (
    <span
      className={styles.status}
      role="img"
      aria-label={STATUS_TEXT[now]}
      title={STATUS_TEXT[now]}
      data-status={now}
    />
  );
}

/** Why it failed, under the card; in full where the pointer rests, and in the inspector. */
function Failure({ component }: { readonly component: string }) {
  const message = useStatus(component, (board) => board.failure(component));
  if (message === null) return null;
  return (
    <div className={styles.failure} title={message} translate="no">
      {message}
    </div>
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
