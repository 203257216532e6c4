import { useEffect, useRef } from 'react';

/** The step under the pointer, shared by all plots and the legend without rendering them. */
export interface CursorStep {
  get(): number | null;
  set(step: number | null): void;
  subscribe(listener: () => void): () => void;
}

export function createCursorStep(): CursorStep {
  let now: number | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set(step) {
      if (step === now) return;
      now = step;
      for (const tell of listeners) tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useCursorStep(cursor: CursorStep, onChange: () => void): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => cursor.subscribe(() => latest.current()), [cursor]);
}
