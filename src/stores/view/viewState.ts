import type { Selection } from '../../editing/edit.ts';
import type { Breakpoint } from '../../model/run/index.ts';
import type { AttachedFile } from '../../model/document.ts';
import type { RunLoading } from '../../runner/api.ts';
import type { PanelId } from './panels.ts';

/** How busy each component is, in which worker it is, or nothing of it. */
export type Heat = 'off' | 'time' | 'workers';
type Theme = 'system' | 'light' | 'dark';

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
  readonly breakpoints: Readonly<Record<string, Breakpoint>>;
  /** Keys that were bound in place of commands' own, by command. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** The tour of a first visit: `new` offers it, `on` is in it. */
  readonly tour: 'new' | 'on' | 'done';
  /** What of the profile is drawn on the canvas. */
  readonly heat: Heat;
  /** Values of a trial that are drawn beside those of the model; null: none. */
  readonly preview: TrialPreview | null;
  /** The study that the inspector and the form of studies speak of; null: the first one. */
  readonly study: string | null;
  /** Full name of what has its range open in the inspector; null: none. */
  readonly range: string | null;
  readonly dialog:
    | null
    | 'open'
    | 'share'
    | 'import'
    | 'export'
    | 'gallery'
    | 'commands'
    | 'shortcuts'
    | 'code'
    | 'versions'
    | 'diff'
    | 'ray'
    | 'url'
    | 'script';
  /** What the dialog `url` asks. */
  readonly url?: UrlQuestion;
  /** What the code of the open document reaches; left out until it has code. */
  readonly network?: NetworkView;
  /** What the dialog `script` asks. */
  readonly script: ScriptQuestion | null;
  /** What was said last to those who listen and do not see. */
  readonly said: string;
  /** A passing message; `action` may undo it. */
  readonly notices: readonly Notice[];
  /** Asks the canvas to bring this component into view (raised by a jump from Problems). */
  readonly reveal: { readonly component: string; readonly at: number } | null;
}

/** What a trial has in place of the model's own values. */
export interface TrialPreview {
  readonly title: string;
  /** In words, such as `volume 2 → 4.5`, by the component that has it. */
  readonly values: readonly { readonly component: string; readonly text: string }[];
}

/** How a person answers: for the run under way, for the document, or not at all in this run. */
export type NetworkAnswer = 'run' | 'document' | 'refuse';

/** Whether the code of the document may reach a host. */
export interface NetworkQuestion {
  readonly origin: string;
  /** With its port where that is not the usual one. */
  readonly host: string;
  /** The component that asks; null where that is not known. */
  readonly component: string | null;
  /** It is reached by http:, which anybody on the way can read. */
  readonly isPlain: boolean;
  /** It lies on the person's own machine or network. */
  readonly isLocal: boolean;
  /** Questions that come after it. */
  readonly more: number;
  readonly answer: (how: NetworkAnswer) => void;
}

/** What the code of the open document asks to reach, and what it may reach. */
interface NetworkView {
  readonly question: NetworkQuestion | null;
  /** Origins that a person has allowed for the document. */
  readonly allowed: readonly string[];
  readonly revoke: (origin: string) => void;
}

/** Whether a model may be fetched from an address. */
interface UrlQuestion {
  readonly url: string;
  readonly host: string;
  /** It lies beside this page. */
  readonly isOwn: boolean;
  /** It is on its way. */
  readonly isComing: boolean;
  readonly answer: () => void;
}

/** Whether a script that builds its process may run, to be opened as a diagram. */
export interface ScriptQuestion {
  readonly file: string;
  /** What may run with it, itself among it. */
  readonly code: readonly AttachedFile[];
  /** Names of scripts that build one too, and are not run. */
  readonly others: readonly string[];
  /** Null until it is allowed: what it waits for, or that it runs. */
  readonly progress: RunLoading | 'runs' | null;
  readonly answer: (choice: 'run' | 'attach') => void;
}

export interface Notice {
  readonly id: string;
  readonly tone: 'info' | 'good' | 'warning' | 'bad';
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

/** How a first visit finds the screen. */
export const firstView: ViewState = {
  selection: { components: [], connectors: [] },
  theme: 'system',
  panel: 'plots',
  panelHeight: 260,
  panelOpen: true,
  panelSide: 'below',
  panelWidth: null,
  paletteOpen: true,
  paletteWidth: null,
  inspectorOpen: true,
  inspectorWidth: null,
  drawer: null,
  minimap: true,
  workers: null,
  breakpoints: {},
  keys: {},
  tour: 'new',
  heat: 'off',
  preview: null,
  study: null,
  range: null,
  dialog: null,
  script: null,
  said: '',
  notices: [],
  reveal: null,
};
