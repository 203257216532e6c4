import type { Stores } from '../../stores/index.ts';
import type { CanvasApi } from '../canvas/api/CanvasApi.ts';
import type { Place } from '../../graph/walk.ts';

export const COMMAND_GROUPS = [
  'Run',
  'Edit',
  'Select',
  'Arrange',
  'Connect',
  'Document',
  'View',
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** What a command works with: the stores, the canvas once it stands, and what it was asked for. */
export interface CommandContext {
  readonly stores: Stores;
  readonly canvas: CanvasApi | null;
  /** The component or connector that has the focus, or that a context menu was opened on. */
  readonly place: Place | null;
}

/** Where a context menu shows a command. */
export type MenuPlace = 'component' | 'connector' | 'canvas';

/**
 * Something that the screen can do by name. Keys, the help sheet, the command palette, context menus
 * and tests all read these records, so that there is one table and no clash.
 */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** Keys as in `Kbd`, unless a person bound others; more than one where more than one does it. */
  readonly keys: readonly string[];
  /**
   * `canvas`: its keys act only while the focus is in the canvas. There it comes before a command of
   * the whole screen with the same keys.
   */
  readonly scope?: 'screen' | 'canvas';
  /** Its keys act in text fields too: a field has no meaning of its own for them. */
  readonly inText?: true;
  /** What the help sheet says in one line for all commands of a family. */
  readonly family?: string;
  /** The browser's own event does it: its keys are shown, but left to the browser. */
  readonly native?: true;
  /** Opens something that is typed into: what is typed before it has the focus is meant for it. */
  readonly typed?: true;
  /** Left out of the command palette: it makes sense with its keys only. */
  readonly keysOnly?: true;
  readonly menus?: readonly MenuPlace[];
  /** Absent: always. */
  readonly enabled?: (context: CommandContext) => boolean;
  readonly run: (context: CommandContext) => void;
}
