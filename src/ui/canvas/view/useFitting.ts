import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { useStoreApi, type ReactFlowInstance, type Viewport } from '@xyflow/react';
import { useStore } from 'zustand';
import type { DocumentState, Stores } from '../../../stores/api.ts';
import type { Rect } from '../../../base/gridIndex.ts';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';
import { extentOf } from '../../../graph/extent.ts';
import { coversOf, freeAreas } from './freeArea.ts';
import type { Graph } from '../../../graph/graph.ts';
import { motionTime } from './motionTime.ts';
import { isSameRoom, isSameView, type Room, viewOf } from './view.ts';
import type { WireFlowEdge } from '../wires/Wire.tsx';

export interface FittingOptions {
  readonly stores: Stores;
  readonly flow: ReactFlowInstance<ComponentFlowNode, WireFlowEdge>;
  readonly root: RefObject<HTMLElement | null>;
  readonly graph: Graph;
  /** Whether the canvas has a size and a view. */
  readonly isReady: boolean;
}

/** The view that shows the whole model. */
export interface Fitting {
  /** The canvas in pixels, and what of it lies under bars now. */
  room(): Room;
  /** Shows the whole model in so many milliseconds; false: there is none, or no room yet. */
  fit(duration: number): boolean;
  /** Fits again if the room is another one and nobody has looked elsewhere since. */
  keep(duration: number): void;
  /** What a person chose to look at; null: the whole model is in view. */
  chosen(): Viewport | null;
  /** What is shown from now on is not meant to be the whole model. */
  release(): void;
}

/**
 * A document that is opened comes into view whole, without motion. It stays so when the canvas gets
 * another size or something covers it; a view that a person chose stays as it is.
 */
export function useFitting(options: FittingOptions): Fitting {
  const { stores, flow, root, graph } = options;
  const flowStore = useStoreApi();
  const now = useRef(graph);
  useLayoutEffect(() => {
    now.current = graph;
  }, [graph]);

  const fitting = useMemo<Fitting>(() => {
    let fitted: { readonly view: Viewport; readonly room: Room } | null = null;
    const extent = lastExtent();
    const self: Fitting = {
      room() {
        const { width, height } = flowStore.getState();
        if (root.current === null) return { width, height, insets: NOTHING_COVERED };
        const [insets, ...others] = freeAreas(root.current);
        return { width, height, insets, others };
      },
      fit(duration) {
        const room = self.room();
        const view = viewOf(extent(now.current, stores.document.getState()), room);
        if (view === null) return false;
        fitted = { view, room };
        // The room may have changed on the way.
        void flow.setViewport(view, { duration }).then(() => self.keep(duration));
        return true;
      },
      keep(duration) {
        if (fitted === null || !isSameView(fitted.view, flow.getViewport())) return;
        if (!isSameRoom(fitted.room, self.room())) self.fit(duration);
      },
      chosen() {
        const view = flow.getViewport();
        return fitted !== null && isSameView(fitted.view, view) ? null : view;
      },
      release() {
        fitted = null;
      },
    };
    return self;
  }, [stores, flow, flowStore, root]);

  useFitOnOpen(options, fitting);
  useKeptFit(options, fitting);
  return fitting;
}

const NOTHING_COVERED = { top: 0, right: 0, bottom: 0, left: 0 };

/** The extent of a model, worked out once for all sizes of a canvas whose border is dragged. */
function lastExtent(): (graph: Graph, state: DocumentState) => Rect | null {
  let last: {
    readonly graph: Graph;
    readonly document: unknown;
    readonly extent: Rect | null;
  } | null = null;
  return (graph, { document }) => {
    if (last?.graph !== graph || last.document !== document)
      last = { graph, document, extent: extentOf(graph, document) };
    return last.extent;
  };
}

/**
 * Another document was opened: the whole of it comes into view, without motion, or what somebody has looked
 * at in it before.
 */
function useFitOnOpen({ stores, flow, graph, isReady }: FittingOptions, fitting: Fitting): void {
  const opened = useRef<unknown>(undefined);
  /** A document that is open and in which there was nothing yet. */
  const isEmpty = useRef<unknown>(undefined);
  /** What was looked at in documents that were open before, by id. */
  const views = useRef(new Map<unknown, Viewport>());
  const inView = useRef<unknown>(undefined);
  const document = useStore(stores.document, openedDocument);
  const edits = useStore(stores.document, ({ past, future }) => past.length + future.length);
  useLayoutEffect(() => {
    if (!isReady || opened.current === document) return;
    if (inView.current !== document) {
      const view = fitting.chosen();
      if (view === null || opened.current !== inView.current) views.current.delete(inView.current);
      else views.current.set(inView.current, view);
      inView.current = document;
    }
    if (graph.components.length === 0) {
      // Something new is begun at its own size, whatever was looked at before.
      if (isEmpty.current !== document) void flow.setViewport({ x: 0, y: 0, zoom: 1 });
      isEmpty.current = document;
      fitting.release();
      return;
    }
    // The first component stays where it was put; a whole model that comes comes into view.
    const isFirst = isEmpty.current === document && graph.components.length === 1;
    // A link's copy gets its place in storage by its first edit: nothing else was opened then. Any other
    // document may have edits of earlier visits.
    const wasLink = typeof opened.current === 'object' && typeof document === 'string';
    opened.current = document;
    if (isFirst || (wasLink && edits === 1)) return;
    const view = views.current.get(document);
    if (view !== undefined) {
      fitting.release();
      void flow.setViewport(view);
      return;
    }
    // Before the first look, unless the canvas itself has not been laid out yet.
    if (fitting.fit(0)) return;
    const frame = requestAnimationFrame(() => fitting.fit(0));
    return () => cancelAnimationFrame(frame);
  }, [document, edits, graph, isReady, flow, fitting]);
}

/** What stays the same as long as the same document is open, edits or not. */
function openedDocument({ document, origin }: DocumentState): unknown {
  return origin.kind === 'link' ? document.source : origin.id;
}

/** Keeps the whole model in view when the window, a border, a bar or a drawer leaves it another room. */
function useKeptFit({ stores, root, isReady }: FittingOptions, fitting: Fitting): void {
  const flowStore = useStoreApi();
  useEffect(() => {
    if (!isReady) return undefined;
    let frame = 0;
    /** Once things stand: what slides in covers less on its way. */
    function look(): void {
      frame = 0;
      if (root.current === null) return;
      const covers = coversOf(root.current);
      for (const cover of covers) sizes.observe(cover);
      const sliding = covers.flatMap((cover) => cover.getAnimations());
      if (sliding.length === 0) fitting.keep(motionTime());
      else void Promise.allSettled(sliding.map(({ finished }) => finished)).then(lookSoon);
    }
    function lookSoon(): void {
      if (frame === 0) frame = requestAnimationFrame(look);
    }
    const sizes = new ResizeObserver(lookSoon);
    const stops = [
      flowStore.subscribe(({ width, height }, before) => {
        if (width === before.width && height === before.height) return;
        // In the same frame: a border that is dragged takes the model along. Drawers follow in the next.
        fitting.keep(0);
        lookSoon();
      }),
      // What is said to a screen reader moves nothing.
      stores.view.subscribe((now, before) => {
        if (now.said === before.said) lookSoon();
      }),
      stores.document.subscribe(lookSoon),
    ];
    lookSoon();
    return () => {
      for (const stop of stops) stop();
      sizes.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [stores, root, isReady, flowStore, fitting]);
}
