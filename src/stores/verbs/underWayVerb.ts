import { createUnfinished } from '../drafts/unfinished.ts';
import type { VerbContext } from './context.ts';

export interface UnderWayVerb {
  /**
   * Somebody is at something that will be an edit when it ends: a drag, a text being typed. `finish` makes
   * that edit, as if it ended now; it is called now and then to put down what the document would be, which
   * stays as it is. False: that cannot be told now (a word half written), and what was put down stays. Null:
   * it has ended, or was given up.
   */
  underWay(key: symbol, finish: (() => unknown) | null): void;
}

/** Of the first look, since the first gesture may come with it: what it does must not wait for a script. */
export function underWayVerb({ deps, document, session }: VerbContext): UnderWayVerb {
  const unfinished = createUnfinished(deps, document, session);
  return { underWay: (key, finish) => unfinished.set(key, finish) };
}
