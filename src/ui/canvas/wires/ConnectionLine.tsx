import type { ConnectionLineComponentProps } from '@xyflow/react';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';
import {
  FORWARD,
  runsBack,
  SvgPath,
  traceWire,
  type WireRoute,
} from '../../../graph/wires/wirePath.ts';
import styles from './Drawing.module.css';

/** The wire that is being drawn, with the shape it will have. */
export function ConnectionLine(props: ConnectionLineComponentProps<ComponentFlowNode>) {
  const from = { x: props.fromX, y: props.fromY };
  const to = { x: props.toX, y: props.toY };
  const [source, target] = props.fromHandle.type === 'source' ? [from, to] : [to, from];
  // Only a wire that has found its port is led around; a loose end follows the pointer.
  const route: WireRoute =
    props.connectionStatus !== null && runsBack(source, target)
      ? { kind: 'back', y: Math.max(source.y, target.y) + 64, shift: 0 }
      : FORWARD;
  const path = new SvgPath();
  traceWire(path, route, source, target);
  return (
    <path className={styles.drawing} data-status={props.connectionStatus ?? 'open'} d={path.text} />
  );
}
