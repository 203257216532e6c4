import { useStore } from '@xyflow/react';
import { ArrowUp } from 'lucide-react';
import { boundsOf, type Rect, touches } from '../../../base/gridIndex.ts';
import type { ComponentView, Graph } from '../../../graph/graph.ts';
import styles from './View.module.css';

interface Props {
  readonly graph: Graph;
  readonly onBack: () => void;
}

/** Directions are told in steps of so many degrees. */
const STEP = 15;

/** Shows where the model is when nothing of it is in view, and leads back to it. */
export function OffModel({ graph, onBack }: Props) {
  const turn = useStore(({ transform: [x, y, zoom], width, height }) =>
    directionTo(graph, { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }),
  );
  if (turn === null) return null;
  return (
    <button type="button" className={`nopan nokey ${styles.back}`} onClick={onBack}>
      <ArrowUp size={16} aria-hidden="true" style={{ transform: `rotate(${turn}deg)` }} />
      Back to the model
    </button>
  );
}

/**
 * Where the model is from an area in which nothing of it is: degrees from upwards on, clockwise; null:
 * something is in it, or there is nothing.
 */
export function directionTo({ components }: Graph, area: Rect): number | null {
  if (area.width === 0) return null;
  const boxOf = ({ position, size }: ComponentView): Rect => ({ ...position, ...size });
  // Asked at every move of the view, where mostly one of the first is in it.
  if (components.some((view) => touches(boxOf(view), area))) return null;
  const bounds = boundsOf(components.map(boxOf));
  if (bounds === null) return null;
  const x = bounds.x + bounds.width / 2 - (area.x + area.width / 2);
  const y = bounds.y + bounds.height / 2 - (area.y + area.height / 2);
  return Math.round((Math.atan2(x, -y) * 180) / Math.PI / STEP) * STEP;
}
