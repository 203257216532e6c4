import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { Heat } from '../../../stores/api.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { detailAt, shows, TEXT } from '../../../graph/detail.ts';
import type { ComponentView, Graph } from '../../../graph/graph.ts';
import { heatOf, type NodeHeat } from './heat.ts';
import { componentsOfNodes } from '../../../graph/nodeIds.ts';
import { useOverlay } from '../drawn/useOverlay.ts';
import { type FlowView, isInView } from '../drawn/useSheet.ts';
import styles from './Live.module.css';

/** Corners of a node, and of a label. */
const [ROUND, LABEL_ROUND] = [9, 5];
const LABEL = { height: 18, above: 6, inset: 6 };
/** From which heat on a node counts as warm, and as hot. */
const [WARM, HOT] = [0.25, 0.7];
const COLOURS = 8;

interface Props {
  readonly graph: Graph;
  readonly kind: Exclude<Heat, 'off'>;
}

/**
 * The profile on the canvas: a ring around each node, the stronger the more work it has (or in the colour
 * of its worker), with a label above. All on one sheet.
 */
export function ProfileHeat({ graph, kind }: Props) {
  const stores = useStores();
  const { run } = stores;
  const document = useStore(stores.document, (state) => state.document);
  const subscribe = useCallback(
    (ask: () => void) =>
      run.subscribe((now, before) => {
        if (now.profile !== before.profile) ask();
      }),
    [run],
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: FlowView, style: CSSStyleDeclaration) => {
      const { profile } = run.getState();
      if (profile === null) return;
      const nodes = graph.components.map(({ name }) => name);
      const heat = heatOf(profile, kind, nodes, (node) => componentsOfNodes(document, [node]));
      for (const component of graph.components) {
        const own = heat.get(component.name);
        if (own !== undefined) drawHeat(context, view, style, { component, heat: own, kind });
      }
    },
    [run, graph, kind, document],
  );
  const sheet = useOverlay(draw, subscribe);
  return <canvas ref={sheet} className={styles.values} aria-hidden="true" />;
}

interface Marked {
  readonly component: ComponentView;
  readonly heat: NodeHeat;
  readonly kind: Exclude<Heat, 'off'>;
}

function drawHeat(
  context: CanvasRenderingContext2D,
  flow: FlowView,
  style: CSSStyleDeclaration,
  { component: { name, position, size }, heat: { level, text }, kind }: Marked,
): void {
  const at = flow.nodeLookup.get(name)?.internals.positionAbsolute ?? position;
  if (!isInView(flow, at, size)) return;
  const strength = kind === 'workers' ? 0.6 : level;
  const colour = style.getPropertyValue(colourOf(kind, level)).trim();
  const width = 1.5 + 2.5 * strength;
  const gap = 1 + width / 2;
  context.beginPath();
  context.roundRect(
    at.x - gap,
    at.y - gap,
    size.width + 2 * gap,
    size.height + 2 * gap,
    ROUND + gap,
  );
  context.fillStyle = colour;
  context.globalAlpha = 0.02 + 0.14 * strength;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.globalAlpha = 0.3 + 0.7 * strength;
  context.stroke();
  context.globalAlpha = 1;
  const detail = detailAt(flow.transform[2]);
  if (!shows(detail, 'values')) return;
  // Written from the corner of the ring, as large as the rest.
  context.save();
  context.translate(at.x - gap, at.y - gap);
  context.scale(detail.size / TEXT, detail.size / TEXT);
  context.font = `500 ${TEXT}px ${style.fontFamily}`;
  context.textBaseline = 'middle';
  const box = {
    x: 0,
    y: -LABEL.above - LABEL.height,
    width: Math.ceil(context.measureText(text).width) + 2 * LABEL.inset + 10,
  };
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, LABEL.height, LABEL_ROUND);
  context.fillStyle = style.getPropertyValue('--surface').trim();
  context.fill();
  context.strokeStyle = style.getPropertyValue('--border').trim();
  context.lineWidth = 1;
  context.stroke();
  const middle = box.y + LABEL.height / 2;
  context.beginPath();
  context.arc(box.x + LABEL.inset + 3, middle, 3, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.fillStyle = style.getPropertyValue('--text').trim();
  context.fillText(text, box.x + LABEL.inset + 10, middle + 0.5);
  context.restore();
}

/** The token of a colour. */
function colourOf(kind: Marked['kind'], level: number): string {
  if (kind === 'workers') return `--plot-${1 + (level % COLOURS)}`;
  if (level >= HOT) return '--bad-solid';
  return level >= WARM ? '--warning-solid' : '--info';
}
