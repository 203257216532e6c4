import {
  Fragment,
  memo,
  useCallback,
  useMemo,
  useSyncExternalStore,
  type CSSProperties,
} from 'react';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { useStore } from 'zustand';
import type { Status } from '../../../stores/api.ts';
import { useCanvasTools } from '../api/canvasStore.ts';
import { eventLabel, eventPort, type ComponentView } from '../../../graph/graph.ts';
import { HEADER, portLabel, ROW } from '../../../graph/places/nodeLayout.ts';
import { NameField } from './NameField.tsx';
import { namePlan, wordsOf } from '../../../graph/places/nameLines.ts';
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
  const firstEvent = Math.max(view.inputs.length, view.outputs.length);
  return (
    <>
      <Header view={view} />
      {view.inputs.map((field, row) => (
        <Port key={`>${field}`} side="input" id={field} label={field} row={row} view={view} />
      ))}
      {view.outputs.map((field, row) => (
        <Port key={`${field}>`} side="output" id={field} label={field} row={row} view={view} />
      ))}
      {view.inputEvents.map((type, i) => (
        <EventPort key={`>${type}`} side="input" type={type} row={firstEvent + i} view={view} />
      ))}
      {view.outputEvents.map((type, i) => (
        <EventPort key={`${type}>`} side="output" type={type} row={firstEvent + i} view={view} />
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
  const problems = view.errors + view.warnings;
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
      {problems > 0 && (
        <span
          className={styles.badge}
          translate="no"
          data-severity={view.errors > 0 ? 'error' : 'warning'}
          title={view.notes?.join('\n')}
        >
          {problems}
        </span>
      )}
    </div>
  );
}

/** A name whose lines are broken where one reads on. */
function Name({ view: { title, size } }: { readonly view: ComponentView }) {
  const words = wordsOf(title);
  const { tight, longest, lines } = useMemo(() => namePlan(title, size), [title, size]);
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

interface PortProps {
  readonly side: 'input' | 'output';
  readonly row: number;
  readonly view: ComponentView;
}

function Port({
  side,
  id,
  label,
  row,
  view,
}: PortProps & { readonly id: string; readonly label: string }) {
  const fault = view.faults?.[side === 'input' ? 'inputs' : 'outputs'][id];
  const text = portLabel(view, view.size, side, row);
  return (
    <Handle
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      id={id}
      className={styles.port}
      translate="no"
      style={{ top: HEADER + row * ROW }}
      title={fault ?? (text === label ? undefined : label)}
      data-fault={fault === undefined ? undefined : ''}
    >
      {text}
    </Handle>
  );
}

function EventPort({ side, type, row, view }: PortProps & { readonly type: string }) {
  const fault = view.faults?.[side === 'input' ? 'inputs' : 'outputs'][eventPort(type)];
  return (
    <Handle
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      id={eventPort(type)}
      className={`${styles.port} ${styles.event}`}
      style={{ top: HEADER + row * ROW }}
      isConnectable={false}
      title={fault ?? `Event ${type}`}
      data-fault={fault === undefined ? undefined : ''}
    >
      {eventLabel(type)}
    </Handle>
  );
}
