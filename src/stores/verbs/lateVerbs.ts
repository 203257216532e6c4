import { lateHome, type HomeVerbs } from '../home/lateHome.ts';
import type { ArchiveVerbs } from './archiveVerb.ts';
import type { VerbContext } from './context.ts';
import type { ExportVerbs } from './exportVerbs.ts';
import type { KeptRunVerbs } from './keptRunVerbs.ts';
import type { TrialVerbs } from './trialVerbs.ts';

/** Verbs that the first look does without: they come when one of them is called. */
export function lateVerbs(
  context: VerbContext,
): KeptRunVerbs & ExportVerbs & ArchiveVerbs & TrialVerbs & HomeVerbs {
  const kept = async () => (await import('./keptRunVerbs.ts')).keptRunVerbs(context);
  const exports = async () => (await import('./exportVerbs.ts')).exportVerbs(context);
  const archives = async () => (await import('./archiveVerb.ts')).archiveVerbs(context);
  const trials = async () => (await import('./trialVerbs.ts')).trialVerbs(context);
  return {
    ...lateHome(context),
    compareRun: async (id, on) => (await kept()).compareRun(id, on),
    showRun: async (id) => (await kept()).showRun(id),
    modelOfRun: async (id) => (await kept()).modelOfRun(id),
    renameRun: async (id, name) => (await kept()).renameRun(id, name),
    pinRun: async (id, on) => (await kept()).pinRun(id, on),
    deleteRun: async (id) => (await kept()).deleteRun(id),
    exportProject: async (folder, without) => (await exports()).exportProject(folder, without),
    exportModule: async () => (await exports()).exportModule(),
    pictureWithModel: async (picture) => (await archives()).pictureWithModel(picture),
    exportArchive: async () => (await archives()).exportArchive(),
    tryComponent: async (...args) => (await trials()).tryComponent(...args),
  };
}
