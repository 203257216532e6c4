import type { Lab } from './Lab.ts';
import script from './ray_head.py?raw';
import { type RunningRay, startHead } from './startHead.ts';

/**
 * Starts a Ray on this machine, in a folder of its own: as one that ran already when somebody wants to run
 * a project. Throws when it is not there in time.
 *
 * @param dashboard with one, which takes jobs
 */
export function startRay({ python, folder }: Lab, dashboard = false): Promise<RunningRay> {
  return startHead({ python, folder, script, dashboard });
}
