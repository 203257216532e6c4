/** An edit is written so soon, and while edits go on, one write follows the other after this time. */
export const AUTOSAVE_MS = 100;
/** After a write that failed, and failed again. */
const RETRY_MS = [2_000, 5_000, 10_000] as const;

/** What storage has not got: the document, or only the way that led to it. */
export type Need = 'nothing' | 'history' | 'document';

/** How far the saving of the open document is. There is one write at a time, and none is put off for ever. */
export type Saving =
  | { readonly kind: 'resting' }
  /** A timer runs; `failures` writes in a row came to nothing. */
  | { readonly kind: 'waiting'; readonly failures: number; readonly retry: boolean }
  /** `asked`: somebody waits until all is written. `next`: the timer of changes that came meanwhile. */
  | {
      readonly kind: 'writing';
      readonly failures: number;
      readonly asked: boolean;
      readonly next: 'none' | 'waiting' | 'due';
    };

export type SavingEvent =
  /** The document, or its history, is another one now. */
  | { readonly kind: 'changed'; readonly need: Need }
  /** The timer ran out. */
  | { readonly kind: 'due'; readonly need: Need }
  /** Somebody wants it saved now, and waits for the answer. */
  | { readonly kind: 'asked'; readonly need: Need }
  /** A write is over; `need` is what there is to write after it. */
  | { readonly kind: 'wrote'; readonly ok: boolean; readonly need: Need };

type SavingEffect =
  /** Sets the timer, in place of the one that runs. */
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'write' }
  /** To all who wait: whether everything is written. */
  | { readonly kind: 'answer'; readonly saved: boolean };

export const RESTING: Saving = { kind: 'resting' };

interface Step {
  readonly state: Saving;
  readonly effects: readonly SavingEffect[];
}

const WRITE: SavingEffect = { kind: 'write' };
const CANCEL: SavingEffect = { kind: 'cancel' };
const SOON: SavingEffect = { kind: 'wait', milliseconds: AUTOSAVE_MS };
const answer = (saved: boolean): SavingEffect => ({ kind: 'answer', saved });

/** What comes of an event. */
export function saving(state: Saving, event: SavingEvent): Step {
  switch (event.kind) {
    case 'changed':
      return changed(state, event.need);
    case 'due':
      return due(state, event.need);
    case 'asked':
      return asked(state, event.need);
    case 'wrote':
      return state.kind === 'writing' ? wrote(state, event.ok, event.need) : { state, effects: [] };
  }
}

function begun(failures: number, isAsked: boolean): Step {
  return { state: { kind: 'writing', failures, asked: isAsked, next: 'none' }, effects: [WRITE] };
}

function due(state: Saving, need: Need): Step {
  if (state.kind === 'resting') return { state, effects: [] };
  if (state.kind === 'writing') return { state: { ...state, next: 'due' }, effects: [] };
  return need === 'nothing' ? { state: RESTING, effects: [] } : begun(state.failures, false);
}

function changed(state: Saving, need: Need): Step {
  if (state.kind === 'writing') {
    return need === 'nothing' || state.next !== 'none'
      ? { state, effects: [] }
      : { state: { ...state, next: 'waiting' }, effects: [SOON] };
  }
  if (need === 'nothing')
    return { state: RESTING, effects: state.kind === 'waiting' ? [CANCEL] : [] };
  // The timer of the first change runs on: later ones must not put it off. A retry need not be waited for.
  if (state.kind === 'waiting' && !state.retry) return { state, effects: [] };
  const failures = state.kind === 'waiting' ? state.failures : 0;
  return { state: { kind: 'waiting', failures, retry: false }, effects: [SOON] };
}

function asked(state: Saving, need: Need): Step {
  if (state.kind === 'writing') return { state: { ...state, asked: true }, effects: [] };
  const cancel = state.kind === 'waiting' ? [CANCEL] : [];
  if (need === 'nothing') return { state: RESTING, effects: [...cancel, answer(true)] };
  const step = begun(state.kind === 'waiting' ? state.failures : 0, true);
  return { ...step, effects: [...cancel, ...step.effects] };
}

function wrote(state: Saving & { kind: 'writing' }, ok: boolean, need: Need): Step {
  if (!ok) {
    const milliseconds = RETRY_MS[Math.min(state.failures, RETRY_MS.length - 1)] ?? 0;
    return {
      state: { kind: 'waiting', failures: state.failures + 1, retry: true },
      effects: [{ kind: 'wait', milliseconds }, ...(state.asked ? [answer(false)] : [])],
    };
  }
  const cancel = state.next === 'waiting' ? [CANCEL] : [];
  if (need === 'nothing') {
    return { state: RESTING, effects: [...cancel, ...(state.asked ? [answer(true)] : [])] };
  }
  // Writes keep their distance, unless somebody waits or there has been enough of it.
  if (state.next === 'waiting' && !state.asked)
    return { state: { kind: 'waiting', failures: 0, retry: false }, effects: [] };
  const step = begun(0, state.asked);
  return { ...step, effects: [...cancel, ...step.effects] };
}
