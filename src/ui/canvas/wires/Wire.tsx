import { memo } from 'react';
import type { Edge, EdgeProps } from '@xyflow/react';
import type { BadgePlaces, WireView } from '../../../graph/graph.ts';
import { badgesAt, traceStub, type Badge } from '../../../graph/wires/wireBadges.ts';
import { textWidth, fitText } from '../../../base/textWidth.ts';
import {
  FORWARD,
  pointOn,
  runsBack,
  SvgPath,
  traceHead,
  traceStretch,
  traceWire,
  type Point,
} from '../../../graph/wires/wirePath.ts';
import { WIDEST_TAG } from '../../../graph/wires/tags.ts';
import { routeOf } from '../../../graph/wires/wireRoute.ts';
import styles from './Wire.module.css';

export type WireFlowEdge = Edge<{ readonly view: WireView }, 'wire'>;

export const Wire = memo(function Wire(props: EdgeProps<WireFlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, data } = props;
  if (data === undefined) return null;
  const source = { x: sourceX, y: sourceY };
  const target = { x: targetX, y: targetY };
  return <WireLines view={data.view} {...{ source, target }} />;
});

interface LinesProps {
  readonly view: WireView;
  readonly source: Point;
  readonly target: Point;
}

/** A wire as it is drawn between two places: its line with the gap under it, or its badges. */
export function WireLines({ view, source, target }: LinesProps) {
  const { badges } = view;
  if (badges !== null) return <Badges {...{ view, badges, source, target }} />;
  const route = routeOf(view, source, target);
  const [line, stretch] = [new SvgPath(), new SvgPath()];
  traceWire(line, route, source, target);
  traceStretch(stretch, route, source, target);
  const whole = line.text;
  traceHead(line, target);
  return (
    <>
      {view.kind === 'connector' && <path className={styles.hit} d={whole} />}
      <path className={styles.gap} d={stretch.text} />
      <path className={`react-flow__edge-path ${styles.line}`} d={line.text} />
      {view.initial !== null && (
        <InitialTag text={view.initial} at={pointOn(route, source, target, view.tag)} />
      )}
    </>
  );
}

interface BadgesProps extends LinesProps {
  readonly badges: BadgePlaces;
}

/** A wire that shows no line: what it leads to is named at its source, where it comes from at its target. */
function Badges({ view, badges, source, target }: BadgesProps) {
  const [near, far] = badgesAt(view, badges, source, target);
  const stubs = new SvgPath();
  traceStub(stubs, source, near);
  traceStub(stubs, target, far);
  // From badge to badge: it shows while the wire is looked at.
  const [from, to] = [
    { x: near.x + near.width, y: near.joint.y },
    { x: far.x, y: far.joint.y },
  ];
  const line = new SvgPath();
  const isBack = runsBack(source, target);
  traceWire(line, isBack ? routeOf(view, from, to) : FORWARD, from, to);
  return (
    <g className={styles.badges}>
      <title>{view.id.replace('..', ' → ')}</title>
      <path className={`react-flow__edge-path ${styles.line} ${styles.shy}`} d={line.text} />
      <path className={styles.line} fill="none" d={stubs.text} />
      <NamedBadge badge={near} />
      <NamedBadge badge={far} />
    </g>
  );
}

function NamedBadge({ badge: { text, x, y, width, height } }: { readonly badge: Badge }) {
  return (
    <g className={styles.badge}>
      <rect {...{ x, y, width, height }} rx={height / 2} />
      <text x={x + width / 2} y={y + height - 3.5}>
        {text}
      </text>
    </g>
  );
}

/** The value a loop starts with, on its wire. */
function InitialTag({ text, at }: { readonly text: string; readonly at: Point }) {
  const shown = fitText(text, 12, WIDEST_TAG);
  const width = textWidth(shown, 12, 'regular') + 14;
  return (
    <g className={styles.tag} transform={`translate(${at.x} ${at.y})`}>
      <title>{`Starts with ${text}`}</title>
      <rect x={-width / 2} y={-9} width={width} height={18} rx={9} />
      <text y={4}>{shown}</text>
    </g>
  );
}
