import type { BackupState } from '../backup/backupState.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { ShelfEntry, StoredSummary } from '../../storage/index.ts';
import type { RayStanding } from '../ray/rayView.ts';
import type { RunRecord } from '../records/runRecord.ts';
import type { Series } from '../records/series.ts';
import type { StorageTrouble } from '../saving/storageTroubles.ts';

/** An entry of the gallery. */
export interface ExampleSummary {
  readonly id: string;
  readonly title: string;
  readonly field: string;
  readonly summary: string;
  /** What it models and what to look at, a paragraph. */
  readonly description: string;
  readonly files: readonly string[];
  /** Where each file lies, for those whose names are no addresses; otherwise under its name. */
  readonly places?: readonly string[] | undefined;
  readonly watch: readonly string[];
}

/** An earlier run whose series are drawn beside those that show. */
export interface ComparedRun {
  readonly id: string;
  readonly series: Readonly<Record<string, Series>>;
  /** The model that ran; null when it is not known. */
  readonly model: PatchbayDocument | null;
  /** How its lines are broken, from zero; no two compared runs have the same. */
  readonly dash: number;
}

/** What there is to choose from, beside the document that is open. */
export interface ListsState {
  readonly documents: readonly StoredSummary[];
  /** All documents with what is said of them, those in the trash too; null while nobody looks at them. */
  readonly shelf: readonly ShelfEntry[] | null;
  /** Ids of the documents that are open as tabs; one that was never stored may be among them. */
  readonly openTabs: readonly string[];
  readonly examples: readonly ExampleSummary[];
  readonly runs: readonly RunRecord[];
  /** Those that go on at a cluster, by the ids of their records. */
  readonly onRay: Readonly<Record<string, RayStanding>>;
  /** Runs that are compared with the one that shows, in the order they were chosen. */
  readonly compared: readonly ComparedRun[];
  /** How the backup in a folder stands. */
  readonly backup: BackupState;
  /** Null: storage does all that is asked of it. */
  readonly trouble: StorageTrouble | null;
}

export const firstLists: ListsState = {
  documents: [],
  shelf: null,
  openTabs: [],
  examples: [],
  runs: [],
  onRay: {},
  compared: [],
  backup: { kind: 'unsupported' },
  trouble: null,
};
