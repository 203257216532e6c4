import type { RunEvent } from '../../runner/api.ts';

/** What a person can ask of a run under way. */
export type Wish = 'pause' | 'resume' | 'stop';

/** How far one run is, from the page's side. */
export type RunLife =
  | { readonly kind: 'idle' }
  /**
   * The worker comes up. `paused`: what it said of itself, though its yes has not come yet; before that,
   * how it was asked to begin. `stop`: it is stopped as soon as it is at hand.
   */
  | { readonly kind: 'starting'; readonly paused: boolean; readonly stop: boolean }
  | { readonly kind: 'running' }
  /** Asked to pause; it runs until it says yes. */
  | { readonly kind: 'pausing' }
  | { readonly kind: 'paused' }
  /** Asked to go on; it stands until it says yes. */
  | { readonly kind: 'resuming' }
  /** Asked to stop. `paused`: where it is again when it refuses; `agreed`: it said yes. */
  | { readonly kind: 'stopping'; readonly paused: boolean; readonly agreed: boolean }
  /** Its document was left: its end is waited for, out of sight. */
  | { readonly kind: 'leaving' }
  | { readonly kind: 'ended' }
  /** It did not begin. */
  | { readonly kind: 'failed' }
  /** Nobody waits for it any more. */
  | { readonly kind: 'gone' };

export type RunLifeEvent =
  | { readonly kind: 'start'; readonly paused: boolean }
  /** The worker is at hand. */
  | { readonly kind: 'opened' }
  /** There is no worker, or it does not take the model. */
  | { readonly kind: 'refused' }
  /** Somebody pressed. */
  | { readonly kind: 'wish'; readonly wish: Wish }
  /** The worker's answer to a wish. */
  | { readonly kind: 'answered'; readonly wish: Wish; readonly ok: boolean }
  /** The worker's own word on whether it stands. */
  | { readonly kind: 'told'; readonly paused: boolean }
  /** The worker's last word. */
  | { readonly kind: 'ended'; readonly end: RunEnd }
  /** The end was waited for, and does not come. */
  | { readonly kind: 'overdue' }
  /** Its document makes room for another. */
  | { readonly kind: 'left' }
  /** Another run takes its place, or the page goes away. */
  | { readonly kind: 'dropped' };

/** How a run ended, and what it left. */
export type RunEnd = Extract<RunEvent, { readonly kind: 'ended' }>;

type RunLifeEffect =
  | { readonly kind: 'ask'; readonly wish: Wish }
  /** Tells the worker what was changed while it came up. */
  | { readonly kind: 'catchUp' }
  /** From now on the time of the run counts, or stands. */
  | { readonly kind: 'clock'; readonly running: boolean }
  /** Reports `overdue` after a while. */
  | { readonly kind: 'await' }
  /** Makes the record. `seen`: of what the page shows; else nobody looks at this run. */
  | { readonly kind: 'record'; readonly end: RunEnd; readonly seen: boolean }
  /** Ends the start if it is not through in a moment: a module may hang while it is imported. */
  | { readonly kind: 'withdraw' }
  /** Ends the worker for sure, or its start. */
  | { readonly kind: 'close' };

export const IDLE: RunLife = { kind: 'idle' };

/** The worker is gone and told no end: the page says it, so that nobody waits for ever. */
const STOPPED: RunEnd = {
  kind: 'ended',
  status: 'stopped',
  jobId: null,
  error: null,
  components: {},
};

interface Step {
  readonly state: RunLife;
  readonly effects: readonly RunLifeEffect[];
}

const CLOSE: RunLifeEffect = { kind: 'close' };
const AWAIT: RunLifeEffect = { kind: 'await' };
const ask = (wish: Wish): RunLifeEffect => ({ kind: 'ask', wish });
const clock = (running: boolean): RunLifeEffect => ({ kind: 'clock', running });
const to = (state: RunLife, ...effects: readonly RunLifeEffect[]): Step => ({ state, effects });
const over = (end: RunEnd, seen: boolean): Step =>
  to({ kind: 'ended' }, clock(false), CLOSE, { kind: 'record', end, seen });
const standing = (isPaused: boolean): RunLife => ({ kind: isPaused ? 'paused' : 'running' });

const stopping = (isPaused: boolean): RunLife => ({
  kind: 'stopping',
  paused: isPaused,
  agreed: false,
});

