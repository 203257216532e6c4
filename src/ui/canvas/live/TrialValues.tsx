import { useCallback } from 'react';
import type { TrialPreview } from '../../../stores/api.ts';
import { detailAt, shows, TEXT } from '../../../graph/detail.ts';
import type { ComponentView, Graph } from '../../../graph/graph.ts';
import { useOverlay } from '../drawn/useOverlay.ts';
import { type FlowView, isInView } from '../drawn/useSheet.ts';
import styles from './Live.module.css';

const LINE = 17;
const INSET = { x: 8, y: 5 };
const BELOW = 6;
const ROUND = 6;
/** More of one component than this is counted. */
const MOST_LINES = 6;

interface Props {
  readonly graph: Graph;
  readonly preview: TrialPreview;
}

const never = () => () => undefined;

/** A slip under each component with what a trial has in place of its values. All on one sheet. */
export function TrialValues({ graph, preview }: Props) {
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: FlowView, style: CSSStyleDeclaration) => {
      for (const component of graph.components) {
        const own = preview.values.filter((value) => value.component === component.name);
        if (own.length === 0) continue;
        const texts = own.slice(0, MOST_LINES).map(({ text }) => text);
        if (own.length > MOST_LINES) texts.push(`and ${own.length - MOST_LINES} more`);
        drawSlip(context, view, style, component, [preview.title, ...texts]);
      }
    },
    [graph, preview],
  );
  const sheet = useOverlay(draw, never);
  return <canvas ref={sheet} className={styles.values} aria-hidden="true" />;
}

function drawSlip(
  context: CanvasRenderingContext2D,
  flow: FlowView,
  style: CSSStyleDeclaration,
  { name, position, size }: ComponentView,
  lines: readonly string[],
): void {
  const at = flow.nodeLookup.get(name)?.internals.positionAbsolute ?? position;
  const detail = detailAt(flow.transform[2]);
  if (!isInView(flow, at, size) || !shows(detail, 'names')) return;
  const token = (of: string) => style.getPropertyValue(of).trim();
  context.save();
  context.translate(at.x, at.y + size.height + BELOW);
  context.scale(detail.size / TEXT, detail.size / TEXT);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.font = `500 ${TEXT}px ${style.fontFamily}`;
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 2 * INSET.x;
  context.beginPath();
  context.roundRect(0, 0, Math.ceil(width), lines.length * LINE + 2 * INSET.y, ROUND);
  context.fillStyle = token('--accent-soft');
  context.fill();
  context.strokeStyle = token('--accent');
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  context.stroke();
  context.setLineDash([]);
  lines.forEach((line, row) => {
    context.fillStyle = token(row === 0 ? '--accent-text' : '--text');
    context.fillText(line, INSET.x, INSET.y + row * LINE + LINE / 2 + 0.5);
  });
  context.restore();
}
