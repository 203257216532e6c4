import { memo } from 'react';
import type { Edge, EdgeProps } from '@xyflow/react';
import type { WireView } from './graph.ts';
import { textWidth, fitText } from './textWidth.ts';
import { backwardWire, forwardWire, runsBack, type Point, type WireShape } from './wirePath.ts';
import styles from './Wire.module.css';

export type WireFlowEdge = Edge<{ readonly view: WireView }, 'wire'>;

/** Air between a component and a wire that runs back along it. */
const CLEAR = 20;

/**
 * The shape of a wire between two points. A lane worked out for the document is kept clear of both
 * ends as they are now: during a drag they are not where the document has them.
 */
export function wireShape(view: WireView, source: Point, target: Point): WireShape {
  if (!runsBack(source, target)) return forwardWire(source, target);
  const above = Math.min(source.y, target.y) - view.reach.above - CLEAR;
  const below = Math.max(source.y, target.y) + view.reach.below + CLEAR;
  if (view.lane?.side === 'above')
    return backwardWire(source, target, Math.min(view.lane.y, above), view.lane.shift);
  const lane = view.lane ? Math.max(view.lane.y, below) : below;
  return backwardWire(source, target, lane, view.lane?.shift ?? 0);
}

export const Wire = memo(function Wire(props: EdgeProps<WireFlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, data } = props;
  if (data === undefined) return null;
  const shape = wireShape(data.view, { x: sourceX, y: sourceY }, { x: targetX, y: targetY });
  return (
    <>
      {data.view.kind === 'connector' && <path className={styles.hit} d={shape.line} />}
      <path className={`react-flow__edge-path ${styles.line}`} d={shape.line + shape.head} />
      {data.view.initial !== null && <InitialTag text={data.view.initial} at={shape.middle} />}
    </>
  );
});

/** The value a loop starts with, on its wire. */
function InitialTag({ text, at }: { readonly text: string; readonly at: Point }) {
  const shown = fitText(text, 12, 120);
  const width = textWidth(shown, 12, 'regular') + 14;
  return (
    <g className={styles.tag} transform={`translate(${at.x} ${at.y})`}>
      <title>{`Starts with ${text}`}</title>
      <rect x={-width / 2} y={-9} width={width} height={18} rx={9} />
      <text y={4}>{shown}</text>
    </g>
  );
}
