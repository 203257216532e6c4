import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { ASPECT } from '../../../model/index.ts';
import type { Viewpoint } from '../api/CanvasApi.ts';
import type { CanvasState } from '../api/canvasStore.ts';
import { motionTime } from './motionTime.ts';
import { type FittingOptions, useFitting } from './useFitting.ts';
import { viewOn } from './view.ts';
import type { Place } from '../../../graph/walk.ts';

interface Options extends FittingOptions {
  readonly store: StoreApi<CanvasState>;
  /** Changes whenever elements came or went. */
  readonly elements: unknown;
}

export function useViewpoint(options: Options): Viewpoint {
  const { stores, flow, root, graph, store, elements } = options;
  const fitting = useFitting(options);
  const now = useRef({ graph });
  const viewpoint = useMemo<Viewpoint>(() => {
    const element = (selector: string): SVGElement | HTMLElement | null =>
      root.current?.querySelector<SVGElement | HTMLElement>(selector) ?? null;

    function center(component: string, zoom: number): void {
      const view = now.current.graph.byName.get(component);
      if (!view) return;
      const x = view.position.x + view.size.width / 2;
      const y = view.position.y + view.size.height / 2;
      void flow.setCenter(x, y, { zoom, duration: motionTime() });
    }

    /** How far the view has to go, in pixels, to have a whole component in it. */
    function wayTo(component: string): { readonly x: number; readonly y: number } {
      const view = now.current.graph.byName.get(component);
      const box = root.current?.getBoundingClientRect();
      if (!view || !box) return { x: 0, y: 0 };
      const zoom = flow.getZoom();
      const at = flow.flowToScreenPosition(view.position);
      return {
        x: wayInto(at.x - box.left, view.size.width * zoom, box.width),
        y: wayInto(at.y - box.top, view.size.height * zoom, box.height),
      };
    }

    /** Gives a place the focus now, or as soon as it has an element. */
    function focusOn(place: Place): void {
      if (stores.view.getState().dialog !== null) return;
      const target = element(`[data-${place.kind}="${CSS.escape(place.id)}"]`);
      store.setState({ awaited: target === null ? place : null });
      target?.focus({ preventScroll: true });
    }

    const self: Viewpoint = {
      fit: () => void fitting.fit(motionTime()),
      fitTo(components) {
        const views = components.flatMap((name) => now.current.graph.byName.get(name) ?? []);
        // By the model and not by elements: of a large one few have any.
        const view = viewOn(views, fitting.room());
        if (view !== null) void flow.setViewport(view, { duration: motionTime() });
      },
      aspect() {
        const { width, height, insets } = fitting.room();
        const free = height - insets.top - insets.bottom;
        return free > 0 ? (width - insets.left - insets.right) / free : ASPECT;
      },
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: motionTime() }),
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: motionTime() }),
      reveal(component) {
        center(component, Math.max(flow.getZoom(), 0.8));
        self.focusComponent(component);
      },
      bringIntoView(component) {
        const by = wayTo(component);
        if (by.x === 0 && by.y === 0) return;
        const { x, y, zoom } = flow.getViewport();
        void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, { duration: motionTime() });
      },
      focus() {
        if (stores.view.getState().dialog !== null) return;
        const [first] = stores.view.getState().selection.components;
        const selected = first && element(`[data-component="${CSS.escape(first)}"]`);
        (selected || root.current)?.focus({ preventScroll: true });
      },
      focusComponent: (component) => focusOn({ kind: 'component', id: component }),
      focusPlace(place) {
        if (place.kind === 'component') self.bringIntoView(place.id);
        focusOn(place);
      },
      takeFocus(event) {
        const target = event.target instanceof Element ? event.target : null;
        const own = 'button, input, [data-component], [data-connector], [tabindex="0"]';
        if (target?.closest(own)) return;
        root.current?.focus({ preventScroll: true });
      },
    };
    return self;
  }, [flow, fitting, root, store, stores]);

  // A component that was just made, renamed or brought near is on the page after a render only.
  useLayoutEffect(() => {
    now.current.graph = graph;
    const focusAwaited = (): boolean => {
      const { awaited } = store.getState();
      if (awaited === null) return true;
      const selector = `[data-${awaited.kind}="${CSS.escape(awaited.id)}"]`;
      const target = root.current?.querySelector<HTMLElement | SVGElement>(selector);
      if (!target) return false;
      // Whoever has gone on to a dialog meanwhile stays in it.
      if (stores.view.getState().dialog !== null) {
        store.setState({ awaited: null });
        return true;
      }
      target.focus({ preventScroll: true });
      store.setState({ awaited: null });
      return true;
    };
    // React Flow draws some of what is new a render later than this.
    if (focusAwaited()) return undefined;
    const frame = requestAnimationFrame(focusAwaited);
    return () => cancelAnimationFrame(frame);
  }, [graph, elements, root, store, stores]);

  const reveal = useStore(stores.view, (state) => state.reveal);
  const shown = useRef(reveal);
  useEffect(() => {
    if (reveal === null || reveal === shown.current) return;
    shown.current = reveal;
    viewpoint.reveal(reveal.component);
  }, [reveal, viewpoint]);

  return viewpoint;
}

/** Air between what is brought into view and the edge, pixels. */
const EDGE = 24;

/** How far a stretch has to go to lie within `room`, no farther than it must; its beginning counts most. */
function wayInto(start: number, length: number, room: number): number {
  if (start >= 0 && start + length <= room) return 0;
  const back = Math.min(0, room - EDGE - (start + length));
  return start + back < EDGE ? EDGE - start : back;
}
