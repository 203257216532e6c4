import { useCallback, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../stores/api.ts';
import { numberText } from './buildGraph.ts';
import type { Graph } from './graph.ts';
import { createTrail, rateText, type Trail } from './trail.ts';
import { portOffset } from './nodeLayout.ts';
import { type FlowView, isInView, useOverlay } from './useOverlay.ts';
import styles from './Canvas.module.css';

interface Props {
  readonly run: StoreApi<RunState>;
  readonly graph: Graph;
}

/** Below this zoom values cannot be read. */
const READABLE = 0.5;

/** The last value of each output, written beside its port, on one sheet for all of them. */
export function LiveValues({ run, graph }: Props) {
  const [trail] = useState(createTrail);
  const subscribe = useCallback(
    (ask: () => void) =>
      run.subscribe((now, before) => {
        if (now.outputs !== before.outputs) trail.take(now);
        if (
          now.series !== before.series ||
          now.values !== before.values ||
          now.outputs !== before.outputs
        )
          ask();
      }),
    [run, trail],
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D, view: FlowView, style: CSSStyleDeclaration) =>
      drawValues(context, view, style, run.getState(), graph, trail),
    [run, graph, trail],
  );
  const isEmpty = useCallback(() => {
    const { series, values, outputs } = run.getState();
    const all = Object.keys(series).length + Object.keys(values).length;
    return all + Object.keys(outputs).length === 0;
  }, [run]);
  const sheet = useOverlay(draw, subscribe, isEmpty);
  return <canvas ref={sheet} className={styles.values} aria-hidden="true" />;
}

function drawValues(
  context: CanvasRenderingContext2D,
  flow: FlowView,
  style: CSSStyleDeclaration,
  run: RunState,
  graph: Graph,
  trail: Trail,
): void {
  if (flow.transform[2] < READABLE) return;
  context.font = `500 11px ${style.fontFamily}`;
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.fillStyle = style.color;
  context.strokeStyle = style.getPropertyValue('--canvas').trim() || style.backgroundColor;
  const badges = portsWithBadges(graph);
  for (const view of graph.components) {
    const at = flow.nodeLookup.get(view.name)?.internals.positionAbsolute ?? view.position;
    if (!isInView(flow, at, view.size)) continue;
    view.outputs.forEach((field, row) => {
      const text = lastValue(run, view.name, field);
      if (text === null) return;
      const tx = at.x + view.size.width + 10;
      const lift = badges.has(`${view.name}.${field}`) ? 9.5 : 6;
      const ty = at.y + portOffset(row) - lift;
      context.strokeText(text, tx, ty);
      context.fillText(text, tx, ty);
      const curve = trail.of(view.name, field);
      const after = tx + context.measureText(text).width + GAP;
      drawTrail(context, style, curve, after, ty);
      const rate = row === 0 ? rateText(trail.rate(view.name)) : '';
      if (rate === '') return;
      const end = after + (curve.length < 2 ? 0 : CURVE.width + GAP);
      context.strokeText(rate, end, ty);
      context.fillText(rate, end, ty);
    });
  }
}

const tucked = new WeakMap<Graph, ReadonlySet<string>>();

/** Outputs that have badges beside them. */
function portsWithBadges(graph: Graph): ReadonlySet<string> {
  const known = tucked.get(graph);
  if (known !== undefined) return known;
  const ports = graph.wires.flatMap(({ badges, source }) =>
    badges === null ? [] : [`${source.component}.${source.field}`],
  );
  const made = new Set(ports);
  tucked.set(graph, made);
  return made;
}

/** Size of the little curve behind a value, and the air around it, canvas units. */
const CURVE = { width: 36, height: 10 };
const GAP = 6;

/** The latest values of an output as a little curve. */
function drawTrail(
  context: CanvasRenderingContext2D,
  style: CSSStyleDeclaration,
  values: readonly number[],
  x: number,
  y: number,
): void {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // In halves: what lies between two numbers may be more than a number can be.
  const half = most / 2 - least / 2;
  if (values.length < 2 || !Number.isFinite(half)) return;
  const step = CURVE.width / (values.length - 1);
  context.beginPath();
  values.forEach((value, i) => {
    const part = half === 0 ? 0.5 : (value / 2 - least / 2) / half;
    context.lineTo(x + i * step, y - part * CURVE.height);
  });
  context.save();
  context.stroke();
  context.lineWidth = 1.2;
  context.strokeStyle = style.color;
  context.stroke();
  context.restore();
}

/** The newest value of an output as text; null when the run has none. */
export function lastValue(run: RunState, component: string, field: string): string | null {
  const id = `${component}.${field}`;
  const live = Object.hasOwn(run.outputs, component) ? run.outputs[component] : undefined;
  if (live && Object.hasOwn(live, field)) return anyText(live[field]);
  const series = Object.hasOwn(run.series, id) ? run.series[id] : undefined;
  if (series && series.length > 0) {
    const other = series.other?.[series.length - 1];
    if (other !== undefined && typeof other !== 'number') return anyText(other);
    return numberText(series.values[series.length - 1] ?? Number.NaN);
  }
  const values = Object.hasOwn(run.values, component) ? run.values[component] : undefined;
  if (!values || !Object.hasOwn(values.output, field)) return null;
  return anyText(values.output[field]);
}

function anyText(value: unknown): string | null {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.length > 16 ? `${value.slice(0, 15)}…` : value;
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? `list of ${value.length}` : 'object';
}