/** What comes of an event. A run that is over, or was never begun, hears nothing but the start. */
export function runLife(state: RunLife, event: RunLifeEvent): Step {
  switch (state.kind) {
    case 'idle':
      return event.kind === 'start'
        ? to({ kind: 'starting', paused: event.paused, stop: false })
        : to(state);
    case 'starting':
      return starting(state, event);
    case 'running':
    case 'pausing':
    case 'paused':
    case 'resuming':
    case 'stopping':
      return underWay(state, event);
    case 'leaving':
      return leaving(state, event);
    case 'ended':
    case 'gone':
      // What comes up late for nobody is ended.
      return event.kind === 'opened' ? to(state, CLOSE) : to(state);
    case 'failed':
      return to(state);
  }
}

function starting(state: RunLife & { kind: 'starting' }, event: RunLifeEvent): Step {
  switch (event.kind) {
    case 'opened':
      if (state.stop) return to(stopping(state.paused), ask('stop'), { kind: 'catchUp' });
      return to(standing(state.paused), clock(!state.paused), { kind: 'catchUp' });
    case 'refused':
      return to({ kind: 'failed' });
    case 'wish':
      return event.wish === 'stop' && !state.stop
        ? to({ ...state, stop: true }, { kind: 'withdraw' })
        : to(state);
    case 'told':
      return to({ ...state, paused: event.paused }, clock(!event.paused));
    case 'ended':
      return over(event.end, true);
    // Nothing of it was seen yet: nobody misses it.
    case 'left':
    case 'dropped':
      return to({ kind: 'gone' }, CLOSE);
    default:
      return to(state);
  }
}

type UnderWay = Extract<
  RunLife,
  { readonly kind: 'running' | 'pausing' | 'paused' | 'resuming' | 'stopping' }
>;

function underWay(state: UnderWay, event: RunLifeEvent): Step {
  switch (event.kind) {
    case 'wish':
      return wished(state, event.wish);
    case 'answered':
      return answered(state, event.wish, event.ok);
    case 'told':
      return told(state, event.paused);
    case 'ended':
      return over(event.end, true);
    case 'overdue':
      return state.kind === 'stopping' ? over(STOPPED, true) : to(state);
    case 'left':
      return to({ kind: 'leaving' }, ask('stop'));
    case 'dropped':
      return to({ kind: 'gone' }, CLOSE);
    default:
      return to(state);
  }
}

function wished(state: UnderWay, wish: Wish): Step {
  switch (wish) {
    case 'pause':
      return state.kind === 'running' ? to({ kind: 'pausing' }, ask('pause')) : to(state);
    case 'resume':
      return state.kind === 'paused' ? to({ kind: 'resuming' }, ask('resume')) : to(state);
    case 'stop':
      if (state.kind !== 'stopping') {
        const isPaused = state.kind === 'paused' || state.kind === 'resuming';
        return to(stopping(isPaused), ask('stop'));
      }
      // A worker that said yes and goes on is asked again.
      return state.agreed ? to(state, ask('stop')) : to(state);
  }
}

function answered(state: UnderWay, wish: Wish, isDone: boolean): Step {
  switch (state.kind) {
    case 'pausing':
      if (wish !== 'pause') return to(state);
      return isDone ? to({ kind: 'paused' }, clock(false)) : to({ kind: 'running' });
    case 'resuming':
      if (wish !== 'resume') return to(state);
      return isDone ? to({ kind: 'running' }, clock(true)) : to({ kind: 'paused' });
    case 'stopping':
      if (wish !== 'stop') return to(state);
      if (isDone) return to({ ...state, agreed: true }, AWAIT);
      return state.agreed ? to(state) : to(standing(state.paused));
    default:
      return to(state);
  }
}

function told(state: UnderWay, isPaused: boolean): Step {
  const effect = clock(!isPaused);
  switch (state.kind) {
    case 'running':
    case 'paused':
      return to(standing(isPaused), effect);
    // It did what it was asked for before its answer came through.
    case 'pausing':
      return to(isPaused ? { kind: 'paused' } : state, effect);
    case 'resuming':
      return to(isPaused ? state : { kind: 'running' }, effect);
    // It stops, whatever it does until then.
    case 'stopping':
      return to({ ...state, paused: isPaused }, effect);
  }
}

function leaving(state: RunLife, event: RunLifeEvent): Step {
  switch (event.kind) {
    case 'answered':
      if (event.wish !== 'stop') return to(state);
      return event.ok ? to(state, AWAIT) : over(STOPPED, false);
    case 'ended':
      return over(event.end, false);
    case 'overdue':
      return over(STOPPED, false);
    default:
      return to(state);
  }
}
