import { lateMethods } from '../../base/lateMethods.ts';
import { isOnRay } from '../records/runRecord.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { RayVerbs } from './RayVerbs.ts';

/** Runs on a cluster: what of them the first look needs, which is to see that there are some. */
export function lateRay(context: VerbContext): RayVerbs {
  const { deps, lists } = context;
  const load = async () => (await import('./rayRuns.ts')).rayRuns(context);
  let loading: ReturnType<typeof load> | null = null;
  const loaded = () => (loading ??= load());
  const follow = () => {
    if (!lists.getState().runs.some(isOnRay)) return;
    // What cannot be loaded now is asked for again with the next run.
    void loaded().then(
      (runs) => runs.follow(),
      () => (loading = null),
    );
  };
  lists.subscribe(({ runs }, before) => {
    if (runs !== before.runs) follow();
  });
  deps.ray?.onKey(follow);
  return lateMethods(loaded, ['lookAtRay', 'runOnRay', 'stopOnRay']);
}
