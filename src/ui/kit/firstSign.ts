import { useSyncExternalStore } from 'react';

/** What a person does first: from here on the screen loads what the first look does without. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'drop'] as const;

let given = false;
const waiting = new Set<() => void>();

function give(): void {
  given = true;
  for (const sign of SIGNS) window.removeEventListener(sign, give, true);
  for (const call of waiting) call();
  waiting.clear();
}

function signGiven(): boolean {
  return given;
}

/** Calls once at the first sign of a person; returns how to take that back. For `useSyncExternalStore`, too. */
export function onFirstSign(call: () => void): () => void {
  if (given) {
    call();
    return () => undefined;
  }
  if (waiting.size === 0)
    for (const sign of SIGNS) window.addEventListener(sign, give, { capture: true, passive: true });
  waiting.add(call);
  return () => waiting.delete(call);
}

/** True from the first sign of a person on. */
export function useAwake(): boolean {
  return useSyncExternalStore(onFirstSign, signGiven);
}
