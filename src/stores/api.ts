import type { StoreApi } from 'zustand/vanilla';
import type { Catalogue } from '../model/catalog.ts';
import type { Aside } from '../model/aside.ts';
import type { PatchbayDocument } from '../model/document.ts';
import type { Problem } from '../model/problem.ts';
import type {
  ProcessStatus,
  RunBreakpoint,
  RunProblem,
  RunProfile,
  ComponentProgress,
  ComponentValues,
  Outputs,
} from '../runner/api.ts';
import type { Json } from '../base/json.ts';
import type { Result } from '../base/result.ts';
import type { StorageFailureKind } from '../storage/index.ts';

export type {
  RunBreakpoint,
  ProcessStatus,
  ProfileComponent,
  ProfileReason,
  RunProblem,
  RunProfile,
} from '../runner/api.ts';

/** Where the open document lives. */
export type Origin =
  | { readonly kind: 'stored'; readonly id: string }
  /** Opened from a link: only in memory until the first edit. */
  | { readonly kind: 'link' }
  /** Another tab writes this document; edits are refused here until it lets go. */
  | { readonly kind: 'readOnly'; readonly id: string };

export type SavedState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'failed'; readonly message: string };

/** A document before or after an entry of the history. */
export interface End {
  /** How many of the changes that are no steps (`asides`) it has seen. */
  readonly seen: number;
  /** The document as long as somebody uses it; null: it was not made here yet. */
  readonly document: WeakRef<PatchbayDocument> | null;
}

/** One gesture. */
export interface HistoryEntry {
  /** What the person did, such as "Move tank". */
  readonly label: string;
  /** When, milliseconds since 1970. */
  readonly at: number;
  /** The `Patch` that leads from the document before to the one after; checked when it is followed. */
  readonly patch: unknown;
  /** Bytes that it takes in storage, about. */
  readonly size: number;
  readonly before: End;
  readonly after: End;
}

/** Changes that are no steps of the work: how many there were, and the latest of them. */
export interface Asides {
  readonly count: number;
  readonly list: readonly Aside[];
}

/** The text of the YAML panel while it is not the text of the document. */
export interface TypedText {
  readonly text: string;
  /** Why it could not be read when it was read last; empty while it was not, or could be. */
  readonly problems: readonly Problem[];
  /** False while somebody types: it is read a moment later. */
  readonly isRead: boolean;
  /** The document changed otherwise since the text was begun: a person has to say which one counts. */
  readonly stale: boolean;
  /** It was left in an earlier visit. */
  readonly restored: boolean;
}

export interface DocumentState {
  readonly document: PatchbayDocument;
  readonly origin: Origin;
  readonly saved: SavedState;
  /** The latest gesture is the last. */
  readonly past: readonly HistoryEntry[];
  /** The gesture that was undone last is the first. */
  readonly future: readonly HistoryEntry[];
  readonly asides: Asides;
  /** Null: the text is that of the document. */
  readonly typed: TypedText | null;
  /** Everything wrong with the document as it is now. */
  readonly problems: readonly Problem[];
}

export interface DocumentSummary {
  readonly id: string;
  readonly name: string;
  readonly modifiedAt: number;
  readonly components: number;
}

/** Selected things on the canvas; connectors by id `a.x..b.y`. */
export interface Selection {
  readonly components: readonly string[];
  readonly connectors: readonly string[];
}

/** How busy each component is, in which worker it is, or nothing of it. */
export type Heat = 'off' | 'time' | 'workers';
type Theme = 'system' | 'light' | 'dark';
export type PanelId =
  'plots' | 'table' | 'log' | 'problems' | 'profile' | 'runs' | 'history' | 'yaml';

