import {
  Fragment,
  useCallback,
  useSyncExternalStore,
  type CSSProperties,
  type ReactNode,
} from 'react';
import type { Status } from '../../../stores/api.ts';
import { useCanvasTools } from '../api/canvasStore.ts';
import type { StatusBoard } from '../api/statusBoard.ts';
import type { ComponentView } from '../../../graph/graph.ts';
import { lookOf } from '../../../graph/look.ts';
import { wordsOf } from '../../../graph/places/nameLines.ts';
import styles from './ComponentNode.module.css';

const STATUS_TEXT: Readonly<Record<Status, string>> = {
  created: 'Not run yet',
  init: 'Getting ready',
  running: 'Running',
  waiting: 'Waiting',
  completed: 'Completed',
  failed: 'Failed',
  stopped: 'Stopped',
};

interface HeaderProps {
  readonly view: ComponentView;
  /** Stands in place of the name while that is edited. */
  readonly children?: ReactNode;
}

/** Icon, name, type and status of a component. */
export function CardHeader({ view, children }: HeaderProps) {
  const { badge } = lookOf(view);
  return (
    <div className={styles.header}>
      <svg className={styles.icon} aria-hidden="true">
        <use href={`#category-${view.hue}`} />
      </svg>
      {children ?? <Name view={view} />}
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
export function Failure({ component }: { readonly component: string }) {
  const message = useStatus(component, (board) => board.failure(component));
  if (message === null) return null;
  return (
    <div className={styles.failure} title={message} translate="no">
      {message}
    </div>
  );
}

/** The arguments that matter most, with their values. */
export function Headline({ view }: { readonly view: ComponentView }) {
  if (view.headline.length === 0) return null;
  return (
    <div className={styles.headline}>
      {view.headline.map(({ label, value }) => (
        <span key={label} title={value}>
          {label}
          {label !== '' && value !== '' && ' '}
          <b translate="no">{value}</b>
        </span>
      ))}
    </div>
  );
}
