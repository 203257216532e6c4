import type { CanvasApi } from '../canvas/api/CanvasApi.ts';
import { pasteText } from '../canvas/gestures/clipboard.ts';
import type { Stores } from '../../stores/index.ts';
import { canEdit } from './canEdit.ts';
import type { Command, CommandContext } from './Command.ts';

const someSelected = ({ stores }: CommandContext) =>
  stores.view.getState().selection.components.length > 0;

/** Makes the browser send the event that its own keys send, with the canvas in focus. */
function byEvent({ canvas }: CommandContext, name: 'copy' | 'cut'): void {
  canvas?.viewpoint.focus();
  document.execCommand(name);
}

async function pasteFromBrowser(
  stores: Stores,
  canvas: CanvasApi,
  incoming: boolean,
): Promise<void> {
  const at = canvas.pointer();
  try {
    await pasteText(stores, canvas, await navigator.clipboard.readText(), at, incoming);
  } catch {
    const text = 'This browser lets a page read the clipboard by keys only: press Ctrl+V, or ⌘V.';
    stores.verbs.notify({ tone: 'info', text, action: null });
  }
}

export const CLIPBOARD_COMMANDS: readonly Command[] = [
  {
    id: 'cut',
    group: 'Edit',
    label: 'Cut',
    keys: ['Mod+X'],
    scope: 'canvas',
    native: true,
    menus: ['component'],
    enabled: (context) => canEdit(context) && someSelected(context),
    run: (context) => byEvent(context, 'cut'),
  },
  {
    id: 'copy',
    group: 'Edit',
    label: 'Copy',
    keys: ['Mod+C'],
    scope: 'canvas',
    native: true,
    menus: ['component'],
    enabled: someSelected,
    run: (context) => byEvent(context, 'copy'),
  },
  ...[false, true].map((incoming): Command => ({
    id: incoming ? 'paste-incoming' : 'paste',
    group: 'Edit',
    label: incoming ? 'Paste with incoming wires' : 'Paste',
    keys: [incoming ? 'Mod+Shift+V' : 'Mod+V'],
    scope: 'canvas',
    native: true,
    menus: ['canvas'],
    enabled: canEdit,
    run: ({ stores, canvas }) => {
      if (canvas) void pasteFromBrowser(stores, canvas, incoming);
    },
  })),
];
