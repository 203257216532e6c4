import { useEffect, type RefObject } from 'react';
import type { Stores } from '../../../stores/index.ts';
import { roomNow } from '../../page/useRoom.ts';

/** Farther than this, pixels, or longer than this, ms, a press is a drag or a hold and no tap. */
const TAP = { way: 8, time: 500 };

const SIDES = ['palette', 'inspector'] as const;

interface Pressed {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

const elementOf = (target: EventTarget | null) => (target instanceof Element ? target : null);

/**
 * Drawers: what lies over the canvas goes by Escape or by a press outside it, and the focus goes back to
 * its button. A finger's tap on a component shows what there is to read of it.
 */
export function useDrawers(stores: Stores, screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { view, verbs } = stores;
    const partOf = (part: string) => screen.current?.querySelector(`[data-part="${part}"]`);
    const toggleOf = (part: string) =>
      screen.current?.querySelector<HTMLElement>(`[data-toggles="${part}"]`);
    const openDrawer = () => {
      const room = roomNow(stores);
      return SIDES.find((part) => room[part].drawer && room[part].open);
    };
    let pressed: Pressed | null = null;
    let isTapped = false;

    function down(event: PointerEvent): void {
      const target = elementOf(event.target);
      pressed = null;
      isTapped = false;
      if (!event.isPrimary || !target || !screen.current?.contains(target)) return;
      const { pointerId: pointer, clientX: x, clientY: y, timeStamp: at } = event;
      pressed = { pointer, x, y, at };
      const drawer = openDrawer();
      if (drawer === undefined || target.closest(`[data-part="${drawer}"], [data-toggles]`)) return;
      // Another component is looked at in the same inspector.
      if (drawer === 'inspector' && target.closest('[data-component], [data-connector]')) return;
      pressed = null;
      verbs.setDrawer(null);
    }

    function up(event: PointerEvent): void {
      const from = pressed;
      pressed = null;
      if (from?.pointer !== event.pointerId || event.button !== 0) return;
      const way = Math.hypot(event.clientX - from.x, event.clientY - from.y);
      if (way > TAP.way || event.timeStamp - from.at > TAP.time) return;
      const target = elementOf(event.target);
      const canvas = target?.closest('[data-canvas]');
      if (!canvas || target?.closest('button, input, [role="button"], [role="slider"]')) return;
      const room = roomNow(stores);
      if (target?.closest('[data-component], [data-connector]')) {
        // Not before the click, which would fall on the drawer where it covers the component.
        isTapped = event.pointerType === 'touch' && room.inspector.drawer;
      } else if (room.panel.drawer && room.panel.open) verbs.setPanel({ open: false });
    }

    function click(): void {
      if (isTapped) verbs.setDrawer('inspector');
      isTapped = false;
    }

    function key(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (view.getState().dialog !== null) return;
      const target = elementOf(event.target);
      if (target !== document.body && !screen.current?.contains(target)) return;
      const drawer = openDrawer();
      const room = roomNow(stores);
      if (drawer !== undefined) {
        event.preventDefault();
        verbs.setDrawer(null);
      } else if (room.panel.drawer && room.panel.open && target?.closest('[data-part="panel"]')) {
        event.preventDefault();
        verbs.setPanel({ open: false });
        toggleOf('panel')?.focus();
      }
    }

    // Before anything is taken off the screen: what was typed there is kept, and the focus has a place.
    const stop = view.subscribe((now, before) => {
      if (now.drawer === before.drawer && now.paletteOpen === before.paletteOpen) {
        if (now.inspectorOpen === before.inspectorOpen) return;
      }
      const room = roomNow(stores);
      const focused = elementOf(document.activeElement);
      for (const part of SIDES) {
        const inside = partOf(part)?.contains(focused) === true;
        if (!room[part].open && inside && focused instanceof HTMLElement) {
          focused.blur();
          toggleOf(part)?.focus({ preventScroll: true });
        }
      }
    });
    /** What became a drawer or a part beside the canvas by another size of the window begins anew. */
    let wasNarrow = roomNow(stores).narrow;
    function resize(): void {
      const { narrow } = roomNow(stores);
      if (narrow !== wasNarrow && view.getState().drawer !== null) verbs.setDrawer(null);
      wasNarrow = narrow;
    }

    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener('pointerdown', down, { capture: true, signal });
    window.addEventListener('pointerup', up, { capture: true, signal });
    window.addEventListener('click', click, { signal });
    window.addEventListener('keydown', key, { signal });
    window.addEventListener('resize', resize, { signal });
    return () => {
      controller.abort();
      stop();
    };
  }, [stores, screen]);
}
