import type { StoreApi } from 'zustand/vanilla';
import { lateMethods } from '../../base/lateMethods.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { StudiesState } from './studiesState.ts';
import type { LateStudies, Studies } from './studyVerbs.ts';

/** Studies come when one is asked for, or kept: the first look does without them. */
export function lateStudies(
  context: () => VerbContext,
  troubles: Troubles,
  store: StoreApi<StudiesState>,
): LateStudies {
  let loading: Promise<Studies> | null = null;
  const load = (): Promise<Studies> => {
    loading ??= import('./createStudies.ts').then(async ({ createStudies }) => {
      const made = createStudies({ ...context(), troubles }, store);
      await made.opened();
      return made;
    });
    // What could not be had may be had by the next try.
    loading.catch(() => (loading = null));
    return loading;
  };

  /** Where studies are kept with the document, they are to be seen. */
  async function look(): Promise<void> {
    const { deps, session } = context();
    const id = session.isStored() ? session.id() : null;
    if (id === null) return;
    const kept = await deps.storage.studies(id);
    // What storage does not give is told by who asks again.
    if (!kept.ok || kept.value.length > 0) await load();
  }

  return {
    verbs: lateMethods(load, [
      ...(['startStudy', 'pauseStudy', 'continueStudy', 'stopStudy'] as const),
      ...(['showStudy', 'renameStudy', 'deleteStudy', 'duplicateStudy'] as const),
      ...(['takeTrialValues', 'seriesOfTrial', 'drawStudyBeside', 'drawFans'] as const),
    ]),
    async opened() {
      if (loading !== null) return (await loading).opened();
      const { afterFirstLook = (work: () => void) => work() } = context().deps;
      afterFirstLook(() => void look().catch(() => undefined));
    },
    openReport: async (file, report) => (await load()).openReport(file, report),
    // Without studies there is nothing to be told.
    save: async () => (await loading)?.save(),
    dispose: async () => (await loading)?.dispose(),
  };
}
