import { useStoreApi } from '@xyflow/react';
import { useRef, useState, type PointerEvent } from 'react';
import { useStores } from '../../page/StoresContext.tsx';
import { moveOnly } from '../../../editing/places/moveNodes.ts';
import { watchGesture } from '../../kit/watchGesture.ts';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { GRID } from '../../../graph/places/nodeLayout.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** Pixels that the pointer may shake before a press becomes a drag. */
const SHAKE = 3;

export interface MarkDrag {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
}

interface Options {
  readonly node: string;
  readonly canvas: CanvasApi;
  /** Where everything is that moves along, by node, before the drag. */
  readonly start: (nodes: readonly string[]) => ReadonlyMap<string, Point>;
  /** Draws the drag so far; null: it is over. */
  readonly show: (offset: Point | null, nodes: readonly string[]) => void;
}

/**
 * Pressing and dragging a frame or a note: a press selects it (with Shift, Ctrl or Command too), a drag
 * moves all that is selected with it, in steps of the grid, as one entry of the history.
 */
export function useMarkDrag({ node, canvas, start, show }: Options): MarkDrag {
  const stores = useStores();
  const flow = useStoreApi();
  const [key] = useState(() => Symbol('move'));
  const drag = useRef<{ x: number; y: number; nodes: readonly string[]; on: boolean } | null>(null);

  function select(more: boolean): readonly string[] {
    const { selection } = stores.view.getState();
    const isSelected = selection.components.includes(node);
    if (!more) {
      if (isSelected) return selection.components;
      stores.verbs.select({ components: [node], connectors: [] });
      return [node];
    }
    const rest = selection.components.filter((id) => id !== node);
    const components = isSelected ? rest : [...rest, node];
    stores.verbs.select({ ...selection, components });
    return components;
  }

  function offsetOf(event: PointerEvent, from: Point): Point {
    const zoom = flow.getState().transform[2];
    const step = (far: number) => Math.round(far / zoom / GRID) * GRID;
    return { x: step(event.clientX - from.x), y: step(event.clientY - from.y) };
  }

  /** Draws everything where the document has it; what was dragged, if anything was. */
  function putBack(): { x: number; y: number; nodes: readonly string[] } | null {
    const now = drag.current;
    drag.current = null;
    if (now === null || !now.on) return null;
    show(null, now.nodes);
    stores.verbs.underWay(key, null);
    return now;
  }

  function drop(event: PointerEvent<HTMLElement>): void {
    const now = putBack();
    if (now === null) return;
    const by = offsetOf(event, now);
    if (by.x === 0 && by.y === 0) return;
    canvas.editor.move(placesOf(now.nodes, by));
  }

  function placesOf(nodes: readonly string[], by: Point): ReadonlyMap<string, Point> {
    return new Map(
      [...start(nodes)].map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }] as const),
    );
  }

  return {
    onPointerDown(event) {
      if (event.button !== 0 || (event.target as Element).closest('button, input, textarea, a'))
        return;
      event.stopPropagation();
      const nodes = select(event.shiftKey || event.ctrlKey || event.metaKey);
      if (!nodes.includes(node)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, nodes, on: false };
      watchGesture(event.nativeEvent, putBack);
    },
    onPointerMove(event) {
      const now = drag.current;
      if (now === null) return;
      const far = Math.hypot(event.clientX - now.x, event.clientY - now.y);
      if (!now.on && far < SHAKE) return;
      now.on = true;
      const by = offsetOf(event, now);
      show(by, now.nodes);
      stores.verbs.underWay(key, () => stores.verbs.edit(moveOnly, placesOf(now.nodes, by)));
    },
    onPointerUp: drop,
  };
}
