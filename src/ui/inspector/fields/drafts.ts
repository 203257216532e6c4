import { useState } from 'react';

/** What was typed into a line and is no value yet. */
export interface Draft {
  readonly text: string;
  /** Why it could not be taken; null as long as nobody asked. */
  readonly problem: string | null;
}

/** Lines that are remembered; older ones are forgotten. */
const MOST = 200;

/** Texts that could not be taken, by their line, so that they are there again when somebody comes back. */
const refused = new Map<string, Draft>();

function keep(key: string, draft: Draft | null): void {
  refused.delete(key);
  if (draft === null || draft.problem === null) return;
  refused.set(key, draft);
  for (const old of [...refused.keys()].slice(0, -MOST)) refused.delete(old);
}

/**
 * The text of a line while it is being typed. One that was refused outlives the line: whoever selects
 * something else and comes back finds it with its reason.
 *
 * @param key the line, in all documents; absent: nothing is remembered
 */
export function useDraft(key: string | undefined) {
  const [draft, setDraft] = useState<Draft | null>(() =>
    key === undefined ? null : (refused.get(key) ?? null),
  );
  function set(next: Draft | null): void {
    if (key !== undefined) keep(key, next);
    setDraft(next);
  }
  return [draft, set] as const;
}
