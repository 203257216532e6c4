import { takePointer } from '../../kit/watchGesture.ts';
import { placeOf } from '../../canvas/api/placeOf.ts';
import type { Place } from '../../../graph/walk.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';

/** A touch held so long, in milliseconds, without moving farther than this, in pixels, asks for the menu. */
const LONG = 500;
const SHAKE = 10;

type Open = (at: Point, place: Place | null) => void;

/**
 * Listens for what asks for a context menu: the right button (a press, not the drag that pans), the menu
 * key or Shift+F10, a long touch.
 *
 * @returns how to stop listening
 */
export function listenForMenu(root: HTMLElement, open: Open): () => void {
  let pressed: Point | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let touch: Point | null = null;
  /** A long touch has asked for the menu, and its finger is still down. */
  let asked = false;
  const control = new AbortController();
  const { signal } = control;

  function isForUs(target: EventTarget | null): target is Element {
    // A text field keeps the browser's own menu, with its spelling and its clipboard.
    return target instanceof Element && target.closest('input, textarea, [role="menu"]') === null;
  }

  function forget(): void {
    clearTimeout(timer);
    touch = null;
  }

  root.addEventListener(
    'pointerdown',
    (event) => {
      forget();
      asked = false;
      pressed = event.button === 2 ? { x: event.clientX, y: event.clientY } : null;
      if (event.pointerType !== 'touch' || !event.isPrimary || !isForUs(event.target)) return;
      const { target, pointerId } = event;
      const at = { x: event.clientX, y: event.clientY };
      touch = at;
      timer = setTimeout(() => {
        forget();
        asked = true;
        // A finger that slides on behind the menu would drag what lies there.
        takePointer(pointerId);
        open(at, placeOf(target));
      }, LONG);
    },
    { signal, capture: true },
  );
  root.addEventListener(
    'pointermove',
    (event) => {
      if (touch !== null && Math.hypot(event.clientX - touch.x, event.clientY - touch.y) > SHAKE)
        forget();
    },
    { signal, capture: true, passive: true },
  );
  for (const end of ['pointerup', 'pointercancel'] as const)
    root.addEventListener(end, forget, { signal, capture: true });

  // The click that a browser makes of a lifted finger would close the menu again.
  root.addEventListener(
    'touchend',
    (event) => {
      if (asked && event.cancelable) event.preventDefault();
      asked = false;
    },
    { signal, capture: true, passive: false },
  );

  // With a mouse the menu comes when the button is let go where it was pressed: a drag pans.
  root.addEventListener(
    'pointerup',
    (event) => {
      if (event.button !== 2 || pressed === null || !isForUs(event.target)) return;
      const isStill = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < 4;
      pressed = null;
      if (isStill) open({ x: event.clientX, y: event.clientY }, placeOf(event.target));
    },
    { signal, capture: true },
  );
  root.addEventListener(
    'contextmenu',
    (event) => {
      if (isForUs(event.target)) event.preventDefault();
    },
    { signal },
  );
  // By keys the menu comes beside what has the focus.
  root.addEventListener(
    'keydown',
    (event) => {
      const asks = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      if (!asks || !isForUs(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      const box = event.target.getBoundingClientRect();
      open({ x: box.left + 12, y: box.top + Math.min(box.height, 40) }, placeOf(event.target));
    },
    { signal },
  );
  return () => {
    forget();
    control.abort();
  };
}
