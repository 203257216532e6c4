import { useState } from 'react';

/** What was typed into a line and is no value yet. */
export interface Draft {
  readonly text: string;
  /** Why it could not be taken; null as long as nobody asked. */
  readonly problem: string | null;
}

/** Lines that are remembered; older ones are forgotten. */
const MOST = 200;

/** Texts that are being typed or could not be taken, by their line, so that they are there again when somebody comes back. */
const kept = new Map<string, Draft>();

function keep(key: string, draft: Draft | null): void {
  kept.delete(key);
  if (draft === null) return;
  kept.set(key, draft);
  for (const old of [...kept.keys()].slice(0, -MOST)) kept.delete(old);
}

/** A text that nobody took nor refused before its line went says so when the line is back. */
function left(draft: Draft | undefined): Draft | null {
  if (draft === undefined) return null;
  return {
    ...draft,
    problem: draft.problem ?? 'This was typed and is not taken yet: Enter takes it.',
  };
}

/**
 * The text of a line while it is being typed. It outlives the line: whoever selects something else, or sees
 * the form begin anew, finds it when they come back, one that was refused with its reason.
 *
 * @param key the line, in all documents; absent: nothing is remembered
 */
export function useDraft(key: string | undefined) {
  const [draft, setDraft] = useState<Draft | null>(() =>
    key === undefined ? null : left(kept.get(key)),
  );
  function set(next: Draft | null): void {
    if (key !== undefined) keep(key, next);
    setDraft(next);
  }
  return [draft, set] as const;
}
