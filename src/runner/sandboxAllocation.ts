/** How far one run is with its sandbox; sandboxes and runs go by numbers. */
type RunSandbox =
  /** It has the one that was made in advance, once that is there. */
  | { readonly kind: 'waiting'; readonly sandbox: number }
  /** It asks that one whether it still lives: its process may have been ended. */
  | { readonly kind: 'asking'; readonly sandbox: number }
  | { readonly kind: 'making'; readonly sandbox: number }
  /** It is in use. */
  | { readonly kind: 'started'; readonly sandbox: number };

/** Who has which sandbox. One is used once, by one run. */
export interface SandboxAllocation {
  /** That of the next run, made in advance. */
  readonly spare: { readonly sandbox: number; readonly isThere: boolean } | null;
  /** The runs that begin or go on. */
  readonly runs: ReadonlyMap<number, RunSandbox>;
  /** So many were asked for so far. */
  readonly made: number;
}

export type SandboxAllocationEvent =
  /** One shall be ready for the next run. */
  | { readonly kind: 'prepare' }
  | { readonly kind: 'wanted'; readonly run: number }
  /** One is there, or is not to be had. */
  | { readonly kind: 'made'; readonly sandbox: number; readonly ok: boolean }
  /** Whether the one that was asked lives. */
  | { readonly kind: 'answered'; readonly sandbox: number; readonly ok: boolean }
  /** The run is over, and its sandbox removed. */
  | { readonly kind: 'gone'; readonly run: number };

export type SandboxAllocationEffect =
  | { readonly kind: 'make'; readonly sandbox: number }
  | { readonly kind: 'ask'; readonly sandbox: number; readonly run: number }
  | { readonly kind: 'start'; readonly run: number; readonly sandbox: number }
  /** There is none for this run. */
  | { readonly kind: 'refuse'; readonly run: number }
  | { readonly kind: 'remove'; readonly sandbox: number }
  /** Reports `prepare` after a while. */
  | { readonly kind: 'prepareLater' };

export const NO_ALLOCATION: SandboxAllocation = { spare: null, runs: new Map(), made: 0 };

interface Step {
  readonly state: SandboxAllocation;
  readonly effects: readonly SandboxAllocationEffect[];
}

/**
 * What comes of an event. While a run lives none is made in advance: the browser ends the process of a
 * removed frame at once only when no other frame shares it.
 */
export function allocateSandbox(state: SandboxAllocation, event: SandboxAllocationEvent): Step {
  switch (event.kind) {
    case 'prepare': {
      if (state.runs.size > 0 || state.spare !== null) return { state, effects: [] };
      const sandbox = state.made;
      return {
        state: { ...state, spare: { sandbox, isThere: false }, made: sandbox + 1 },
        effects: [{ kind: 'make', sandbox }],
      };
    }
    case 'wanted':
      return wanted(state, event.run);
    case 'made':
      return made(state, event.sandbox, event.ok);
    case 'answered': {
      const run = runWith(state, event.sandbox, 'asking');
      if (run === null) return { state, effects: [] };
      if (event.ok) return start(state, run, event.sandbox);
      const step = make(state, run);
      return { ...step, effects: [{ kind: 'remove', sandbox: event.sandbox }, ...step.effects] };
    }
    case 'gone':
      return without(state, event.run, []);
  }
}

function wanted(state: SandboxAllocation, run: number): Step {
  const { spare } = state;
  if (spare === null) return make(state, run);
  const { sandbox, isThere } = spare;
  // Taken before it is waited for: a start at the same time must not take the same one.
  const taken = { ...state, spare: null };
  return isThere
    ? { state: withRun(taken, run, 'asking', sandbox), effects: [{ kind: 'ask', sandbox, run }] }
    : { state: withRun(taken, run, 'waiting', sandbox), effects: [] };
}

function made(state: SandboxAllocation, sandbox: number, isThere: boolean): Step {
  if (state.spare?.sandbox === sandbox)
    return { state: { ...state, spare: isThere ? { sandbox, isThere } : null }, effects: [] };
  const waiting = runWith(state, sandbox, 'waiting');
  if (waiting !== null) {
    return isThere
      ? {
          state: withRun(state, waiting, 'asking', sandbox),
          effects: [{ kind: 'ask', sandbox, run: waiting }],
        }
      : make(state, waiting);
  }
  const run = runWith(state, sandbox, 'making');
  if (run === null) return { state, effects: [] };
  return isThere ? start(state, run, sandbox) : without(state, run, [{ kind: 'refuse', run }]);
}

function make(state: SandboxAllocation, run: number): Step {
  const sandbox = state.made;
  const next = { ...state, made: sandbox + 1 };
  return { state: withRun(next, run, 'making', sandbox), effects: [{ kind: 'make', sandbox }] };
}

function start(state: SandboxAllocation, run: number, sandbox: number): Step {
  return {
    state: withRun(state, run, 'started', sandbox),
    effects: [{ kind: 'start', run, sandbox }],
  };
}

function without(
  state: SandboxAllocation,
  run: number,
  effects: readonly SandboxAllocationEffect[],
): Step {
  const runs = new Map(state.runs);
  if (!runs.delete(run)) return { state, effects: [] };
  return { state: { ...state, runs }, effects: [...effects, { kind: 'prepareLater' }] };
}

function withRun(
  state: SandboxAllocation,
  run: number,
  kind: RunSandbox['kind'],
  sandbox: number,
): SandboxAllocation {
  return { ...state, runs: new Map(state.runs).set(run, { kind, sandbox }) };
}

function runWith(
  { runs }: SandboxAllocation,
  sandbox: number,
  kind: RunSandbox['kind'],
): number | null {
  for (const [run, has] of runs) if (has.sandbox === sandbox && has.kind === kind) return run;
  return null;
}
