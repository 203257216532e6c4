import { ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import type { CanvasApi } from '../api/CanvasApi.ts';
import type { Graph } from '../../../graph/graph.ts';
import { FORWARD, SvgPath, traceWire, type Point } from '../../../graph/wires/wirePath.ts';
import { Ghosts } from './Ghosts.tsx';
import type { GestureState, GestureStore } from './gestureStore.ts';
import { farEnd } from '../../../editing/components/quickPlace.ts';
import type { Guide } from '../../../graph/places/snapDrag.ts';
import { wireLines } from '../../../graph/wires/wireLines.ts';
import styles from './Gestures.module.css';

/** What gestures draw over components and wires, in the coordinates of the model. */
export function GestureOverlay({
  canvas,
  gestures,
}: {
  readonly canvas: CanvasApi;
  readonly gestures: GestureStore;
}) {
  const state = useStore(gestures);
  const quickAdd = useStore(canvas.store, (now) => now.quickAdd);
  const graph = canvas.graph();
  const loose = quickAdd && farEnd(graph, quickAdd.join);
  const marked = quickAdd?.join?.kind === 'wire' ? quickAdd.join.connector : state.target;
  return (
    <>
      <ViewportPortal>
        <svg className={styles.overlay} aria-hidden="true">
          {state.guides.map((guide) => (
            <GuideLine key={JSON.stringify(guide)} guide={guide} />
          ))}
          <Marked graph={graph} state={state} target={marked} />
          {quickAdd && loose && (
            <path className={styles.loose} d={looseWire(loose, quickAdd.at, quickAdd.join?.kind)} />
          )}
          {state.stroke.length > 1 && <path className={styles.stroke} d={lineOf(state.stroke)} />}
        </svg>
        <Ghosts graph={graph} places={state.ghosts} />
      </ViewportPortal>
      {state.hint !== null && <div className={styles.hint}>{state.hint}</div>}
    </>
  );
}

function looseWire(port: Point, at: Point, kind: 'from' | 'to' | 'wire' | undefined): string {
  const path = new SvgPath();
  if (kind === 'to') traceWire(path, FORWARD, at, port);
  else traceWire(path, FORWARD, port, at);
  return path.text;
}

function lineOf(points: readonly Point[]): string {
  return `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`;
}

/** The wire that takes what is dropped, and those that a stroke has crossed. */
function Marked({
  graph,
  state,
  target,
}: {
  readonly graph: Graph;
  readonly state: GestureState;
  readonly target: string | null;
}) {
  if (target === null && state.crossed.length === 0) return null;
  const crossed = new Set(state.crossed);
  return wireLines(graph)
    .filter(({ view }) => view.id === target || crossed.has(view.id))
    .map(({ view, path }) => (
      <path
        key={view.id}
        className={crossed.has(view.id) ? styles.crossed : styles.target}
        d={path}
      />
    ));
}

/** Half the length of the bars at the ends of a gap. */
const BAR = 5;

function GuideLine({ guide: { kind, upright, at, from, to } }: { readonly guide: Guide }) {
  const point = (along: number, across: number) =>
    upright ? `${across} ${along}` : `${along} ${across}`;
  const line = `M${point(from, at)}L${point(to, at)}`;
  if (kind === 'line') return <path className={styles.guide} d={line} />;
  const bars = [from, to].map((end) => `M${point(end, at - BAR)}L${point(end, at + BAR)}`).join('');
  return <path className={styles.gap} d={line + bars} />;
}
