import { useConnection, useStore } from '@xyflow/react';
import styles from './Drawing.module.css';

interface Props {
  /** Why these two ends may not be joined, null when they may. */
  readonly whyNot: (connection: {
    source: string;
    sourceHandle: string | null;
    target: string;
    targetHandle: string | null;
  }) => string | null;
}

/** While a wire is drawn over a port that cannot take it: the reason, beside the pointer. */
export function ConnectFeedback({ whyNot }: Props) {
  const connection = useConnection();
  const [x, y, zoom] = useStore((state) => state.transform);
  if (!connection.inProgress || connection.isValid !== false || !connection.toHandle) return null;
  const { fromHandle, toHandle, to } = connection;
  const forwards = fromHandle.type === 'source';
  const [from, end] = forwards ? [fromHandle, toHandle] : [toHandle, fromHandle];
  const reason =
    fromHandle.type === toHandle.type
      ? forwards
        ? 'Connect an output to an input.'
        : 'Connect an input to an output.'
      : whyNot({
          source: from.nodeId,
          sourceHandle: from.id ?? null,
          target: end.nodeId,
          targetHandle: end.id ?? null,
        });
  if (reason === null) return null;
  return (
    <div
      className={styles.reason}
      style={{ transform: `translate(${to.x * zoom + x + 16}px, ${to.y * zoom + y + 16}px)` }}
    >
      {reason}
    </div>
  );
}
