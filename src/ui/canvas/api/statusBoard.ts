import type { StoreApi } from 'zustand/vanilla';
import type { Status, RunState } from '../../../stores/api.ts';

/**
 * Tells each component of its own status only. One subscription to the run store for the whole
 * canvas: progress comes at display rate, and a thousand components must not each look at it.
 */
export interface StatusBoard {
  readonly status: (node: string) => Status | null;
  /** Why the node failed; null: it did not, or nothing is known of it. */
  readonly failure: (node: string) => string | null;
  readonly subscribe: (node: string, listener: () => void) => () => void;
}

/** Of a group the status is told that says most about it. */
const LOUDEST: readonly Status[] = [
  'failed',
  'running',
  'waiting',
  'init',
  'stopped',
  'created',
  'completed',
];

/**
 * @param inside the components that a node stands for: itself, or those of a group
 */
export function createStatusBoard(
  run: StoreApi<RunState>,
  inside: (node: string) => readonly string[],
): StatusBoard & { dispose: () => void } {
  const listeners = new Map<string, Set<() => void>>();
  const failureIn = ({ phase }: RunState, node: string): string | null => {
    if (phase.kind !== 'ended' || phase.error === null) return null;
    const { component, message } = phase.error;
    if (component === null || !inside(node).includes(component)) return null;
    return component === node ? message : `${component}: ${message}`;
  };
  const statusIn = (state: RunState, node: string): Status | null => {
    const { components } = state;
    // What fails before its first step tells no status of its own.
    if (failureIn(state, node) !== null) return 'failed';
    const all = inside(node).flatMap((name) =>
      Object.hasOwn(components, name) ? (components[name]?.status ?? []) : [],
    );
    return LOUDEST.find((status) => all.includes(status)) ?? null;
  };
  const dispose = run.subscribe((now, before) => {
    if (now.components === before.components && now.phase === before.phase) return;
    for (const [node, tellAll] of listeners) {
      if (
        statusIn(now, node) !== statusIn(before, node) ||
        failureIn(now, node) !== failureIn(before, node)
      )
        for (const tell of tellAll) tell();
    }
  });
  return {
    status: (node) => statusIn(run.getState(), node),
    failure: (node) => failureIn(run.getState(), node),
    subscribe(node, listener) {
      const own = listeners.get(node) ?? new Set();
      listeners.set(node, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(node);
      };
    },
    dispose,
  };
}
