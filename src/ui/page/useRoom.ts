import { useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import type { Stores, ViewState } from '../../stores/index.ts';
import { useStores } from './StoresContext.tsx';
import { planRoom, type RoomPlan, type RoomWishes } from './planRoom.ts';

function onResize(callback: () => void): () => void {
  window.addEventListener('resize', callback);
  return () => window.removeEventListener('resize', callback);
}

function wishesOf(view: ViewState): RoomWishes {
  const { paletteOpen, paletteWidth, inspectorOpen, inspectorWidth } = view;
  const { panelOpen, panelHeight, panelWidth, panelSide, drawer } = view;
  return {
    ...{ paletteOpen, paletteWidth, inspectorOpen, inspectorWidth },
    ...{ panelOpen, panelHeight, panelWidth, panelSide, drawer },
  };
}

/** The room around the canvas as it is now, for handlers. */
export function roomNow({ view }: Pick<Stores, 'view'>): RoomPlan {
  const { innerWidth: width, innerHeight: height } = window;
  return planRoom({ width, height }, wishesOf(view.getState()));
}

/** The room around the canvas; renders when the window or what a person chose of it changes. */
export function useRoom(): RoomPlan {
  const { view } = useStores();
  const wishes = useStore(view, useShallow(wishesOf));
  const width = useSyncExternalStore(onResize, () => window.innerWidth);
  const height = useSyncExternalStore(onResize, () => window.innerHeight);
  return useMemo(() => planRoom({ width, height }, wishes), [width, height, wishes]);
}

/** Opens or closes a part, as a drawer where there is no room beside the canvas. */
export function openPart(stores: Stores, part: 'palette' | 'inspector', open: boolean): void {
  const { verbs } = stores;
  if (roomNow(stores)[part].drawer) verbs.setDrawer(open ? part : null);
  else {
    verbs.setSide(part, { open });
    // Where it still has no room, it comes as a drawer.
    if (open && roomNow(stores)[part].drawer) verbs.setDrawer(part);
  }
}

/** Opens or closes a part by its button or key; a drawer that opens takes the focus. */
export function pressPart(stores: Stores, part: 'palette' | 'inspector'): void {
  const { open } = roomNow(stores)[part];
  openPart(stores, part, !open);
  if (!open && roomNow(stores)[part].drawer) {
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus({ preventScroll: true }),
    );
  }
}
