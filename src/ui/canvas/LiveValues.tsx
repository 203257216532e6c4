import { useEffect, useRef } from 'react';
import { useStoreApi } from '@xyflow/react';
import type { StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../stores/api.ts';
import { numberText } from './buildGraph.ts';
import type { Graph } from './graph.ts';
import { portOffset } from './nodeLayout.ts';
import styles from './Canvas.module.css';

interface Props {
  readonly run: StoreApi<RunState>;
  readonly graph: Graph;
}

/** Below this zoom values cannot be read. */
const READABLE = 0.5;

/**
 * The last value of each output, written beside its port. One canvas element for all of them,
 * drawn at most once per frame and only when values, the view or positions changed.
 */
export function LiveValues({ run, graph }: Props) {
  const flow = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(graph);
  const request = useRef<() => void>(() => undefined);

  useEffect(() => {
    latest.current = graph;
    request.current();
  }, [graph]);

  useEffect(() => {
    let frame = 0;
    const draw = (): void => {
      frame = 0;
      const element = canvas.current;
      if (element) drawValues(element, flow.getState(), run.getState(), latest.current);
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    request.current = ask;
    const stopFlow = flow.subscribe((now, before) => {
      if (
        now.transform !== before.transform ||
        now.width !== before.width ||
        now.height !== before.height ||
        now.nodes !== before.nodes
      )
        ask();
    });
    const stopRun = run.subscribe((now, before) => {
      if (now.series !== before.series || now.values !== before.values) ask();
    });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', ask);
    const theme = new MutationObserver(ask);
    theme.observe(document.documentElement, { attributes: true });
    ask();
    return () => {
      stopFlow();
      stopRun();
      dark.removeEventListener('change', ask);
      theme.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [flow, run]);

  return <canvas ref={canvas} className={styles.values} aria-hidden="true" />;
}

interface FlowView {
  readonly transform: readonly [number, number, number];
  readonly width: number;
  readonly height: number;
  readonly nodeLookup: ReadonlyMap<
    string,
    { readonly internals: { readonly positionAbsolute: { x: number; y: number } } }
  >;
}

function drawValues(
  element: HTMLCanvasElement,
  { transform: [x, y, zoom], width, height, nodeLookup }: FlowView,
  run: RunState,
  graph: Graph,
): void {
  const isEmpty = Object.keys(run.series).length + Object.keys(run.values).length === 0;
  element.style.display = isEmpty ? 'none' : '';
  if (isEmpty) return;
  const ratio = devicePixelRatio;
  const w = Math.round(width * ratio);
  const h = Math.round(height * ratio);
  if (element.width !== w) element.width = w;
  if (element.height !== h) element.height = h;
  const context = element.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, w, h);
  if (zoom < READABLE) return;
  const style = getComputedStyle(element);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, x * ratio, y * ratio);
  context.font = `500 11px ${style.fontFamily}`;
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.fillStyle = style.color;
  context.strokeStyle = style.getPropertyValue('--canvas').trim() || style.backgroundColor;
  for (const view of graph.components) {
    const at = nodeLookup.get(view.name)?.internals.positionAbsolute ?? view.position;
    const left = (at.x + view.size.width) * zoom + x;
    const top = at.y * zoom + y;
    if (left > width || top > height || top + view.size.height * zoom < 0 || left < -100) continue;
    view.outputs.forEach((field, row) => {
      const text = lastValue(run, view.name, field);
      if (text === null) return;
      const tx = at.x + view.size.width + 10;
      const ty = at.y + portOffset(row) - 6;
      context.strokeText(text, tx, ty);
      context.fillText(text, tx, ty);
    });
  }
}

/** The newest value of an output as text; null when the run has none. */
export function lastValue(run: RunState, component: string, field: string): string | null {
  const id = `${component}.${field}`;
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
