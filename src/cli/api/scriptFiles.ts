import type { HostFiles } from '../../engine/index.ts';
import type { CliEnv } from '../env.ts';
import { RunFiles } from '../runFiles.ts';

/** Files of a process in a script, which may write wherever its author says. */
export interface ScriptFiles extends HostFiles {
  /**
   * Does something, and puts what was written in its place whatever came of it.
   *
   * @throws what `job` throws, else an error that names a file which could not be written
   */
  placeAfter(job: () => Promise<void>): Promise<void>;
}

export function scriptFiles(env: CliEnv): ScriptFiles {
  const files = new RunFiles(env, { folder: env.cwd, allowed: null });
  return Object.assign(files, {
    async placeAfter(job: () => Promise<void>) {
      let faults: readonly string[];
      try {
        await job();
      } finally {
        faults = await files.commit();
      }
      if (faults.length > 0) {
        throw Object.assign(new Error(faults.join(' ')), { code: 'FILE_NOT_WRITTEN' });
      }
    },
  });
}
