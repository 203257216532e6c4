import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type PointerEvent,
  type RefObject,
} from 'react';
import { useStoreApi, type ReactFlowInstance } from '@xyflow/react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { ASPECT } from '../../model/index.ts';
import type { DocumentState, Stores } from '../../stores/api.ts';
import type { CanvasState } from './canvasStore.ts';
import { freeArea } from './freeArea.ts';
import type { ComponentFlowNode } from './ComponentNode.tsx';
import type { Graph } from './graph.ts';
import { motionTime } from './motionTime.ts';
import { extentOf } from './extent.ts';
import { type Room, viewOf, viewOn } from './view.ts';
import type { Place } from './walk.ts';
import type { WireFlowEdge } from './Wire.tsx';

/** Where the person looks and where the focus is. Nothing here touches the document. */
export interface Viewpoint {
  fit(): void;
  zoomTo(zoom: number): void;
  zoomBy(factor: number): void;
  reveal(component: string): void;
  /** Moves the view only when the component is outside it. */
  bringIntoView(component: string): void;
  /** Shape of what is free of the canvas: its width in heights. */
  aspect(): number;
  focus(): void;
  focusComponent(component: string): void;
  /** Brings these components into view, or all of them. */
  fitTo(components: readonly string[]): void;
  focusPlace(place: Place): void;
  /** Gives the canvas the focus when it is pressed outside anything that takes it itself. */
  takeFocus(event: PointerEvent): void;
}

interface Options {
  readonly stores: Stores;
  readonly flow: ReactFlowInstance<ComponentFlowNode, WireFlowEdge>;
  readonly root: RefObject<HTMLElement | null>;
  readonly graph: Graph;
  /** Whether the canvas has a size and a view. */
  readonly isReady: boolean;
  readonly store: StoreApi<CanvasState>;
  /** Changes whenever elements came or went. */
  readonly elements: unknown;
}

export function useViewpoint(options: Options): Viewpoint {
  const { stores, flow, root, graph, store, elements } = options;
  const flowStore = useStoreApi();
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

    const room = () => roomOf(flowStore.getState(), root.current);

    const self: Viewpoint = {
      fit() {
        const { document } = stores.document.getState();
        const view = viewOf(extentOf(now.current.graph, document), room());
        if (view !== null) void flow.setViewport(view, { duration: motionTime() });
      },
      fitTo(components) {
        const views = components.flatMap((name) => now.current.graph.byName.get(name) ?? []);
        // By the model and not by elements: of a large one few have any.
        const view = viewOn(views, room());
        if (view !== null) void flow.setViewport(view, { duration: motionTime() });
      },
      aspect() {
        const { width, height, insets } = room();
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
  }, [flow, flowStore, root, store, stores]);

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

  useFitOnOpen(options);

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

const NOTHING_COVERED = { top: 0, right: 0, bottom: 0, left: 0 };

/** The room that a view is fitted into. */
function roomOf(
  { width, height }: { readonly width: number; readonly height: number },
  canvas: Element | null,
): Room {
  return { width, height, insets: canvas === null ? NOTHING_COVERED : freeArea(canvas) };
}

/** Another document was opened: the whole of it comes into view, without motion. */
function useFitOnOpen({ stores, flow, root, graph, isReady }: Options): void {
  const opened = useRef<unknown>(undefined);
  /** A document that is open and in which there was nothing yet. */
  const isEmpty = useRef<unknown>(undefined);
  const document = useStore(stores.document, openedDocument);
  const edits = useStore(stores.document, ({ past, future }) => past.length + future.length);
  const flowStore = useStoreApi();
  useLayoutEffect(() => {
    if (!isReady || opened.current === document) return;
    if (graph.components.length === 0) {
      // Something new is begun at its own size, whatever was looked at before.
      if (isEmpty.current !== document) void flow.setViewport({ x: 0, y: 0, zoom: 1 });
      isEmpty.current = document;
      return;
    }
    // The first component stays where it was put; a whole model that comes comes into view.
    const isFirst = isEmpty.current === document && graph.components.length === 1;
    // A link's copy gets its place in storage by its first edit: nothing else was opened then. Any other
    // document may have edits of earlier visits.
    const wasLink = typeof opened.current === 'object' && typeof document === 'string';
    opened.current = document;
    if (isFirst || (wasLink && edits === 1)) return;
    const fit = (): boolean => {
      const extent = extentOf(graph, stores.document.getState().document);
      const view = viewOf(extent, roomOf(flowStore.getState(), root.current));
      if (view !== null) void flow.setViewport(view);
      return view !== null;
    };
    // Before the first look, unless the canvas itself has not been laid out yet.
    if (fit()) return;
    const frame = requestAnimationFrame(fit);
    return () => cancelAnimationFrame(frame);
  }, [stores, document, edits, graph, isReady, flow, flowStore, root]);
}

/** What stays the same as long as the same document is open, edits or not. */
function openedDocument({ document, origin }: DocumentState): unknown {
  return origin.kind === 'link' ? document.source : origin.id;
}
