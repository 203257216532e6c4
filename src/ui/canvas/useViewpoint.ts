import { useCallback, useEffect, useMemo, useRef, type PointerEvent, type RefObject } from 'react';
import type { ReactFlowInstance } from '@xyflow/react';
import { useStore } from 'zustand';
import type { DocumentState, Stores } from '../../stores/api.ts';
import type { ComponentFlowNode } from './ComponentNode.tsx';
import type { Graph } from './graph.ts';
import { motionTime } from './motionTime.ts';
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
  focus(): void;
  focusComponent(component: string): void;
  focusPlace(place: Place): void;
  /** Gives the canvas the focus when it is pressed outside anything that takes it itself. */
  takeFocus(event: PointerEvent): void;
}

interface Options {
  readonly stores: Stores;
  readonly flow: ReactFlowInstance<ComponentFlowNode, WireFlowEdge>;
  readonly root: RefObject<HTMLElement | null>;
  readonly graph: Graph;
}

const FIT = { padding: 0.12, maxZoom: 1 };

export function useViewpoint({ stores, flow, root, graph }: Options): Viewpoint {
  const now = useRef({ graph, pending: null as string | null });
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

    function isVisible(component: string): boolean {
      const view = now.current.graph.byName.get(component);
      const box = root.current?.getBoundingClientRect();
      if (!view || !box) return true;
      const start = flow.flowToScreenPosition(view.position);
      const end = flow.flowToScreenPosition({
        x: view.position.x + view.size.width,
        y: view.position.y + view.size.height,
      });
      return start.x >= box.left && start.y >= box.top && end.x <= box.right && end.y <= box.bottom;
    }

    const self: Viewpoint = {
      fit: () => void flow.fitView({ ...FIT, duration: motionTime() }),
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: motionTime() }),
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: motionTime() }),
      reveal(component) {
        center(component, Math.max(flow.getZoom(), 0.8));
        self.focusComponent(component);
      },
      bringIntoView(component) {
        if (!isVisible(component)) center(component, flow.getZoom());
      },
      focus() {
        const [first] = stores.view.getState().selection.components;
        const selected = first && element(`[data-component="${CSS.escape(first)}"]`);
        (selected || root.current)?.focus({ preventScroll: true });
      },
      focusComponent(component) {
        const target = element(`[data-component="${CSS.escape(component)}"]`);
        // A component that was just made or renamed is on the page after the next render only.
        now.current.pending = target === null ? component : null;
        target?.focus({ preventScroll: true });
      },
      focusPlace({ kind, id }) {
        element(`[data-${kind}="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
        if (kind === 'component') self.bringIntoView(id);
      },
      takeFocus(event) {
        const target = event.target instanceof Element ? event.target : null;
        if (target?.closest('button, input, [data-component], [data-connector]')) return;
        root.current?.focus({ preventScroll: true });
      },
    };
    return self;
  }, [flow, root, stores]);

  useEffect(() => {
    now.current.graph = graph;
    const { pending } = now.current;
    if (pending === null || !graph.byName.has(pending)) return undefined;
    // React Flow draws what is new a render later than this.
    const frame = requestAnimationFrame(() => viewpoint.focusComponent(pending));
    return () => cancelAnimationFrame(frame);
  }, [graph, viewpoint]);

  useFitOnOpen(stores, flow, graph);

  const reveal = useStore(stores.view, (state) => state.reveal);
  const shown = useRef(reveal);
  useEffect(() => {
    if (reveal === null || reveal === shown.current) return;
    shown.current = reveal;
    viewpoint.reveal(reveal.component);
  }, [reveal, viewpoint]);

  return viewpoint;
}

/** Another document was opened: the whole of it comes into view, without motion. */
function useFitOnOpen(stores: Stores, flow: Options['flow'], graph: Graph): void {
  const opened = useRef<unknown>(null);
  const document = useStore(stores.document, openedDocument);
  const edits = useStore(stores.document, ({ past, future }) => past.length + future.length);
  const fit = useCallback(() => void flow.fitView(FIT), [flow]);
  useEffect(() => {
    if (opened.current === document || graph.components.length === 0) return;
    opened.current = document;
    // A link's copy gets its place in storage by being edited: nothing else was opened then.
    if (edits > 0) return;
    const frame = requestAnimationFrame(fit);
    return () => cancelAnimationFrame(frame);
  }, [document, edits, graph, fit]);
}

/** What stays the same as long as the same document is open, edits or not. */
function openedDocument({ document, origin }: DocumentState): unknown {
  return origin.kind === 'link' ? document.source : origin.id;
}
