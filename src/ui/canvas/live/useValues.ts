import { useCallback, useState, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../../stores/api.ts';
import type { Graph } from '../../../graph/graph.ts';
import type { DrawOverlay } from '../drawn/useSheet.ts';
import { drawValues } from './drawValues.ts';
import type { Staleness } from './staleness.ts';
import { createTrail } from './trail.ts';

export interface ValuesOf {
  readonly run: StoreApi<RunState>;
  readonly graph: Graph;
  readonly staleness: Staleness;
}

/** What a sheet of the values of a run is drawn by, when it is drawn, and whether the values are old. */
export function useValues({ run, graph, staleness }: ValuesOf) {
  const [trail] = useState(() => {
    const made = createTrail();
    made.take(run.getState());
    return made;
  });
  const subscribe = useCallback(
    (ask: () => void) => {
      const stopStale = staleness.subscribe(ask);
      const stopRun = run.subscribe((now, before) => {
        trail.take(now);
        if (
          now.series !== before.series ||
          now.values !== before.values ||
          now.outputs !== before.outputs
        )
          ask();
      });
      return () => {
        stopStale();
        stopRun();
      };
    },
    [run, trail, staleness],
  );
  const draw = useCallback<DrawOverlay>(
    (context, view, style) => drawValues(context, view, style, run.getState(), graph, trail),
    [run, graph, trail],
  );
  const isStale = useSyncExternalStore(staleness.subscribe, staleness.isStale);
  const isEmpty = useCallback(() => {
    const { series, values, outputs } = run.getState();
    const all = Object.keys(series).length + Object.keys(values).length;
    return all + Object.keys(outputs).length === 0;
  }, [run]);
  return { draw, subscribe, isEmpty, isStale };
}