export interface ViewState {
  readonly selection: Selection;
  readonly theme: Theme;
  readonly panel: PanelId;
  readonly panelHeight: number;
  readonly panelOpen: boolean;
  /** Where the panels are: under the canvas, or beside it. */
  readonly panelSide: 'below' | 'beside';
  /** Beside the canvas; null: as wide as suits the window. */
  readonly panelWidth: number | null;
  readonly paletteOpen: boolean;
  readonly paletteWidth: number | null;
  readonly inspectorOpen: boolean;
  readonly inspectorWidth: number | null;
  /** What lies over the canvas for now, in a window that has no room beside it; never kept. */
  readonly drawer: null | 'palette' | 'inspector';
  /** Whether a model that does not fit into view is shown small in a corner. */
  readonly minimap: boolean;
  /** Workers of a pool at most; null: as many as the machine has cores. */
  readonly workers: number | null;
  /** Where a run is held, by field of an output; of the open document, for as long as it is open. */
  readonly breakpoints: Readonly<Record<string, RunBreakpoint>>;
  /** Keys that were bound in place of commands' own, by command. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** The tour of a first visit: `new` offers it, `on` is in it. */
  readonly tour: 'new' | 'on' | 'done';
  /** What of the profile is drawn on the canvas. */
  readonly heat: Heat;
  readonly dialog:
    null | 'open' | 'share' | 'import' | 'export' | 'gallery' | 'commands' | 'shortcuts';
  /** A passing message; `action` may undo it. */
  readonly notices: readonly Notice[];
  /** Asks the canvas to bring this component into view (raised by a jump from Problems). */
  readonly reveal: { readonly component: string; readonly at: number } | null;
}

export interface Notice {
  readonly id: string;
  readonly tone: 'info' | 'good' | 'warning' | 'bad';
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** One recorded field. The columns are outside React: read `length` and `values` when `version` rises. */
export interface Series {
  readonly field: string;
  /** Raised each time values arrive. */
  readonly version: number;
  readonly length: number;
  /** Numbers (true as 1); NaN where the value is no number. First `length` entries count. */
  readonly values: Float64Array;
  /** The values as they came, when they are not all numbers; else null. */
  readonly other: readonly unknown[] | null;
  /** Index in the run of the first value: above 0 when the field was watched later. Absent: 0. */
  readonly first?: number;
  /**
   * Steps of the run between two neighbouring values. Above 1 once a long series was thinned: of
   * each `2 * stride` steps their smallest and largest value are kept, in order. Absent: 1.
   */
  readonly stride?: number;
  /** The same object as long as the entries up to `length` stay as they are; absent: `values` says it. */
  readonly source?: object;
}

export interface LogLine {
  readonly id: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly component: string | null;
  readonly message: string;
  /** Milliseconds since the start of the run. */
  readonly at: number;
}

interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type RunPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'ended'; readonly status: ProcessStatus; readonly error: RunProblem | null };

export interface RunState {
  readonly phase: RunPhase;
  readonly status: ProcessStatus;
  readonly steps: number;
  readonly unresponsive: boolean;
  readonly components: Readonly<Record<string, ComponentProgress>>;
  readonly values: Readonly<Record<string, ComponentValues>>;
  readonly series: Readonly<Record<string, Series>>;
  /** What components gave last, while the run goes on; nothing once `values` has all of it. */
  readonly outputs: Outputs;
  readonly log: readonly LogLine[];
  readonly files: readonly OutputFile[];
  readonly jobId: string | null;
  /** Rounds a second; null: as fast as it goes. */
  readonly speed: number | null;
  /** Milliseconds of the run so far, by the page's clock. */
  readonly elapsed: number;
  /** Id of the record of the run that shows, once it is over; else null. */
  readonly record: string | null;
  /** Where the time went so far; null when nothing is known of it. */
  readonly profile: RunProfile | null;
}

