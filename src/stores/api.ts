import type { StoreApi } from 'zustand/vanilla';
import type { DocumentState } from './document/documentState.ts';
import type { ListsState } from './lists/listsState.ts';
import type { RunState } from './run/runState.ts';
import type { StudiesState } from './studies/studiesState.ts';
import type { Verbs } from './verbs/verbs.ts';
import type { ViewState } from './view/viewState.ts';

export type { Origin, SavedState, TypedText, DocumentState } from './document/documentState.ts';
export type { HistoryEntry } from './document/historyEntry.ts';
export type { Selection } from '../editing/edit.ts';
export type {
  Heat,
  ViewState,
  NetworkQuestion,
  Notice,
  ScriptQuestion,
  TrialPreview,
} from './view/viewState.ts';
export type { Series } from './records/series.ts';
export type { LogLine, RunPhase, RunState } from './run/runState.ts';
export type { RayView, RayStage } from './ray/rayView.ts';
export type { Cluster, RayDoor } from './ray/RayDoor.ts';
export type { RunRecord } from './records/runRecord.ts';
export type { ComparedRun, ListsState } from './lists/listsState.ts';
export type { StorageTrouble } from './saving/storageTroubles.ts';
export type { ArchiveFile } from './verbs/archiveVerb.ts';
export type { ComparedPair } from './verbs/keptRunVerbs.ts';
export type { ShareLink } from './verbs/share.ts';
export type {
  StudyShown,
  StudyStatus,
  StudySummary,
  StudiesState,
} from './studies/studiesState.ts';
export type { TrialEvent } from './trial/trialEvents.ts';
export type { RunningTrial } from './verbs/trialVerbs.ts';
export type { Project } from './texts/project.ts';
export type { Comparison } from './versions/comparison.ts';
export type { Version } from './versions/version.ts';
export type { Verbs } from './verbs/verbs.ts';
export type {
  Breakpoint,
  Status,
  ProfileComponent,
  PlacementReason,
  RunProfile,
} from '../model/run/index.ts';
export type { ShelfEntry } from '../storage/index.ts';

/** All the interface knows of the world, handed in by `app/` through a React context. */
export interface Stores {
  readonly document: StoreApi<DocumentState>;
  readonly run: StoreApi<RunState>;
  readonly view: StoreApi<ViewState>;
  readonly lists: StoreApi<ListsState>;
  readonly studies: StoreApi<StudiesState>;
  readonly verbs: Verbs;
  /** The number that a text of arithmetic comes to, such as `2*60`; null for other texts. */
  readonly calculate: (text: string) => Promise<number | null>;
}
