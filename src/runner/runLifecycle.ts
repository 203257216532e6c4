import type { RunFailure } from '../model/run/index.ts';
import type { RunEvent } from './api.ts';
import { runProblem } from './boundedCall.ts';

/** How far one run is, from the end of its ports; `batches` have come so far. */
export type RunLifecycle =
  /** The worker has not said yes: there is no run yet that could end. */
  | { readonly kind: 'starting'; readonly batches: number }
  | { readonly kind: 'running'; readonly batches: number }
  /** It said yes to a stop, and its end is to come. */
  | { readonly kind: 'stopping'; readonly batches: number }
  /** The sandbox is gone. `trouble`: why it was given up, when it was. */
  | { readonly kind: 'over'; readonly trouble: RunFailure | null };

export type RunLifecycleEvent =
  /** The worker said yes to the start. */
  | { readonly kind: 'started' }
  | { readonly kind: 'batch'; readonly number: number }
  /** One event of the batch. */
  | { readonly kind: 'told'; readonly event: RunEvent }
  /** All of the batch was told. */
  | { readonly kind: 'taken'; readonly number: number }
  /** It broke, or sent what no worker sends. */
  | { readonly kind: 'broke'; readonly problem: RunFailure }
  /** The answer to a stop. */
  | { readonly kind: 'stopAnswered'; readonly ok: boolean }
  /** The end that was agreed to does not come. */
  | { readonly kind: 'overdue' }
  | { readonly kind: 'disposed' };

type RunLifecycleEffect =
  | { readonly kind: 'remove' }
  | { readonly kind: 'tell'; readonly event: RunEvent }
  | { readonly kind: 'acknowledge'; readonly number: number }
  /** Reports `overdue` after a while. */
  | { readonly kind: 'await' };

interface Step {
  readonly state: RunLifecycle;
  readonly effects: readonly RunLifecycleEffect[];
}

type Alive = Exclude<RunLifecycle, { readonly kind: 'over' }>;

const REMOVE: RunLifecycleEffect = { kind: 'remove' };
const to = (state: RunLifecycle, ...effects: readonly RunLifecycleEffect[]): Step => ({
  state,
  effects,
});

/** What comes of an event. Of what is over nothing is told. */
export function runLifecycle(state: RunLifecycle, event: RunLifecycleEvent): Step {
  if (state.kind === 'over') return to(state);
  switch (event.kind) {
    case 'started':
      return to(state.kind === 'starting' ? { ...state, kind: 'running' } : state);
    case 'batch':
      return event.number === state.batches
        ? to({ ...state, batches: state.batches + 1 })
        : ended(state, runProblem('RUN_GARBLED', 'The run sent its results out of order.'));
    case 'told': {
      const tell: RunLifecycleEffect = { kind: 'tell', event: event.event };
      return event.event.kind === 'ended'
        ? to({ kind: 'over', trouble: null }, REMOVE, tell)
        : to(state, tell);
    }
    case 'taken':
      return to(state, { kind: 'acknowledge', number: event.number });
    case 'broke':
      return ended(state, event.problem);
    case 'stopAnswered':
      // Stop means stop: what refuses or says nothing is ended, and so is what says yes and goes on.
      return event.ok ? to({ ...state, kind: 'stopping' }, { kind: 'await' }) : ended(state, null);
    case 'overdue':
      return state.kind === 'stopping' ? ended(state, null) : to(state);
    case 'disposed':
      return to({ kind: 'over', trouble: null }, REMOVE);
  }
}

/** The page's own word on the end, when the worker cannot say it. What came before stays. */
function ended(state: Alive, trouble: RunFailure | null): Step {
  const status = trouble === null ? 'stopped' : 'failed';
  const event: RunEvent = { kind: 'ended', status, jobId: null, error: trouble, components: {} };
  // One that did not begin has no end.
  const tell: readonly RunLifecycleEffect[] =
    state.kind === 'starting' ? [] : [{ kind: 'tell', event }];
  return to({ kind: 'over', trouble }, REMOVE, ...tell);
}
