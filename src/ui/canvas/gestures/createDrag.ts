import { copyNodes } from '../../../editing/clipboard/duplicateNodes.ts';
import { whyNotInsert } from '../../../editing/connectors/insert.ts';
import { insertOnWire } from '../../../editing/connectors/insertOnWire.ts';
import type { Stores } from '../../../stores/api.ts';
import { MAC } from '../../kit/keys/mac.ts';
import type { CanvasApi, DragHooks, Places } from '../api/CanvasApi.ts';
import type { Box } from '../../../graph/wires/lanes.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { focusOn } from './clipboard.ts';
import { beginDrag, looseWires, type DragSession } from './dragSession.ts';
import {
  AT_REST,
  NO_PLACES as NONE,
  type GestureState,
  type GestureStore,
} from './gestureStore.ts';
import { snapDrag } from '../../../graph/places/snapDrag.ts';
import { wireLines, wireNear } from '../../../graph/wires/wireLines.ts';

/** Keys that change what a drag does, and whether there are keys at all. */
export interface Held {
  readonly free: boolean;
  readonly copy: boolean;
  readonly touch: boolean;
}

export interface DragContext {
  readonly stores: Stores;
  readonly canvas: CanvasApi;
  readonly gestures: GestureStore;
  /** What is in view, in the coordinates of the model, and how large it is drawn. */
  readonly view: () => Box & { readonly zoom: number };
}

export interface Drag extends Pick<DragHooks, 'move' | 'drop' | 'cancel'> {
  readonly isOn: () => boolean;
  /** Keys are held now that were not, or the other way round; the pointer may rest. */
  hold(held: Held): void;
}

/** How far a neighbour draws, in pixels of the screen. */
const REACH = 6;
/** How near a wire has to be to the middle of what is dropped on it, in units of the model. */
const ON_WIRE = 24;
const KEYS = MAC ? '⌘ places freely · ⌥ copies' : 'Ctrl places freely · Alt copies';

/** Dragging with guides: snapping, copying with Alt, dropping on a wire. */
export function createDrag({ stores, canvas, gestures, view }: DragContext): Drag {
  const document = () => stores.document.getState().document;
  let session: DragSession | null = null;
  /** How far everything is dragged: as the pointer would have it, and as it fits. */
  let pointed: Point = { x: 0, y: 0 };
  let fitted: Point = pointed;
  let held: Held = { free: false, copy: false, touch: false };
  let cancelled = false;
  let judged: { readonly connector: string; readonly fits: boolean } | null = null;

  function settle(now: DragSession): Places {
    if (cancelled) return NONE;
    const frame = shifted(now.frame, pointed);
    const neighbours = held.copy ? now.withOriginals : now.neighbours;
    const wires = held.copy ? [] : looseWires(now, pointed);
    const { dx, dy, guides } = held.free
      ? { dx: 0, dy: 0, guides: [] }
      : snapDrag(frame, neighbours, wires, REACH / view().zoom);
    fitted = {
      x: Math.round(frame.x + dx) - now.frame.x,
      y: Math.round(frame.y + dy) - now.frame.y,
    };
    const target = held.copy ? null : targetUnder(now, shifted(now.frame, fitted));
    const places = placesOf(now);
    show({
      guides: target === null ? guides : [],
      ghosts: held.copy ? places : NONE,
      target,
      hint: hintFor(target, now.loose),
    });
    return held.copy ? NONE : places;
  }

  /** Draws only what changed: most of a drag has no guide at all. */
  function show(next: Partial<GestureState>): void {
    const before = gestures.getState();
    const same =
      next.target === before.target &&
      next.hint === before.hint &&
      next.ghosts === before.ghosts &&
      JSON.stringify(next.guides) === JSON.stringify(before.guides);
    if (!same) gestures.setState(next);
  }

  function placesOf({ start }: DragSession): Places {
    return new Map(
      [...start].map(([name, { x, y }]) => [name, { x: x + fitted.x, y: y + fitted.y }]),
    );
  }

  /** The wire under what is dragged, when it can be led through it. */
  function targetUnder({ graph, loose }: DragSession, frame: Box): string | null {
    if (loose === null) return null;
    const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    const found = wireNear(wireLines(graph), middle, Math.max(ON_WIRE, frame.height / 2));
    if (found === null) return null;
    const connector = found.view.id;
    if (judged?.connector !== connector) {
      const { document: now, catalogue } = stores.document.getState();
      const why = whyNotInsert(now, catalogue, connector, loose);
      judged = { connector, fits: why === null };
    }
    return judged.fits ? connector : null;
  }

  function hintFor(target: string | null, loose: string | null): string | null {
    if (held.touch) return null;
    if (held.copy) return 'Drop to leave a copy here';
    if (target !== null) return `Drop to lead ${target.replace('..', ' → ')} through ${loose}`;
    return held.free ? 'Placed freely, off the grid' : `${KEYS} · Esc takes it back`;
  }

  return {
    isOn: () => session !== null,
    move(places) {
      const { selection } = stores.view.getState();
      const names = [...places.keys()];
      session ??= beginDrag(canvas.graph(), document(), selection.components, names, view());
      const [[name, at] = ['', { x: 0, y: 0 }]] = places;
      const from = session.start.get(name) ?? at;
      pointed = { x: at.x - from.x, y: at.y - from.y };
      return settle(session);
    },
    hold(now) {
      const same = now.free === held.free && now.copy === held.copy && now.touch === held.touch;
      held = now;
      if (session !== null && !same) canvas.preview(settle(session));
    },
    cancel() {
      if (session === null || cancelled) return;
      cancelled = true;
      gestures.setState(AT_REST);
      canvas.preview(NONE);
    },
    drop() {
      if (session === null) return false;
      const now = session;
      const { target } = gestures.getState();
      const dealtWith = cancelled || held.copy || target !== null;
      const { nodes, loose } = now;
      if (!cancelled && held.copy)
        focusOn(canvas, stores.verbs.edit(copyNodes, { nodes, offset: fitted }));
      else if (!cancelled && target !== null && loose !== null)
        stores.verbs.edit(insertOnWire, {
          connector: target,
          component: loose,
          places: placesOf(now),
        });
      session = null;
      cancelled = false;
      judged = null;
      gestures.setState(AT_REST);
      return dealtWith;
    },
  };
}

function shifted(box: Box, by: Point): Box {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}
