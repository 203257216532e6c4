import { useEffect, type RefObject } from 'react';
import { useReactFlow } from '@xyflow/react';
import { cutThings } from '../../../editing/components/deleteThings.ts';
import { things } from '../../../editing/words.ts';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { watchGesture } from '../../kit/watchGesture.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { AT_REST, type GestureStore } from './gestureStore.ts';
import { crossedBy, wireLines } from '../../../graph/wires/wireLines.ts';

/** Points closer together than this, in pixels, say nothing new. */
const STEP = 3;

/**
 * Cutting wires with a stroke: Alt and a drag that begins on empty canvas, or any drag once the command
 * asked for it (a finger has no Alt). It comes before React Flow, which would draw a box.
 */
export function useStroke(
  root: RefObject<HTMLElement | null>,
  canvas: CanvasApi,
  gestures: GestureStore,
): void {
  const stores = useStores();
  const flow = useReactFlow();
  useEffect(() => {
    let stroke: { readonly pointer: number; points: Point[]; last: Point } | null = null;
    const place = (event: PointerEvent): Point =>
      flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });

    const wordsFor = (connectors: readonly string[]) =>
      things(stores.document.getState().document, { components: [], connectors });

    function begins(event: PointerEvent): boolean {
      const target = event.target instanceof Element ? event.target : null;
      if (event.button !== 0 || !event.isPrimary || !root.current?.contains(target)) return false;
      if (!target?.closest('.react-flow__renderer, .react-flow__pane')) return false;
      if (canvas.store.getState().cutting) return true;
      return event.altKey && target.closest('[data-component]') === null;
    }

    function end(): void {
      stroke = null;
      canvas.store.setState({ cutting: false });
      gestures.setState(AT_REST);
    }
    function abandon(): void {
      end();
      canvas.say('No wire was cut.');
    }

    function down(event: PointerEvent): void {
      if (!begins(event)) return;
      event.preventDefault();
      event.stopPropagation();
      canvas.nudge.flush();
      if (!root.current?.contains(document.activeElement)) canvas.viewpoint.focus();
      const { clientX: x, clientY: y, pointerId: pointer } = event;
      stroke = { pointer, points: [place(event)], last: { x, y } };
      watchGesture(event, abandon);
      gestures.setState({
        ...AT_REST,
        stroke: stroke.points,
        hint: 'Draw across wires to cut them',
      });
    }

    function move(event: PointerEvent): void {
      if (stroke?.pointer !== event.pointerId) return;
      event.stopPropagation();
      const { clientX: x, clientY: y } = event;
      if (Math.hypot(x - stroke.last.x, y - stroke.last.y) < STEP) return;
      stroke.last = { x, y };
      stroke.points = [...stroke.points, place(event)];
      const crossed = crossedBy(wireLines(canvas.graph()), stroke.points);
      const cuts = wordsFor(crossed);
      const hint = cuts === '' ? 'Draw across wires to cut them' : `Let go to cut ${cuts}`;
      gestures.setState({ stroke: stroke.points, crossed, hint });
    }

    function up(event: PointerEvent): void {
      if (stroke?.pointer !== event.pointerId) return;
      event.stopPropagation();
      const { crossed } = gestures.getState();
      end();
      if (crossed.length === 0) canvas.say('No wire was crossed.');
      else stores.verbs.edit(cutThings, { components: [], connectors: crossed });
    }

    function key(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || !canvas.store.getState().cutting) return;
      event.preventDefault();
      event.stopPropagation();
      abandon();
    }

    /** What touch would pan or drag otherwise. */
    function touch(event: TouchEvent): void {
      if (stroke === null) return;
      event.stopPropagation();
      event.preventDefault();
    }

    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    window.addEventListener('pointerdown', down, options);
    window.addEventListener('pointermove', move, options);
    window.addEventListener('pointerup', up, options);
    window.addEventListener('keydown', key, options);
    window.addEventListener('touchstart', touch, { ...options, passive: false });
    return () => controller.abort();
  }, [root, canvas, gestures, stores, flow]);

  useEffect(
    () =>
      canvas.store.subscribe((now, before) => {
        if (now.cutting === before.cutting) return;
        root.current?.toggleAttribute('data-cutting', now.cutting);
        gestures.setState({
          hint: now.cutting ? 'Draw across wires to cut them · Esc leaves' : null,
        });
      }),
    [root, canvas, gestures],
  );
}
