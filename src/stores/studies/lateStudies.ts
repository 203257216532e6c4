import type { StoreApi } from 'zustand/vanilla';
import { lateMethods } from '../../base/lateMethods.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { StudiesState } from './studiesState.ts';
import type { LateStudies, Studies } from './studyVerbs.ts';

/** Studies come when one is asked for: the first look does without them. */
export function lateStudies(
  context: () => VerbContext,
  store: StoreApi<StudiesState>,
): LateStudies {
  let loading: Promise<Studies> | null = null;
  const load = (): Promise<Studies> => {
    loading ??= import('./createStudies.ts').then(({ createStudies }) =>
      createStudies(context(), store),
    );
    // What could not be had may be had by the next try.
    loading.catch(() => (loading = null));
    return loading;
  };
  return {
    verbs: lateMethods(load, [
      ...(['startStudy', 'pauseStudy', 'continueStudy', 'stopStudy'] as const),
      ...(['showStudy', 'renameStudy'] as const),
    ]),
    // Without studies there is nothing to be told.
    opened: async () => (await loading)?.opened(),
    dispose: async () => (await loading)?.dispose(),
  };
}
