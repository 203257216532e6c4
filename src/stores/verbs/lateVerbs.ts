import { lateMethods } from '../../base/lateMethods.ts';
import type { ContinueVerb } from '../going/continueRun.ts';
import { lateHome, type HomeVerbs } from '../home/lateHome.ts';
import { lateRay } from '../ray/lateRay.ts';
import type { RayVerbs } from '../ray/RayVerbs.ts';
import type { ArchiveVerbs } from './archiveVerb.ts';
import type { VerbContext } from './context.ts';
import type { ExportVerbs } from './exportVerbs.ts';
import type { KeptRunVerbs } from './keptRunVerbs.ts';
import type { TrialVerbs } from './trialVerbs.ts';
import type { VersionVerbs } from './versionVerbs.ts';

/** Verbs that the first look does without: they come when one of them is called. */
export function lateVerbs(
  context: VerbContext,
): ContinueVerb &
  KeptRunVerbs &
  ExportVerbs &
  ArchiveVerbs &
  TrialVerbs &
  HomeVerbs &
  RayVerbs &
  VersionVerbs {
  const kept = async () => (await import('./keptRunVerbs.ts')).keptRunVerbs(context);
  const going = async () => (await import('../going/continueRun.ts')).continueVerb(context);
  const exports = async () => (await import('./exportVerbs.ts')).exportVerbs(context);
  const archives = async () => (await import('./archiveVerb.ts')).archiveVerbs(context);
  const trials = async () => (await import('./trialVerbs.ts')).trialVerbs(context);
  const versions = async () => (await import('./versionVerbs.ts')).versionVerbs(context);
  return {
    ...lateHome(context),
    ...lateRay(context),
    ...lateMethods(kept, [
      ...(['compareRun', 'showRun', 'modelOfRun', 'differenceOfRuns'] as const),
      ...(['showStep', 'leaveRun', 'renameRun', 'pinRun', 'deleteRun'] as const),
    ]),
    ...lateMethods(going, ['continueRun']),
    ...lateMethods(exports, ['exportProject', 'setRequirements', 'exportModule']),
    ...lateMethods(archives, ['pictureWithModel', 'exportArchive', 'leftOutOfYaml']),
    ...lateMethods(trials, ['tryComponent']),
    ...lateMethods(versions, [
      ...(['versions', 'keepVersion', 'nameVersion', 'deleteVersion'] as const),
      ...(['documentOfVersion', 'otherDocument', 'compareDocuments', 'typesOf'] as const),
      ...(['restoreVersion', 'restoreParts', 'modelInFile'] as const),
    ]),
  };
}
