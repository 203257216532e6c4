import type { CanvasApi } from '../canvas/CanvasApi.ts';
import type { PanelId, RunPhase, Stores } from '../../stores/index.ts';
import { processFacts } from './processFacts.ts';

export type CommandGroup = 'Run' | 'Edit' | 'Document' | 'View';

/** Something that the screen can do by name: in the command palette, by keys, behind a button. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** Keys as in `Kbd`; more than one where more than one does it. */
  readonly keys: readonly string[];
  /** Absent: always. */
  readonly enabled?: (stores: Stores) => boolean;
  readonly run: (stores: Stores, canvas: CanvasApi | null) => void;
}

export interface RunControls {
  readonly run: boolean;
  readonly pause: boolean;
  readonly step: boolean;
  readonly stop: boolean;
}

/** Which of the run's buttons can act; `hasComponents` is of the document as it is now. */
export function runControls(phase: RunPhase['kind'], hasComponents: boolean): RunControls {
  const idle = phase === 'idle' || phase === 'ended';
  return {
    run: phase === 'paused' || (idle && hasComponents),
    pause: phase === 'running',
    step: phase === 'paused' || (idle && hasComponents),
    stop: phase === 'starting' || phase === 'running' || phase === 'paused',
  };
}

function controls(stores: Stores): RunControls {
  const { document } = stores.document.getState();
  return runControls(stores.run.getState().phase.kind, processFacts(document).components > 0);
}

const canEdit = (stores: Stores) => stores.document.getState().origin.kind !== 'readOnly';
const storedId = (stores: Stores) => {
  const { origin } = stores.document.getState();
  return origin.kind === 'link' ? null : origin.id;
};

const PANELS: readonly (readonly [PanelId, string])[] = [
  ['plots', 'plots'],
  ['table', 'the table of values'],
  ['log', 'the log'],
  ['problems', 'problems'],
  ['runs', 'earlier runs'],
  ['yaml', 'the YAML text'],
];

export const COMMANDS: readonly Command[] = [
  {
    id: 'run',
    group: 'Run',
    label: 'Run, or go on after a pause',
    keys: ['Mod+Enter'],
    enabled: (stores) => controls(stores).run,
    run: ({ verbs }) => void verbs.run(),
  },
  {
    id: 'pause',
    group: 'Run',
    label: 'Pause the run',
    keys: ['Mod+Shift+P'],
    enabled: (stores) => controls(stores).pause,
    run: ({ verbs }) => void verbs.pause(),
  },
  {
    id: 'step',
    group: 'Run',
    label: 'Make one step',
    keys: ['Mod+Shift+Enter'],
    enabled: (stores) => controls(stores).step,
    run: ({ verbs }) => void verbs.step(),
  },
  {
    id: 'stop',
    group: 'Run',
    label: 'Stop the run',
    keys: ['Mod+.'],
    enabled: (stores) => controls(stores).stop,
    run: ({ verbs }) => void verbs.stop(),
  },
  {
    id: 'undo',
    group: 'Edit',
    label: 'Undo',
    keys: ['Mod+Z'],
    enabled: (stores) => canEdit(stores) && stores.document.getState().past.length > 0,
    run: ({ verbs }) => verbs.undo(),
  },
  {
    id: 'redo',
    group: 'Edit',
    label: 'Redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    enabled: (stores) => canEdit(stores) && stores.document.getState().future.length > 0,
    run: ({ verbs }) => verbs.redo(),
  },
  {
    id: 'new',
    group: 'Document',
    label: 'New document',
    keys: [],
    run: ({ verbs }) => void verbs.newDocument(),
  },
  {
    id: 'open',
    group: 'Document',
    label: 'Open a document',
    keys: ['Mod+O'],
    run: ({ verbs }) => verbs.openDialog('open'),
  },
  {
    id: 'gallery',
    group: 'Document',
    label: 'Open an example',
    keys: [],
    run: ({ verbs }) => verbs.openDialog('gallery'),
  },
  {
    id: 'duplicate',
    group: 'Document',
    label: 'Duplicate this document',
    keys: [],
    enabled: (stores) => storedId(stores) !== null,
    run: (stores) => {
      const id = storedId(stores);
      if (id !== null) void stores.verbs.duplicateDocument(id);
    },
  },
  {
    id: 'import',
    group: 'Document',
    label: 'Import files',
    keys: ['Mod+I'],
    run: ({ verbs }) => verbs.openDialog('import'),
  },
  {
    id: 'export',
    group: 'Document',
    label: 'Export as YAML or Mermaid',
    keys: ['Mod+E'],
    run: ({ verbs }) => verbs.openDialog('export'),
  },
  {
    id: 'share',
    group: 'Document',
    label: 'Share as a link',
    keys: [],
    run: ({ verbs }) => verbs.openDialog('share'),
  },
  {
    id: 'save',
    group: 'Document',
    label: 'Save',
    keys: ['Mod+S'],
    run: tellSaved,
  },
  {
    id: 'commands',
    group: 'View',
    label: 'Find a command or a component',
    keys: ['Mod+K'],
    run: ({ verbs }) => verbs.openDialog('commands'),
  },
  {
    id: 'shortcuts',
    group: 'View',
    label: 'Keyboard shortcuts',
    keys: ['?'],
    run: ({ verbs }) => verbs.openDialog('shortcuts'),
  },
  {
    id: 'fit',
    group: 'View',
    label: 'Bring the whole model into view',
    keys: [],
    run: (_stores, canvas) => canvas?.fit(),
  },
  {
    id: 'focus-canvas',
    group: 'View',
    label: 'Go to the canvas',
    keys: ['F6'],
    run: (_stores, canvas) => canvas?.focus(),
  },
  {
    id: 'search-palette',
    group: 'View',
    label: 'Search the palette',
    keys: ['/'],
    run: () => document.getElementById(PALETTE_SEARCH)?.focus(),
  },
  {
    id: 'toggle-panel',
    group: 'View',
    label: 'Show or hide the panel below',
    keys: ['Mod+J'],
    run: ({ view, verbs }) => verbs.setPanel({ open: !view.getState().panelOpen }),
  },
  ...PANELS.map(([panel, words]): Command => ({
    id: `panel-${panel}`,
    group: 'View',
    label: `Show ${words}`,
    keys: [],
    run: ({ verbs }) => verbs.openPanel(panel),
  })),
  ...(['system', 'light', 'dark'] as const).map((theme): Command => ({
    id: `theme-${theme}`,
    group: 'View',
    label: theme === 'system' ? 'Theme as the system has it' : `Theme: ${theme}`,
    keys: [],
    run: ({ verbs }) => verbs.setTheme(theme),
  })),
];

/** The id of the palette's search field. */
export const PALETTE_SEARCH = 'palette-search';

/** People press Ctrl+S by habit; it answers what they want to know. */
function tellSaved({ document, verbs }: Stores): void {
  const { saved, origin } = document.getState();
  const text =
    origin.kind === 'link'
      ? 'This copy is saved with its first edit.'
      : saved.kind === 'failed'
        ? `Not saved yet: ${saved.message}`
        : 'Every change is saved in this browser by itself.';
  verbs.notify({ tone: saved.kind === 'failed' ? 'bad' : 'info', text, action: null });
}
