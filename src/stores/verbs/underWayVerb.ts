import type { UnfinishedWork } from '../drafts/unfinished.ts';
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

export function underWayVerb({ deps, document, session }: VerbContext): UnderWayVerb {
  let unfinished: Promise<UnfinishedWork> | null = null;
  function load(): Promise<UnfinishedWork> {
    unfinished ??= import('../drafts/unfinished.ts').then((late) =>
      late.createUnfinished(deps, document, session),
    );
    // Where it could not be loaded, the next one tries again.
    unfinished.catch(() => (unfinished = null));
    return unfinished;
  }
  // The first gesture must not wait for its script: what it does would be at risk until then.
  const { afterFirstLook = (work: () => void) => work() } = deps;
  afterFirstLook(() => void load().catch(() => undefined));

  return {
    underWay(key, finish) {
      if (unfinished === null && finish === null) return;
      load().then(
        (work) => work.set(key, finish),
        () => undefined,
      );
    },
  };
}
