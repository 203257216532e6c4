import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { StoreApi } from 'zustand/vanilla';
import { placeOf } from '../api/placeOf.ts';
import type { CanvasState } from '../api/canvasStore.ts';
import type { Place } from '../../../graph/walk.ts';
import { step, wanted } from './attendance.ts';
import { placeAt, type Plan } from './plan.ts';

interface Options {
  readonly root: RefObject<HTMLElement | null>;
  readonly plan: Plan;
  readonly store: StoreApi<CanvasState>;
}

/** The view rests when it has not changed for so long, milliseconds. */
const REST_MS = 120;

/**
 * Gives components elements once the view rests: those that are near and readable, and at any zoom the one
 * that has the focus, is about to get it, or is under the pointer, so that everything that is done to an
 * element can be done to what is drawn. What has the focus never loses its element.
 */
export function useAttendance({ root, plan, store }: Options): void {
  const flow = useStoreApi();
  const { screenToFlowPosition } = useReactFlow();
  const now = useRef(plan);
  const settle = useRef<() => void>(() => undefined);

  useLayoutEffect(() => {
    now.current = plan;
    settle.current();
  }, [plan]);

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const pins = (): { components: Set<string>; connectors: Set<string> } => {
      const { awaited, hover, renaming } = store.getState();
      const focus = placeOf(document.activeElement);
      const components = new Set<string>();
      const connectors = new Set<string>();
      const pin = (place: Place | null): void => {
        if (place === null) return;
        (place.kind === 'component' ? components : connectors).add(place.id);
      };
      for (const place of [focus, awaited, hover]) pin(place);
      if (renaming !== null) components.add(renaming);
      for (const node of element.querySelectorAll<HTMLElement>('.react-flow__node.dragging'))
        pin(placeOf(node));
      return { components, connectors };
    };
    const advance = (): void => {
      frame = 0;
      const { present } = store.getState();
      const { transform, width, height } = flow.getState();
      const view = { x: transform[0], y: transform[1], zoom: transform[2], width, height };
      const pinned = pins();
      const goal = wanted(now.current, view, present.components, pinned.components);
      const components = step(present.components, goal, pinned.components);
      const same = sameSet(present.connectors, pinned.connectors);
      if (components === present.components && same) return;
      const connectors = same ? present.connectors : pinned.connectors;
      store.setState({ present: { components, connectors } });
      if (components !== present.components) frame = requestAnimationFrame(advance);
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(advance, REST_MS);
    };
    settle.current = soon;
    soon();

    const stopFlow = flow.subscribe((state, before) => {
      if (state.transform === before.transform && state.width === before.width) return;
      // A wire that is drawn beyond the view needs ports to end at, before the hand rests.
      if (!state.connection.inProgress) soon();
      else timer ??= setTimeout(() => (advance(), (timer = undefined)), REST_MS);
    });
    const stopStore = store.subscribe((state, before) => {
      const isAsked = state.awaited !== before.awaited && state.awaited !== null;
      if (isAsked || state.hover !== before.hover || state.renaming !== before.renaming) advance();
    });
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      stopFlow();
      stopStore();
    };
  }, [flow, root, store]);

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const move = (event: PointerEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (!target?.closest('.react-flow')) return;
      if (event.buttons !== 0 && !flow.getState().connection.inProgress) return;
      const own = placeOf(target);
      const at = screenToFlowPosition(
        { x: event.clientX, y: event.clientY },
        { snapToGrid: false },
      );
      const hover = own ?? placeAt(now.current, at, flow.getState().transform[2]);
      const before = store.getState().hover;
      if (hover?.id === before?.id && hover?.kind === before?.kind) return;
      store.setState({ hover });
    };
    const leave = (): void => store.setState({ hover: null });
    element.addEventListener('pointermove', move, { passive: true });
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
    };
  }, [flow, root, screenToFlowPosition, store]);
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
