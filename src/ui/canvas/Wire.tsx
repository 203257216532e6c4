import { memo } from 'react';
import type { Edge, EdgeProps } from '@xyflow/react';
import type { WireView } from './graph.ts';
import { textWidth, fitText } from './textWidth.ts';
import { middleOf, SvgPath, traceHead, traceStretch, traceWire, type Point } from './wirePath.ts';
import { routeOf } from './wireRoute.ts';
import styles from './Wire.module.css';

export type WireFlowEdge = Edge<{ readonly view: WireView }, 'wire'>;

export const Wire = memo(function Wire(props: EdgeProps<WireFlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, data } = props;
  if (data === undefined) return null;
  const source = { x: sourceX, y: sourceY };
  const target = { x: targetX, y: targetY };
  const route = routeOf(data.view, source, target);
  const [line, stretch] = [new SvgPath(), new SvgPath()];
  traceWire(line, route, source, target);
  traceStretch(stretch, route, source, target);
  const whole = line.text;
  traceHead(line, target);
  return (
    <>
      {data.view.kind === 'connector' && <path className={styles.hit} d={whole} />}
      <path className={styles.gap} d={stretch.text} />
      <path className={`react-flow__edge-path ${styles.line}`} d={line.text} />
      {data.view.initial !== null && (
        <InitialTag text={data.view.initial} at={middleOf(route, source, target)} />
      )}
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
