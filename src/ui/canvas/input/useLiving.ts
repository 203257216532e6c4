import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Stores } from '../../../stores/api.ts';
import type { Graph } from '../../../graph/graph.ts';
import { livingSelection } from './livingSelection.ts';
import type { Viewpoint } from '../api/CanvasApi.ts';

interface Options {
  readonly stores: Stores;
  readonly root: RefObject<HTMLElement | null>;
  readonly graph: Graph;
  readonly viewpoint: Viewpoint;
  /** Changes whenever elements came or went. */
  readonly elements: unknown;
}

/** What an edit or its undo takes away is selected no more, and does not take the focus with it. */
export function useLiving({ stores, root, graph, viewpoint, elements }: Options): void {
  const before = useRef(graph);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = graph;
    if (was === graph) return;
    const { selection } = stores.view.getState();
    const now = livingSelection(selection, was, graph, stores.document.getState().document);
    if (now !== selection) stores.verbs.select(now);
  }, [graph, stores]);

  /** What on the canvas has the focus, or had it when it was taken away: no event tells of that. */
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      const isOurs = target instanceof Element && root.current?.contains(target) === true;
      focused.current = isOurs ? target : null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [root]);
  useLayoutEffect(() => {
    const restore = (): void => {
      const isLost = focused.current !== null && !focused.current.isConnected;
      if (isLost && document.activeElement === document.body) viewpoint.focus();
    };
    restore();
    // React Flow takes some of what is gone away a render later than this.
    const frame = requestAnimationFrame(restore);
    return () => cancelAnimationFrame(frame);
  }, [graph, elements, viewpoint]);
}
