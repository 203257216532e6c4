import { useEffect } from 'react';
import { useCanvasApi } from '../canvas/CanvasApi.ts';
import { useStores } from '../StoresContext.tsx';
import { COMMANDS, type Command } from './commands.ts';
import { isKeys } from './isKeys.ts';

/** These act in text fields, too: a field has no meaning of its own for them. */
const EVERYWHERE = new Set([
  'run',
  'pause',
  'step',
  'stop',
  'save',
  'commands',
  'toggle-panel',
  'open',
  'focus-canvas',
]);

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/**
 * The keys of the whole screen. Whoever handles a key closer to the focus (the canvas, a menu, the
 * text editor) comes first; while a dialog is open only its own keys act.
 */
export function useShortcuts(): void {
  const stores = useStores();
  const canvas = useCanvasApi();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || stores.view.getState().dialog !== null)
        return;
      const command = commandOf(event);
      if (!command || (isText(event.target) && !EVERYWHERE.has(command.id))) return;
      event.preventDefault();
      if (command.enabled?.(stores) ?? true) command.run(stores, canvas.current);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [stores, canvas]);
}

function commandOf(event: KeyboardEvent): Command | undefined {
  return COMMANDS.find(({ keys }) => keys.some((each) => isKeys(event, each)));
}
