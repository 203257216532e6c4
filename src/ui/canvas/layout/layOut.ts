import { flushSync } from 'react-dom';
import type { Stores } from '../../../stores/api.ts';
import type { CanvasApi, Places } from '../api/CanvasApi.ts';
import { motionTime } from '../view/motionTime.ts';
import { movedNodes } from '../../../editing/places/movedNodes.ts';
import { layOutNodes } from '../../../editing/places/arrangeNodes.ts';
import { layOutGraph } from '../../../graph/places/layOutGraph.ts';
import { openGroups } from '../../../graph/places/openGroups.ts';

/** More than this many are not moved at display rate; they are there at once. */
const MOST_ANIMATED = 300;

let busy = false;

/**
 * Lays components out along their wires: one entry of the history, seen as one movement.
 *
 * @param names what is laid out, where it is; null: everything, and then all of it is in view
 */
export async function layOut(
  stores: Stores,
  canvas: CanvasApi,
  names: readonly string[] | null,
): Promise<void> {
  const graph = canvas.graph();
  const isAll = names === null || names.length === graph.components.length;
  const all = names ?? graph.components.map(({ name }) => name);
  if (busy || all.length === 0) return;
  busy = true;
  try {
    const groups = openGroups(stores.document.getState().document);
    const places = layOutGraph(graph, new Set(all), groups, canvas.viewpoint.aspect());
    const before = new Map(
      graph.components.flatMap(({ name, position }) =>
        places.has(name) ? [[name, position]] : [],
      ),
    );
    await apply(stores, canvas, before, places);
    if (isAll) canvas.viewpoint.fit();
    else canvas.viewpoint.bringIntoView(all[0] ?? '');
  } finally {
    busy = false;
  }
}

/** The edit comes first, so that nothing can get lost on the way; what is drawn follows. */
async function apply(
  { document, verbs }: Stores,
  canvas: CanvasApi,
  before: Places,
  places: Places,
): Promise<void> {
  const isMoved = movedNodes(document.getState().document, places) !== null;
  const time = !isMoved || places.size > MOST_ANIMATED ? 0 : motionTime();
  if (time > 0) flushSync(() => canvas.preview(before));
  const made = verbs.edit(layOutNodes, places);
  const isRefused = made !== null && 'refused' in made;
  if (isRefused) canvas.say(made.refused);
  else if (made !== null && time > 0) await glide(canvas, before, places, time);
  canvas.preview(null);
}

/** Draws the way from the old places to the new ones; a press ends it. */
function glide(canvas: CanvasApi, from: Places, to: Places, time: number): Promise<void> {
  return new Promise((resolve) => {
    const start = performance.now();
    let frame = 0;
    const end = (): void => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointerdown', end, true);
      resolve();
    };
    const draw = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - start) / time));
      if (part === 1) {
        end();
        return;
      }
      const eased = 1 - (1 - part) ** 3;
      const between = (a: number, b: number) => a + (b - a) * eased;
      canvas.preview(
        new Map(
          [...to].map(([name, end]) => {
            const begin = from.get(name) ?? end;
            return [name, { x: between(begin.x, end.x), y: between(begin.y, end.y) }];
          }),
        ),
      );
      frame = requestAnimationFrame(draw);
    };
    window.addEventListener('pointerdown', end, true);
    frame = requestAnimationFrame(draw);
  });
}
