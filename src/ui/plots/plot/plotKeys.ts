import type { PlotScene, Zoom } from '../draw/plotScene.ts';
import { panX, panY, zoomX, zoomY } from '../draw/plotZoom.ts';

const CLOSER = 0.7;
const SHARE = 0.1;

/** What a key does on a plot that has the focus. */
export type PlotKey =
  | { readonly kind: 'zoom'; readonly change: Partial<Zoom> }
  | { readonly kind: 'reset' }
  | { readonly kind: 'cursor'; readonly by: number };

/** The keys of a plot, for whoever looks them up. */
export const PLOT_KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['+ and -', 'zoom in and out'],
  ['Left, Right, Up, Down', 'move what shows'],
  ['Alt+Up, Alt+Down', 'zoom the values'],
  ['Shift+Left, Shift+Right', 'move the cursor by a step, with Alt by ten'],
  ['0', 'show everything'],
];

/** The meaning of a key; null when it has none here. `position` is where the cursor is (0 to 1). */
export function plotKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  scene: PlotScene,
  position: number,
): PlotKey | null {
  const { key, shiftKey, altKey } = event;
  if (event.ctrlKey || event.metaKey) return null;
  const zoom = (change: Partial<Zoom>): PlotKey => ({ kind: 'zoom', change });
  if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight'))
    return { kind: 'cursor', by: (key === 'ArrowLeft' ? -1 : 1) * (altKey ? 10 : 1) };
  switch (key) {
    case '+':
    case '=':
      return zoom(zoomX(scene, CLOSER, position));
    case '-':
      return zoom(zoomX(scene, 1 / CLOSER, position));
    case '0':
      return { kind: 'reset' };
    case 'ArrowLeft':
      return zoom(panX(scene, -SHARE));
    case 'ArrowRight':
      return zoom(panX(scene, SHARE));
    case 'ArrowUp':
      return zoom(altKey ? zoomY(scene, CLOSER, 0.5) : panY(scene, SHARE));
    case 'ArrowDown':
      return zoom(altKey ? zoomY(scene, 1 / CLOSER, 0.5) : panY(scene, -SHARE));
    default:
      return null;
  }
}
