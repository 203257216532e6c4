import { lateHome, type HomeVerbs } from '../home/lateHome.ts';
import type { ArchiveVerbs } from './archiveVerb.ts';
import type { VerbContext } from './context.ts';
import type { ExportVerbs } from './exportVerbs.ts';
import type { KeptRunVerbs } from './keptRunVerbs.ts';
import type { TrialVerbs } from './trialVerbs.ts';
import type { VersionVerbs } from './versionVerbs.ts';

/** Verbs that the first look does without: they come when one of them is called. */
export function lateVerbs(
  context: VerbContext,
): KeptRunVerbs & ExportVerbs & ArchiveVerbs & TrialVerbs & HomeVerbs & VersionVerbs {
  const kept = async () => (await import('./keptRunVerbs.ts')).keptRunVerbs(context);
  const exports = async () => (await import('./exportVerbs.ts')).exportVerbs(context);
  const archives = async () => (await import('./archiveVerb.ts')).archiveVerbs(context);
  const trials = async () => (await import('./trialVerbs.ts')).trialVerbs(context);
  const versions = async () => (await import('./versionVerbs.ts')).versionVerbs(context);
  return {
    ...lateHome(context),
    compareRun: async (id, on) => (await kept()).compareRun(id, on),
    showRun: async (id) => (await kept()).showRun(id),
    modelOfRun: async (id) => (await kept()).modelOfRun(id),
    differenceOfRuns: async (one, other) => (await kept()).differenceOfRuns(one, other),
    renameRun: async (id, name) => (await kept()).renameRun(id, name),
    pinRun: async (id, on) => (await kept()).pinRun(id, on),
    deleteRun: async (id) => (await kept()).deleteRun(id),
    exportProject: async (folder, without) => (await exports()).exportProject(folder, without),
    exportModule: async () => (await exports()).exportModule(),
    pictureWithModel: async (picture) => (await archives()).pictureWithModel(picture),
    exportArchive: async () => (await archives()).exportArchive(),
    tryComponent: async (...args) => (await trials()).tryComponent(...args),
    versions: async () => (await versions()).versions(),
    keepVersion: async (name) => (await versions()).keepVersion(name),
    nameVersion: async (version, name) => (await versions()).nameVersion(version, name),
    deleteVersion: async (version) => (await versions()).deleteVersion(version),
    documentOfVersion: async (id) => (await versions()).documentOfVersion(id),
    otherDocument: async (id) => (await versions()).otherDocument(id),
    compareDocuments: async (a, b) => (await versions()).compareDocuments(a, b),
    typesOf: async (document) => (await versions()).typesOf(document),
    restoreVersion: async (from, label) => (await versions()).restoreVersion(from, label),
    restoreParts: async (parts) => (await versions()).restoreParts(parts),
  };
}
