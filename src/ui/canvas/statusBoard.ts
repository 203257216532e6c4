import type { StoreApi } from 'zustand/vanilla';
import type { ProcessStatus } from '../../stores/api.ts';
import type { RunState } from '../../stores/api.ts';

/**
 * Tells each component of its own status only. One subscription to the run store for the whole
 * canvas: progress comes at display rate, and a thousand components must not each look at it.
 */
export interface StatusBoard {
  readonly status: (component: string) => ProcessStatus | null;
  readonly subscribe: (component: string, listener: () => void) => () => void;
}

export function createStatusBoard(run: StoreApi<RunState>): StatusBoard & { dispose: () => void } {
  const listeners = new Map<string, Set<() => void>>();
  const dispose = run.subscribe((now, before) => {
    if (now.components === before.components) return;
    for (const [component, tellAll] of listeners) {
      if (now.components[component]?.status !== before.components[component]?.status)
        for (const tell of tellAll) tell();
    }
  });
  return {
    status: (component) =>
      Object.hasOwn(run.getState().components, component)
        ? (run.getState().components[component]?.status ?? null)
        : null,
    subscribe(component, listener) {
      const own = listeners.get(component) ?? new Set();
      listeners.set(component, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(component);
      };
    },
    dispose,
  };
}
