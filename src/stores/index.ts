export type {
  ArchiveFile,
  Cluster,
  Comparison,
  DocumentState,
  Heat,
  HistoryEntry,
  ListsState,
  StorageTrouble,
  LogLine,
  Notice,
  NetworkQuestion,
  ScriptQuestion,
  Origin,
  Project,
  RayDoor,
  RayStage,
  RayView,
  RunningTrial,
  RunPhase,
  RunState,
  SavedState,
  Selection,
  ShelfEntry,
  ShareLink,
  Stores,
  StudiesState,
  TrialEvent,
  TypedText,
  Verbs,
  Version,
  ViewState,
} from './api.ts';
export type { Folder, FolderFault, Folders } from './backup/folder.ts';
export { whatCode } from './imports/whatCode.ts';
export { missingType } from './code/missingType.ts';
export { createStores, type LiveStores } from './createStores.ts';
export { PANELS, type PanelId } from './view/panels.ts';
export { LARGEST_FILE } from './texts/texts.ts';
export { RUNS_KEPT } from '../storage/index.ts';
export type { StoreDeps } from './deps/deps.ts';
