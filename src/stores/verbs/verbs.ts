import type { ArchiveVerbs } from './archiveVerb.ts';
import type { ContinueVerb } from '../going/continueRun.ts';
import type { DocumentVerbs } from './documentVerbs.ts';
import type { EditVerbs } from './editVerbs.ts';
import type { ExportVerbs } from './exportVerbs.ts';
import type { HomeVerbs } from '../home/lateHome.ts';
import type { ImportVerbs } from './importVerbs.ts';
import type { KeptRunVerbs } from './keptRunVerbs.ts';
import type { LinkVerbs } from './linkVerbs.ts';
import type { RayVerbs } from '../ray/RayVerbs.ts';
import type { RunVerbs } from './runVerbs.ts';
import type { StudyVerbs } from '../studies/studyVerbs.ts';
import type { TextVerbs } from './textVerbs.ts';
import type { TrialVerbs } from './trialVerbs.ts';
import type { UnderWayVerb } from './underWayVerb.ts';
import type { VersionVerbs } from './versionVerbs.ts';
import type { ViewVerbs } from './viewVerbs.ts';

/** Everything the interface can do; the only way it changes anything. None of these throws. */
export type Verbs = ArchiveVerbs &
  ContinueVerb &
  DocumentVerbs &
  EditVerbs &
  ExportVerbs &
  HomeVerbs &
  ImportVerbs &
  KeptRunVerbs &
  LinkVerbs &
  RayVerbs &
  RunVerbs &
  StudyVerbs &
  TextVerbs &
  TrialVerbs &
  UnderWayVerb &
  VersionVerbs &
  ViewVerbs;
