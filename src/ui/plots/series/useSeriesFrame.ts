import { useEffect, useRef } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../../stores/api.ts';

/** Calls back whenever a series of `fields` got values, was begun anew, or went. */
export function useSeriesChange(
  run: StoreApi<RunState>,
  fields: readonly string[],
  onChange: () => void,
): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const names = fields.join('\n');
  useEffect(() => {
    const own = names.split('\n');
    return run.subscribe((now, before) => {
      if (now.series === before.series) return;
      const [{ series: a }, { series: b }] = [now, before];
      if (own.some((field) => a[field] !== b[field])) latest.current();
    });
  }, [run, names]);
}

/**
 * Calls `draw` at most once per frame, and only when a series of `fields` got values (or was begun
 * anew). Values never pass through React's state.
 */
export function useSeriesFrame(
  run: StoreApi<RunState>,
  fields: readonly string[],
  draw: (state: RunState) => void,
): void {
  const frame = useRef(0);
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
  });
  const ask = (): void => {
    if (frame.current === 0)
      frame.current = requestAnimationFrame(() => {
        frame.current = 0;
        latest.current(run.getState());
      });
  };
  useSeriesChange(run, fields, ask);
  const names = fields.join('\n');
  useEffect(() => {
    ask();
    return () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
    // `ask` stays the same function.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [run, names]);
}
