import { useEffect, useRef, type RefObject } from 'react';
import { useStoreApi } from '@xyflow/react';
import type { Graph } from '../../../graph/graph.ts';
import { watchTheme } from '../drawn/inks.ts';
import { MapSheet } from './MapSheet.ts';

/** The sheet of the map, drawn at most once a frame: when the model, the view or the theme is another one. */
export function useMapSheet(graph: Graph): {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly sheet: RefObject<MapSheet | null>;
} {
  const flowStore = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<MapSheet | null>(null);
  const latest = useRef({ graph, ask: () => {} });

  useEffect(() => {
    if (canvas.current === null) return;
    const made = new MapSheet(canvas.current);
    sheet.current = made;
    let frame = 0;
    const draw = (): void => {
      frame = 0;
      made.draw(latest.current.graph.components, flowStore.getState());
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    latest.current.ask = ask;
    const stopFlow = flowStore.subscribe((now, before) => {
      const isMoved = now.nodes !== before.nodes;
      if (isMoved) made.modelChanged(false);
      const isView = now.transform !== before.transform;
      if (isMoved || isView || now.width !== before.width || now.height !== before.height) ask();
    });
    const stopTheme = watchTheme(() => {
      made.modelChanged(true);
      ask();
    });
    ask();
    return () => {
      stopFlow();
      stopTheme();
      cancelAnimationFrame(frame);
      sheet.current = null;
    };
  }, [flowStore]);

  useEffect(() => {
    latest.current.graph = graph;
    sheet.current?.modelChanged(false);
    latest.current.ask();
  }, [graph]);
  return { canvas, sheet };
}
