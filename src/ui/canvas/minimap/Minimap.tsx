import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { Graph } from '../../../graph/graph.ts';
import { motionTime } from '../view/motionTime.ts';
import type { Viewpoint } from '../api/CanvasApi.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { inModel } from './mapPlace.ts';
import { viewOnPlane } from './MapSheet.ts';
import { useMapSheet } from './useMapSheet.ts';
import styles from './Minimap.module.css';

/** A key moves the view by so much of itself. */
const STRIDE = 0.25;

const STRIDES: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -STRIDE, y: 0 },
  ArrowRight: { x: STRIDE, y: 0 },
  ArrowUp: { x: 0, y: -STRIDE },
  ArrowDown: { x: 0, y: STRIDE },
};

interface Props {
  readonly graph: Graph;
  readonly viewpoint: Viewpoint;
}

/** A map of the model with what is in view: a press, a drag or the arrow keys move the view. */
export function Minimap({ graph, viewpoint }: Props) {
  const flow = useReactFlow();
  const flowStore = useStoreApi();
  const { canvas, sheet } = useMapSheet(graph);
  /** From the pointer to the middle of the view, in the coordinates of the model. */
  const grip = useRef<Point | null>(null);
  const [isDragged, setDragged] = useState(false);

  function pointOf({ clientX, clientY, currentTarget }: PointerEvent): Point | null {
    const box = currentTarget.getBoundingClientRect();
    const place = sheet.current?.place ?? null;
    return place && inModel(place, { x: clientX - box.left, y: clientY - box.top });
  }

  function centre({ x, y }: Point, duration = 0): void {
    void flow.setCenter(x, y, { zoom: flow.getZoom(), duration });
  }

  function press(event: PointerEvent<HTMLElement>): void {
    const at = pointOf(event);
    if (at === null || event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const seen = viewOnPlane(flowStore.getState());
    const middle = { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 };
    const off = { x: middle.x - at.x, y: middle.y - at.y };
    // What is in view is taken where it was pressed; elsewhere it comes to the pointer first.
    const isInside = Math.abs(off.x) <= seen.width / 2 && Math.abs(off.y) <= seen.height / 2;
    grip.current = isInside ? off : { x: 0, y: 0 };
    if (!isInside) centre(at);
    setDragged(true);
  }

  function drag(event: PointerEvent<HTMLElement>): void {
    const at = grip.current && pointOf(event);
    if (grip.current === null || at === null) return;
    centre({ x: at.x + grip.current.x, y: at.y + grip.current.y });
  }

  function letGo(): void {
    grip.current = null;
    setDragged(false);
  }

  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stride = STRIDES[event.key];
    if (stride === undefined && event.key !== 'Home') return;
    // Of the canvas the same keys move what is selected.
    event.preventDefault();
    event.stopPropagation();
    if (stride === undefined) return viewpoint.fit();
    const seen = viewOnPlane(flowStore.getState());
    centre(
      {
        x: seen.x + seen.width * (0.5 + stride.x),
        y: seen.y + seen.height * (0.5 + stride.y),
      },
      motionTime(),
    );
  }

  return (
    <div
      className={styles.map}
      role="application"
      aria-label="Minimap"
      aria-roledescription="map of the model"
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Home"
      title="Drag, or use the arrow keys, to move the view"
      tabIndex={0}
      data-dragged={isDragged ? '' : undefined}
      onPointerDown={press}
      onPointerMove={drag}
      onPointerUp={letGo}
      onLostPointerCapture={letGo}
      onKeyDown={key}
    >
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  );
}
