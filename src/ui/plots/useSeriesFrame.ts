import { useEffect, useRef } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../stores/api.ts';

/**
 * Calls `draw` at most once per frame, and only when a series of `fields` got values (or was begun
 * anew). Values never pass through React's state.
 */
export function useSeriesFrame(
  run: StoreApi<RunState>,
  fields: readonly string[],
  draw: (state: RunState) => void,
): void {
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
  });
  useEffect(() => {
    let frame = 0;
    const step = (): void => {
      frame = 0;
      latest.current(run.getState());
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(step);
    };
    const stop = run.subscribe((now, before) => {
      if (now.series === before.series) return;
      const changed = fields.some((f) => now.series[f]?.version !== before.series[f]?.version);
      if (changed) ask();
    });
    ask();
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [run, fields]);
}
