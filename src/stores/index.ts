export type {
  DocumentState,
  DocumentSummary,
  Edit,
  ExampleSummary,
  HistoryEntry,
  LibraryState,
  LogLine,
  Notice,
  Origin,
  OutputFile,
  PanelId,
  Project,
  RunPhase,
  RunRecord,
  RunState,
  SavedState,
  Selection,
  Series,
  ShareLink,
  Stores,
  Theme,
  Verbs,
  ViewState,
} from './api.ts';
export { createStores, type LiveStores } from './createStores.ts';
export { LARGEST_FILE } from './verbs/importVerbs.ts';
export type { AddressBar, SetTimer, StoreDeps } from './deps.ts';