/** A finished run, kept with the document. */
export interface RunRecord {
  readonly id: string;
  readonly startedAt: number;
  readonly status: ProcessStatus;
  readonly steps: number;
  readonly elapsed: number;
  readonly jobId: string | null;
  readonly seed: number;
  readonly error: RunProblem | null;
  readonly values: Readonly<Record<string, ComponentValues>>;
  /** Where it ran, when not here: its results were opened. Time, job and seed are then not known. */
  readonly source?: 'plugboard' | undefined;
  /** Counts the runs of a document, from one. Absent: it ended when its document was not open. */
  readonly number?: number | undefined;
  /** What the person called it. */
  readonly name?: string | undefined;
  /** What of it was called otherwise after it was kept: its series have the names of then. */
  readonly renamed?:
    | {
        readonly components: Readonly<Record<string, string>>;
        readonly fields: Readonly<Record<string, string>>;
      }
    | undefined;
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

/** What the browser's storage refuses at present. It is tried again until it is done. */
export interface StorageTrouble {
  /** `database`: all of it. */
  readonly about: 'database' | 'document' | 'text' | 'runs' | 'screen';
  /** The document that is open has changes that are not saved. */
  readonly isUnsaved: boolean;
  readonly kind: StorageFailureKind;
  /** What happened and what to do, for a person. */
  readonly message: string;
}

export interface LibraryState {
  readonly documents: readonly DocumentSummary[];
  readonly examples: readonly ExampleSummary[];
  readonly runs: readonly RunRecord[];
  /** Runs that are compared with the one that shows, in the order they were chosen. */
  readonly compared: readonly ComparedRun[];
  /** Null: storage does all that is asked of it. */
  readonly trouble: StorageTrouble | null;
}

export interface ExampleSummary {
  readonly id: string;
  readonly title: string;
  readonly field: string;
  readonly summary: string;
  /** What it models and what to look at, a paragraph. */
  readonly description: string;
  readonly files: readonly string[];
  readonly watch: readonly string[];
}

export type Edit = (document: PatchbayDocument) => PatchbayDocument;

export interface ShareLink {
  readonly url: string;
  readonly length: number;
  /** What was left out or may not pass everywhere; empty when all is well. */
  readonly warnings: readonly string[];
}

/** A folder that plugboard runs, zipped. */
export interface Project {
  readonly zip: Uint8Array;
  /** Paths of its files, without the folder. */
  readonly files: readonly string[];
  /** The text of its README.md. */
  readonly readme: string;
}

/** Everything the interface can do; the only way it changes anything. None of these throws. */
export interface Verbs {
  // Document
  /**
   * One gesture, one entry. An edit that returns the same document does nothing. Edits that follow
   * each other within a second with the same `gesture` (a burst of arrow keys) make one entry; with a
   * symbol (a drag) they do however long it takes.
   */
  edit(label: string, edit: Edit, gesture?: string | symbol): void;
  /**
   * Somebody is at something that will be an edit when it ends: a drag, a text being typed. `finish` makes
   * that edit, as if it ended now; it is called now and then to put down what the document would be, which
   * stays as it is. False: that cannot be told now (a word half written), and what was put down stays. Null:
   * it has ended, or was given up.
   */
  underWay(key: symbol, finish: (() => unknown) | null): void;
  undo(): void;
  redo(): void;
  /** Undoes or redoes until so many gestures are in effect: 0 is the document as it was first. */
  goTo(position: number): void;
  newDocument(): Promise<void>;
  openDocument(id: string): Promise<void>;
  openExample(id: string): Promise<void>;
  /**
   * Opens `#p1...`, or the link in a text around one; a bad link becomes a notice and changes nothing, and
   * stays in the address if it came from there.
   */
  openLink(text: string): Promise<void>;
  /** A pasted text as it can be read, where it cannot be read as it is. After `prepareText`. */
  plainModelText(text: string): string;
  /** Whether a text that is no model may hold a link to one. After `readModel`. */
  mayHaveLink(text: string): boolean;
  /**
   * YAML files become new documents, results of a project become a run of the open one, and other files
   * are attached to it.
   */
  importFiles(files: readonly { name: string; bytes: Uint8Array }[]): Promise<void>;
  /** Gets the readers and writers of texts; to be awaited before `typeText` and `exportText`. */
  prepareText(): Promise<void>;
  /**
   * The YAML panel: the text is this now. A moment later it is read and becomes the document; while it
   * cannot be read, it is kept beside the document, which stays as it is.
   */
  typeText(text: string): void;
  /** Reads what was typed at once. */
  readTyped(): void;
  /** The typed text counts, also where the document changed otherwise meanwhile. */
  keepTyped(): void;
  /** The typed text goes; the text of the document comes back. */
  discardTyped(): void;
  /** What is wrong with the document, with places in its YAML. */
  problemsInText(): readonly Problem[];
  /** A value as YAML, for a person to edit. After `prepareText`. */
  valueText(value: Json): string;
  /** The value that a YAML text says, or why it says none. After `prepareText`. */
  valueOfText(text: string): Result<Json, string>;
  /** Opens a model that was made here (the example of a component) as a new document. */
  openModel(document: PatchbayDocument): Promise<void>;
  /** Reads a text as a model, or as components of one, for it to be pasted; the document stays as it is. */
  readModel(text: string): Promise<Result<PatchbayDocument, readonly Problem[]>>;
  renameDocument(id: string, name: string): Promise<void>;
  duplicateDocument(id: string): Promise<void>;
  /** Deletes with a notice that offers undo. */
  deleteDocument(id: string): Promise<void>;
  share(): Promise<Result<ShareLink, Problem>>;
  /** Text of the document: YAML (with or without layout) or a Mermaid diagram. */
  exportText(format: 'yaml' | 'yaml-without-layout' | 'mermaid'): string;
  /** YAML of the document where that takes a moment; null where it is large. After `prepareText`. */
  textNow(): string | null;
  /** YAML of the document, however large; null when the signal says that it is not wanted any more. */
  textLater(signal: AbortSignal): Promise<string | null>;
  /** The document as a project for plugboard; `folder` is the one that it gets in the zip. */
  exportProject(folder: string): Promise<Result<Project, readonly Problem[]>>;
  /** The text of `patchbay.py`, which plugboard needs beside the YAML; null: it needs none. */
  exportModule(): Promise<string | null>;
  // Run
  run(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  step(): Promise<void>;
  /** One step of one component alone; a run that goes on is paused, without one it begins paused. */
  stepComponent(name: string): Promise<void>;
  stop(): Promise<void>;
  setSpeed(roundsPerSecond: number | null): void;
  /** For the runs to come. */
  setWorkers(count: number | null): void;
  /** Draws something of the profile on the canvas. */
  setHeat(heat: Heat): void;
  /** Watches or unwatches `component.field` (kept in the document; never restarts a run). */
  watch(field: string, on: boolean): void;
  /** Holds a run, the one under way too, when an output has such a value; null: no more. */
  holdAt(field: string, condition: Omit<RunBreakpoint, 'field'> | null): void;
  /** Changes how watched fields are drawn (kept in the document; undo passes over it). */
  arrangePlots(edit: Edit): void;
  /** Takes the lines of the log away that there are now. */
  clearLog(): void;
  // Runs that are over
  /** Draws a kept run beside the one that shows, or takes it away again. */
  compareRun(id: string, on: boolean): Promise<void>;
  /** Shows a kept run in place of the one that shows, unless one is under way. */
  showRun(id: string): Promise<void>;
  /** The model that made a kept run; null when it is not known. */
  modelOfRun(id: string): Promise<PatchbayDocument | null>;
  /** An empty name gives it back its number. */
  renameRun(id: string, name: string): Promise<void>;
  /** Deletes with a notice that offers undo. */
  deleteRun(id: string): Promise<void>;
  // View (never in history)
  select(selection: Selection): void;
  setTheme(theme: Theme): void;
  /** Binds keys to a command; null gives it back its own. */
  bindKeys(command: string, keys: readonly string[] | null): void;
  setTour(tour: ViewState['tour']): void;
  openPanel(panel: PanelId): void;
  setPanel(size: {
    readonly height?: number;
    readonly width?: number | null;
    readonly open?: boolean;
    readonly side?: ViewState['panelSide'];
  }): void;
  /** Opens or closes palette or inspector, or says how wide it is; null: as suits the window. */
  setSide(
    part: 'palette' | 'inspector',
    size: { readonly open?: boolean; readonly width?: number | null },
  ): void;
  /** Lays one over the canvas, or none. */
  setDrawer(drawer: ViewState['drawer']): void;
  setMinimap(shown: boolean): void;
  openDialog(dialog: ViewState['dialog']): void;
  notify(notice: Omit<Notice, 'id'>): void;
  dismiss(id: string): void;
  revealComponent(name: string): void;
}

/** All the interface knows of the world, handed in by `app/` through a React context. */
export interface Stores {
  readonly document: StoreApi<DocumentState>;
  readonly run: StoreApi<RunState>;
  readonly view: StoreApi<ViewState>;
  readonly library: StoreApi<LibraryState>;
  readonly verbs: Verbs;
  readonly catalogue: Catalogue;
  /** The number that a text of arithmetic comes to, such as `2*60`; null for other texts. */
  readonly calculate: (text: string) => Promise<number | null>;
}
