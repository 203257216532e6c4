import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { extentOf } from '../../../graph/extent.ts';
import type { Graph } from '../../../graph/graph.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { detailTeller } from '../../canvas/view/tellDetail.ts';
import { lowestZoom, viewOf } from '../../canvas/view/view.ts';
import { dotGap } from '../../canvas/view/dotGap.ts';
import { type Plane, panned, type Transform, zoomed } from './plane.ts';

/** What a person can do with the view. */
export interface PlaneView {
  fit(): void;
  zoomBy(factor: number, at?: { readonly x: number; readonly y: number }): void;
  panBy(dx: number, dy: number): void;
}

const NOTHING = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * Shows the whole model when it comes and in whatever room there is, until somebody looks closer; moves the
 * world without rendering anything.
 */
export function usePlane(
  plane: Plane,
  root: RefObject<HTMLElement | null>,
  world: RefObject<HTMLDivElement | null>,
  graph: Graph,
): PlaneView {
  const { document: store } = useStores();
  const opened = useStore(store, ({ origin }) => (origin.kind === 'link' ? '' : origin.id));
  const isChosen = useRef(false);
  const now = useRef(graph);

  const view = useMemo<PlaneView>(() => {
    const show = (transform: Transform): void => plane.setState({ transform });
    return {
      fit() {
        isChosen.current = false;
        const { width, height } = plane.getState();
        const extent = extentOf(now.current, store.getState().document);
        const found = viewOf(extent, { width, height, insets: NOTHING });
        if (found !== null) show([found.x, found.y, found.zoom]);
      },
      zoomBy(factor, at) {
        isChosen.current = true;
        const { transform, width, height } = plane.getState();
        const least = lowestZoom(extentOf(now.current, store.getState().document));
        show(zoomed(transform, factor, at ?? { x: width / 2, y: height / 2 }, least));
      },
      panBy(dx, dy) {
        isChosen.current = true;
        show(panned(plane.getState().transform, dx, dy));
      },
    };
  }, [plane, store]);

  useLayoutEffect(() => {
    const tell = detailTeller(() => root.current);
    const place = (): void => {
      const [x, y, zoom] = plane.getState().transform;
      if (world.current) world.current.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
      if (root.current) {
        const gap = dotGap(zoom);
        root.current.style.backgroundSize = `${gap}px ${gap}px`;
        root.current.style.backgroundPosition = `${x}px ${y}px`;
      }
      tell(zoom);
    };
    place();
    return plane.subscribe(place);
  }, [plane, root, world]);

  useLayoutEffect(() => {
    now.current = graph;
    plane.setState({ nodes: graph });
    if (!isChosen.current) view.fit();
  }, [graph, plane, view]);
  // Another model is seen whole, wherever one looked before.
  useLayoutEffect(() => view.fit(), [opened, view]);

  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(() => {
      plane.setState({ width: element.clientWidth, height: element.clientHeight });
      if (!isChosen.current) view.fit();
    });
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [plane, root, view]);
  return view;
}
